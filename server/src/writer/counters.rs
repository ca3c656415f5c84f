//! How many commands had which outcome since the start, for monitoring.

use std::sync::atomic::{AtomicU64, Ordering};

use super::{Outcome, WriterError};

/// The number of commands by outcome since the start.
#[derive(Debug, Default)]
pub struct Counters {
    accepted: AtomicU64,
    repeated: AtomicU64,
    refused: AtomicU64,
    failed: AtomicU64,
}

impl Counters {
    /// Counts one command by what came of it.
    pub(super) fn count(&self, outcome: &Result<Outcome, WriterError>) {
        let counter = match outcome {
            Ok(Ok(answer)) if answer.repeated => &self.repeated,
            Ok(Ok(_)) => &self.accepted,
            Ok(Err(_)) => &self.refused,
            Err(_) => &self.failed,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Each outcome's word and count.
    #[must_use]
    pub fn counts(&self) -> [(&'static str, u64); 4] {
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        [
            ("accepted", of(&self.accepted)),
            ("repeated", of(&self.repeated)),
            ("refused", of(&self.refused)),
            ("failed", of(&self.failed)),
        ]
    }
}
