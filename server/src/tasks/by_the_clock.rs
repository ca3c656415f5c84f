//! Holds a task back while the clock is not trusted.

use std::sync::Arc;

use super::schedule::{Task, TaskError, Timing};
use crate::{health::Health, writer::Writer};

/// A task whose work depends on what time it is.
pub struct ByTheClock<T> {
    task: T,
    health: Arc<Health>,
}

impl<T> ByTheClock<T> {
    /// The task, held back as long as `health` does not trust the clock.
    #[must_use]
    pub const fn new(task: T, health: Arc<Health>) -> Self {
        Self { task, health }
    }
}

impl<T: Task> Task for ByTheClock<T> {
    const NAME: &'static str = T::NAME;
    const TIMING: Timing = T::TIMING;

    async fn run(&mut self, writer: &Writer) -> Result<(), TaskError> {
        if self.health.clock().is_trusted() { self.task.run(writer).await } else { Ok(()) }
    }
}
