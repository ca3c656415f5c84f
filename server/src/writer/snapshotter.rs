//! Keeps snapshots of the board, off the writer's path.

use std::sync::Arc;

use battle_map::board::BOARD_FORMAT;
use tokio::task::JoinHandle;
use tracing::warn;

use super::Present;
use crate::log::{Snapshot, Store};

/// Events after which a snapshot is worth its writing: folding them takes some tenths of a
/// second.
const EVERY: u64 = 20_000;

/// Remembers how old the newest snapshot is, and writes one at a time.
pub struct Snapshotter {
    store: Arc<dyn Store>,
    /// The last event of the newest snapshot there is.
    newest: u64,
    /// That of the last one that was begun, whatever came of it.
    begun: u64,
    /// Answers the last event of what it wrote, if it did.
    running: Option<JoinHandle<Option<u64>>>,
}

impl Snapshotter {
    /// `newest` is the last event of the newest snapshot there is, 0 for none.
    pub fn new(store: Arc<dyn Store>, newest: u64) -> Self {
        Self { store, newest, begun: newest, running: None }
    }

    /// Starts a snapshot if enough has happened since the last one and none is being written.
    pub fn consider(&mut self, present: &Present) {
        let idle = self.running.as_ref().is_none_or(JoinHandle::is_finished);
        if idle && present.head.seq >= self.begun + EVERY {
            self.begun = present.head.seq;
            self.running = Some(tokio::spawn(write(self.store.clone(), present.clone())));
        }
    }

    /// Writes the last snapshot before the end, if anything has happened since the newest.
    pub async fn finish(mut self, present: &Present) {
        if let Some(running) = self.running.take() {
            match running.await {
                Ok(written) => self.newest = written.unwrap_or(self.newest),
                Err(error) => warn!(%error, "a snapshot was given up"),
            }
        }
        if present.head.seq > self.newest {
            write(self.store, present.clone()).await;
        }
    }
}

/// A snapshot is a cache: without it the next start only takes longer.
async fn write(store: Arc<dyn Store>, present: Present) -> Option<u64> {
    let Present { board, head } = present;
    let encoded = tokio::task::spawn_blocking(move || serde_json::to_vec(board.as_ref())).await;
    let board = match encoded {
        Ok(Ok(board)) => board,
        Ok(Err(error)) => {
            warn!(%error, "the board cannot be written down");
            return None;
        }
        Err(error) => {
            warn!(%error, "a snapshot was given up");
            return None;
        }
    };
    let written = store.write_snapshot(&Snapshot::new(&head, BOARD_FORMAT, board)).await;
    written.inspect_err(|error| warn!(%error, "a snapshot was not written")).ok()?;
    Some(head.seq)
}
