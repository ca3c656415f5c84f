//! Escalation: notices that stay unanswered are raised to the next level when their time is up.
//!
//! Which levels are due is a pure function of the board and the time, and what was raised is in the
//! log: a server that was off, or a clock that jumped, raises each level once.

use std::time::Duration;

use battle_map::{board::Board, model::notice::NoticeAction, value::Timestamp};

use super::{
    schedule::{Task, TaskError, Timing},
    system,
};
use crate::{clock::Clock, writer::Writer};

/// The task that raises overdue notices to their next level.
pub struct Escalation {
    clock: Clock,
}

impl Escalation {
    /// Escalates what is due by `clock`.
    #[must_use]
    pub const fn new(clock: Clock) -> Self {
        Self { clock }
    }
}

impl Task for Escalation {
    const NAME: &'static str = "escalation of notices";
    const TIMING: Timing = Timing { every: Duration::from_secs(20), after_change: None };

    async fn run(&mut self, writer: &Writer) -> Result<(), TaskError> {
        if is_due(&writer.present().board, (self.clock)()) {
            system::give(writer, NoticeAction::Escalate {}).await?;
        }
        Ok(())
    }
}

fn is_due(board: &Board, now: Timestamp) -> bool {
    board.notices.values().any(|notice| !notice.escalations(now).is_empty())
}
