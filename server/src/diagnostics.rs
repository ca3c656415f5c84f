//! Where the server's warnings and errors go: to standard error, one line each, where whatever keeps
//! the service (systemd, a container) collects them.

use std::{
    fmt::{self, Write as _},
    io::{self, Write as _},
};

use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
};

use crate::clock;

/// What the targets of this program's own events begin with; its libraries are not listened to.
const OWN: &str = "battle_map";

/// Writes every warning and error to standard error from now on.
pub fn to_stderr() {
    // Fails only where somebody listens already, as in a test that does.
    let _ = tracing::subscriber::set_global_default(Stderr);
}

/// Listens to events alone: nothing here opens spans.
struct Stderr;

impl Subscriber for Stderr {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN && metadata.target().starts_with(OWN)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::WARN)
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let line = line(event);
        // Where nobody reads there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// `2026-11-29 21:43 ERROR a page failed in a browser kind=panic page=/my`
fn line(event: &Event<'_>) -> String {
    let mut text = EventText::default();
    event.record(&mut text);
    let now = clock::now();
    let level = event.metadata().level();
    format!("{} {} {level} {}{}", now.day(), now.clock(), text.words, text.fields)
}

/// The fields of an event as text.
#[derive(Default)]
struct EventText {
    words: String,
    fields: String,
}

impl Visit for EventText {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let value = format!("{value:?}").replace(char::is_control, " ");
        // The words of an event are a field of that name.
        if field.name() == "message" && self.words.is_empty() {
            self.words = value;
        } else {
            // Writing to a string cannot fail.
            let _ = write!(self.fields, " {}={value}", field.name());
        }
    }
}
