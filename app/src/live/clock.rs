//! The displayed time: the server's, advanced by the browser between two messages.

use battle_map::value::Timestamp;
use leptos::prelude::*;

use super::{LiveHead, use_live};

/// The server's current time; on the server and at first in the browser, the head's time.
#[must_use]
pub fn use_clock() -> Signal<Timestamp> {
    let head = use_live().head;
    let now = RwSignal::new(time(&head.get_untracked()));
    tick(head, now);
    now.into()
}

const fn time(head: &LiveHead) -> Timestamp {
    head.time
}

#[cfg(feature = "hydrate")]
fn tick(head: Signal<LiveHead>, now: RwSignal<Timestamp>) {
    use std::time::Duration;

    use super::browser;

    let last = StoredValue::new((now.get_untracked(), browser::now()));
    Effect::new(move |_| last.set_value((head.with(time), browser::now())));
    Effect::new(move |_| {
        browser::every(Duration::from_secs(1), move || {
            let (server, at) = last.get_value();
            let since = browser::now().saturating_sub(at).as_millis();
            now.set(Timestamp(server.0 + i64::try_from(since).unwrap_or_default()));
        });
    });
}

/// On the server nothing: a page being rendered shows the moment it was made.
#[cfg(not(feature = "hydrate"))]
fn tick(_head: Signal<LiveHead>, _now: RwSignal<Timestamp>) {}
