//! The browser's side of the live link: an `EventSource` that is kept open, and a silence timer.
//!
//! A stream that the browser gave up (as after a 502) is opened anew; after a while without a
//! message the page polls `/live/head` itself; a hidden tab closes its stream, because browsers
//! allow only six connections to a server.

use std::time::Duration;

use leptos::{ev::visibilitychange, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent, VisibilityState};

use super::{Link, LiveHead, LiveSink, LiveStart};
use crate::json;

/// How often silence is checked, in milliseconds, unless the limits are shorter.
const TICK_MS: u32 = 1_000;

/// How soon to look again whether the page is taken over.
const SOON: Duration = Duration::from_millis(50);

/// How long a page whose session has ended waits for a navigation before it reloads.
const GRACE: Duration = Duration::from_secs(1);

type ConnectionHandle = StoredValue<LiveConnection, LocalStorage>;

/// Opens the link and keeps it open until the app is disposed.
pub(super) fn listen(sink: LiveSink, start: LiveStart) {
    let tick = TICK_MS.min(start.limits.poll_ms / 4).max(50);
    let connection = StoredValue::new_local(LiveConnection::new(sink, start));
    Effect::new(move |_| {
        connect_when_taken_over(connection);
        every(Duration::from_millis(tick.into()), move || on_tick(connection));
    });
    let visibility = window_event_listener(visibilitychange, move |_| on_visibility(connection));
    on_cleanup(move || visibility.remove());
}

/// Runs `work` at an interval until the owner is disposed.
pub(crate) fn every(interval: Duration, work: impl Fn() + 'static) {
    if let Ok(handle) = set_interval_with_handle(work, interval) {
        on_cleanup(move || handle.clear());
    }
}

struct LiveConnection {
    sink: LiveSink,
    start: LiveStart,
    stream: Option<Stream>,
    heard_at: Duration,
    tried_at: Duration,
}

/// An open stream, which is closed when dropped.
struct Stream {
    source: EventSource,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_ended: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.set_onmessage(None);
        self.source.close();
    }
}

impl LiveConnection {
    fn new(sink: LiveSink, start: LiveStart) -> Self {
        Self { sink, start, stream: None, heard_at: now(), tried_at: now() }
    }

    /// Takes in a head; reloads the page if its build differs from the server's, unless the page waits for
    /// a moment of its own.
    fn hear(&mut self, head: LiveHead) {
        self.heard_at = now();
        if head.build != self.start.head.build {
            if self.sink.upgrade.waits.get_untracked() {
                self.sink.silence.set(0);
                self.sink.link.set(Link::Fresh);
                self.sink.upgrade.ready.set(true);
                return;
            }
            // Nothing can be done about a refused reload; the next message tries again.
            let _ = window().location().reload();
            return;
        }
        self.sink.silence.set(0);
        self.sink.link.set(Link::Fresh);
        if self.sink.head.with_untracked(|known| *known != head) {
            self.sink.head.set(head);
        }
    }

    /// Updates the silence; returns whether it is time to try again.
    fn tick(&mut self) -> bool {
        let silence = now().saturating_sub(self.heard_at);
        let since_last_try = now().saturating_sub(self.tried_at);
        let link = Link::after(silence, self.start.limits);
        if link != Link::Fresh {
            self.sink.silence.set(silence.as_secs());
        }
        if self.sink.link.get_untracked() != link {
            self.sink.link.set(link);
        }
        let try_again = self.start.limits.try_again(silence, since_last_try, self.given_up());
        if try_again {
            self.tried_at = now();
        }
        try_again
    }

    fn given_up(&self) -> bool {
        let closed = |stream: &Stream| stream.source.ready_state() == EventSource::CLOSED;
        self.stream.as_ref().is_none_or(closed)
    }
}

/// Opens the stream once the whole page is taken over, its lazily loaded part as well. Earlier, the
/// first render must match the server's, and a change would be heard before there is anything that
/// asks for its view again: the page would show what was before it until the next one.
fn connect_when_taken_over(connection: ConnectionHandle) {
    if is_taken_over() {
        connect(connection);
    } else {
        set_timeout(move || connect_when_taken_over(connection), SOON);
    }
}

/// Whether the browser has taken over the page, as [`hydrate`](crate::hydrate) says.
fn is_taken_over() -> bool {
    document().body().is_some_and(|body| body.has_attribute("data-hydrated"))
}

fn on_tick(connection: ConnectionHandle) {
    let try_again = !hidden()
        && is_taken_over()
        && connection.try_update_value(LiveConnection::tick).unwrap_or(false);
    if try_again {
        connect(connection);
        ask(connection);
    }
}

fn on_visibility(connection: ConnectionHandle) {
    if hidden() {
        connection.update_value(|connection| connection.stream = None);
    } else if is_taken_over() {
        connect(connection);
    }
}

/// Opens the stream anew; the server begins a new one with the head.
fn connect(connection: ConnectionHandle) {
    let Ok(source) = EventSource::new("/live") else {
        return;
    };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let head = message.data().as_string().and_then(|json| json::read(&json).ok());
        if let Some(head) = head {
            connection.update_value(|connection| connection.hear(head));
        }
    });
    source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The reader was signed out or has another role now: the page begins anew, as it is for them.
    // Whoever signs out here is on their way to another page already, and is not called back.
    let on_ended = Closure::<dyn FnMut(MessageEvent)>::new(|_| {
        set_timeout(|| drop(window().location().reload()), GRACE);
    });
    // A source that takes no listener only learns of it a little later, by asking.
    let _ = source.add_event_listener_with_callback("ended", on_ended.as_ref().unchecked_ref());
    let stream = Stream { source, _on_message: on_message, _on_ended: on_ended };
    connection.update_value(|connection| connection.stream = Some(stream));
}

/// Polls the head once, beside the stream.
fn ask(connection: ConnectionHandle) {
    spawn_local(async move {
        let Ok(answer) = gloo_net::http::Request::get("/live/head").send().await else {
            return;
        };
        if answer.status() == 401 {
            // The session has ended: the page begins anew, which leads to the way in.
            let _ = window().location().reload();
            return;
        }
        let Ok(text) = answer.text().await else { return };
        if let Ok(head) = json::read(&text) {
            connection.update_value(|connection| connection.hear(head));
        }
    });
}

fn hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// The time since the page was opened, from a monotonic clock.
pub(crate) fn now() -> Duration {
    let milliseconds = window().performance().map_or(0.0, |performance| performance.now());
    Duration::try_from_secs_f64(milliseconds / 1_000.0).unwrap_or_default()
}
