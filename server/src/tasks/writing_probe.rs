//! Finds out whether anything can be written before somebody tries, and when it can be again.
//!
//! While all goes well a page is written every half minute at most; after a failure it is tried every
//! two seconds, so that pages learn soon that they may submit again.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::schedule::{Task, TaskError, Timing};
use crate::{
    health::Health,
    log::{Store, Writability},
    writer::Writer,
};

/// How long writing is believed to work without being tried.
const BELIEVED: Duration = Duration::from_secs(30);

/// The task that tries to write.
pub struct WritingProbe {
    store: Arc<dyn Store>,
    health: Arc<Health>,
    tried: Option<Instant>,
}

impl WritingProbe {
    /// Tries to write to a store, whose health tells what is known already.
    #[must_use]
    pub const fn new(store: Arc<dyn Store>, health: Arc<Health>) -> Self {
        Self { store, health, tried: None }
    }
}

impl Task for WritingProbe {
    const NAME: &'static str = "trying to write";
    const TIMING: Timing = Timing { every: Duration::from_secs(2), after_change: None };

    async fn run(&mut self, _: &Writer) -> Result<(), TaskError> {
        let works = self.health.writability() == Writability::Works;
        if works && self.tried.is_some_and(|tried| tried.elapsed() < BELIEVED) {
            return Ok(());
        }
        self.tried = Some(Instant::now());
        let before = self.health.trouble();
        // What comes of it the store itself keeps for those who ask.
        let tried = self.store.check_writing().await;
        match (before, self.health.trouble(), tried) {
            (None, Some(_), Err(error)) => tracing::error!(%error, "nothing can be written"),
            (Some(_), None, _) => tracing::warn!("everything can be written again"),
            _ => {}
        }
        Ok(())
    }
}
