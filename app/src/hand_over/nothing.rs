//! The server renders pages; only browsers hand files over.

use leptos::ev;

use super::{Chosen, Way};
use crate::execute::Fault;

/// Does nothing.
pub fn choose(_: &ev::Event, _: impl Fn(Result<Chosen, Fault>) + 'static) {}

/// Does nothing.
pub fn send(
    _: &str,
    _: &[u8],
    _: impl Fn(Way) + 'static,
    _: impl Fn(Result<Vec<u8>, Fault>) + 'static,
) {
}

/// Does nothing.
pub const fn save(_: &str, _: &[u8]) {}
