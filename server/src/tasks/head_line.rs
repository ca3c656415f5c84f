//! Writes the head of the log to the server's own lines, at the start and once a day: kept there, it
//! proves later that nothing was cut off or made anew.

use std::time::Duration;

use battle_map::value::Day;

use super::schedule::{Task, TaskError, Timing};
use crate::{clock::Clock, diagnostics::HEAD, log::anchor::Anchor, writer::Writer};

/// The task that writes the line.
pub struct HeadLine {
    clock: Clock,
    said: Option<Day>,
}

impl HeadLine {
    /// Writes a line on every day that `clock` tells.
    #[must_use]
    pub const fn new(clock: Clock) -> Self {
        Self { clock, said: None }
    }
}

impl Task for HeadLine {
    const NAME: &'static str = "line about the head";
    const TIMING: Timing = Timing { every: Duration::from_mins(1), after_change: None };

    async fn run(&mut self, writer: &Writer) -> Result<(), TaskError> {
        let today = (self.clock)().day();
        if self.said != Some(today) {
            self.said = Some(today);
            let head = Anchor::of(&writer.present().head);
            tracing::info!(target: HEAD, %head, "the log ends here");
        }
        Ok(())
    }
}
