//! Stand-ins for the server, which renders pages and handles no files of the person.

use leptos::ev;

use super::{Chosen, UploadProgress};
use crate::execute::Fault;

/// Does nothing, as files are only chosen in browsers.
pub fn choose(_: &ev::Event, _: impl Fn(Result<Chosen, Fault>) + 'static) {}

/// Does nothing, as files are only sent from browsers.
pub fn send(
    _: &str,
    _: &[u8],
    _: impl Fn(UploadProgress) + 'static,
    _: impl Fn(Result<Vec<u8>, Fault>) + 'static,
) {
}

/// Does nothing, as files are only downloaded in browsers.
pub const fn save(_: &str, _: &[u8]) {}
