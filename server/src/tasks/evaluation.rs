//! Evaluation: what the rules and the calendar do to cards while the server runs, given to the writer
//! as a command like everybody's.
//!
//! What was done before is not done again, so that restarts and a clock that jumps do no harm.

use std::time::Duration;

use battle_map::{
    model::card::CardAction,
    rules,
    value::{Day, Seq},
};
use tokio::task::spawn_blocking;

use super::{
    schedule::{Task, TaskError, Timing},
    system,
};
use crate::{clock::Clock, writer::Writer};

/// Evaluates all cards wherever the board or the day is another than the last time.
pub struct EvaluationTask {
    clock: Clock,
    /// The board and the day that were evaluated last.
    evaluated: Option<(Seq, Day)>,
}

impl EvaluationTask {
    /// Evaluates on the day that `clock` tells, nothing evaluated yet.
    #[must_use]
    pub const fn new(clock: Clock) -> Self {
        Self { clock, evaluated: None }
    }
}

impl Task for EvaluationTask {
    const NAME: &'static str = "evaluation of cards";
    const TIMING: Timing = Timing {
        every: Duration::from_mins(1),
        // Whoever pastes forty rows causes one evaluation.
        after_change: Some(Duration::from_millis(700)),
    };

    async fn run(&mut self, writer: &Writer) -> Result<(), TaskError> {
        let (board, now) = (writer.present().board.clone(), (self.clock)());
        let state = (board.seq, now.day());
        if self.evaluated == Some(state) {
            return Ok(());
        }
        // Judging ten thousand projects takes too long for a thread that serves requests.
        let due = spawn_blocking(move || !rules::card::evaluate(&board, now).is_empty()).await;
        let done = match due {
            Ok(true) => system::give(writer, CardAction::Evaluate).await,
            Ok(false) => Ok(()),
            Err(error) => Err(error.into()),
        };
        // What could not be written is tried again; the same board would be refused again.
        if !matches!(done, Err(TaskError::Writer(_))) {
            self.evaluated = Some(state);
        }
        done
    }
}
