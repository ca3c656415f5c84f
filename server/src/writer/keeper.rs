//! Keeps snapshots of the board, off the writer's path.

use std::sync::Arc;

use battle_map::board::BOARD_FORMAT;
use tokio::task::JoinHandle;
use tracing::warn;

use super::Present;
use crate::log::{Head, Snapshot, Store};

/// Events after which a snapshot is worth its writing: folding them takes some tenths of a
/// second.
const EVERY: u64 = 20_000;

/// Remembers how old the newest snapshot is, and writes one at a time.
pub struct Keeper {
    store: Arc<dyn Store>,
    newest: u64,
    running: Option<JoinHandle<()>>,
}

impl Keeper {
    /// `newest` is the last event of the newest snapshot there is, 0 for none.
    pub fn new(store: Arc<dyn Store>, newest: u64) -> Self {
        Self { store, newest, running: None }
    }

    /// Starts a snapshot if enough has happened since the last one and none is being written.
    pub fn consider(&mut self, present: &Present) {
        let idle = self.running.as_ref().is_none_or(JoinHandle::is_finished);
        if idle && present.head.seq >= self.newest + EVERY {
            self.newest = present.head.seq;
            self.running = Some(tokio::spawn(write(self.store.clone(), present.clone())));
        }
    }

    /// Writes the last snapshot before the end, if anything has happened since the newest.
    pub async fn finish(mut self, present: &Present) {
        if let Some(running) = self.running.take()
            && let Err(error) = running.await
        {
            warn!(%error, "a snapshot was given up");
        }
        if present.head.seq > self.newest {
            write(self.store, present.clone()).await;
        }
    }
}

/// A snapshot is a cache: without it the next start only takes longer.
async fn write(store: Arc<dyn Store>, present: Present) {
    let Present { board, head } = present;
    let encoded = tokio::task::spawn_blocking(move || serde_json::to_vec(board.as_ref())).await;
    let board = match encoded {
        Ok(Ok(board)) => board,
        Ok(Err(error)) => return warn!(%error, "the board cannot be written down"),
        Err(error) => return warn!(%error, "a snapshot was given up"),
    };
    let Head { seq, time_ms, hash, .. } = head;
    let snapshot = Snapshot { seq, time_ms, format: BOARD_FORMAT, hash, board };
    if let Err(error) = store.write_snapshot(&snapshot).await {
        warn!(%error, "a snapshot was not written");
    }
}
