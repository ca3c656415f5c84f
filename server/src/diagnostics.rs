//! Where the server's own events go: to standard error, a line each, where whatever keeps the service
//! (systemd, a container) collects them.
//!
//! `tracing-subscriber` writes the lines. Set here are the time, which only [`clock`] reads, and how a
//! field is written: an error may quote what somebody sent, and no quotation shall pass for a line.

use std::{fmt, io};

use tracing::{Subscriber, level_filters::LevelFilter, subscriber};
use tracing_subscriber::{
    filter::Targets,
    fmt::{
        MakeWriter,
        format::{Writer, debug_fn},
        layer,
        time::FormatTime,
    },
    prelude::*,
    registry,
};

use crate::clock;

/// What the targets of this program's own events begin with; its libraries are not listened to.
const OWN: &str = "battle_map";

/// The target of the line that tells the head of the log: it is written whatever the level, unless
/// nothing is.
pub const HEAD: &str = "head";

/// Writes every event of at least this `level` to standard error from now on.
pub fn to_stderr(level: LevelFilter) {
    // Fails only where somebody listens already, as in a test that does.
    let _ = subscriber::set_global_default(lines(level, io::stderr));
}

/// `2026-11-29 21:43 ERROR request{id=1f method=GET path=/feed/ledger.csv}: a feed broke off error=…`
pub(crate) fn lines<W>(level: LevelFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let fields = debug_fn(|line, field, value| {
        let value = format!("{value:?}").replace(char::is_control, " ");
        match field.name() {
            "message" => write!(line, "{value}"),
            name => write!(line, "{name}={value}"),
        }
    });
    let lines = layer()
        .with_timer(Now)
        .with_target(false)
        .with_ansi(false)
        .fmt_fields(fields.delimited(" "))
        .with_writer(writer);
    let head = if level == LevelFilter::OFF { level } else { LevelFilter::INFO };
    let targets = Targets::new().with_target(OWN, level).with_target(HEAD, head);
    registry().with(lines.with_filter(targets))
}

/// The time of an event, to the minute.
struct Now;

impl FormatTime for Now {
    fn format_time(&self, line: &mut Writer<'_>) -> fmt::Result {
        let now = clock::now();
        write!(line, "{} {}", now.day(), now.clock())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::{Arc, Mutex};

    use tracing::field::Empty;

    use super::*;

    /// What was written instead of to standard error.
    #[derive(Clone, Default)]
    pub(crate) struct CapturedOutput(Arc<Mutex<Vec<u8>>>);

    impl CapturedOutput {
        pub(crate) fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    impl io::Write for CapturedOutput {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn an_event_is_one_line_with_its_request_whatever_it_quotes() {
        let (written, level) = (CapturedOutput::default(), LevelFilter::WARN);
        let writer = written.clone();
        subscriber::with_default(lines(level, move || writer.clone()), || {
            let span = tracing::error_span!("request", id = 7, who = Empty);
            let _request = span.enter();
            span.record("who", "person/1");
            let error = "cut\nERROR forged";
            tracing::error!(%error, count = 2, "a feed broke off");
            tracing::info!("not worth a line");
            tracing::error!(target: "hyper", "not ours");
        });
        subscriber::with_default(lines(LevelFilter::ERROR, CapturedOutput::default), || {
            assert!(tracing::enabled!(target: HEAD, tracing::Level::INFO));
        });
        subscriber::with_default(lines(LevelFilter::OFF, CapturedOutput::default), || {
            assert!(!tracing::enabled!(target: HEAD, tracing::Level::INFO));
        });
        let written = written.text();
        let line = "ERROR request{id=7 who=\"person/1\"}: a feed broke off error=cut ERROR forged count=2\n";
        assert!(written.ends_with(line), "{written}");
        assert_eq!(written.lines().count(), 1, "{written}");
    }
}
