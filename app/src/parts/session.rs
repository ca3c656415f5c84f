//! A place where somebody is signed in, in words.

use battle_map::value::Timestamp;
use leptos::prelude::*;

use crate::{secrets::SessionLine, texts::Texts};

/// From where, with which browser, since when and until when.
pub fn session_facts(texts: Texts, line: &SessionLine) -> impl IntoView + use<> {
    let moment = |at: Timestamp| format!("{} {}", at.day(), at.clock());
    let opened = texts.fill("sessions.opened", &[("at", &moment(line.opened))]);
    let used = texts.fill("sessions.used", &[("at", &moment(line.used))]);
    let known = !line.address.is_empty();
    let from = if known { line.address.clone() } else { texts.get("sessions.nowhere") };
    view! {
        <b>{from}</b>
        <span>{line.agent.clone()}</span>
        <span>{opened}</span>
        <span>{used}</span>
    }
}
