//! Writing: commands are decided, logged durably, and only then shown.
//!
//! [`Journal`] is the log together with the board folded from it; the command line uses it
//! directly. A server puts one behind a [`Writer`], whose only task takes the commands that
//! arrived meanwhile as one batch, so that many clients share one wait for the disk.

mod batch;
mod changed;
mod counters;
mod fold;
mod journal;
mod snapshotter;
mod task;

use std::sync::Arc;

use battle_map::board::Board;
use battle_map_app::{execute::WRITER_STOPPED, live::Trouble};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};

use crate::{
    log::{Head, StoreError},
    random::NoRandomness,
};

pub use batch::{Executed, Outcome, Submission};
pub use changed::changed_since;
pub use counters::Counters;
pub use fold::{SnapshotAudit, board_at, compare_snapshots, decode as recorded};
pub use journal::Journal;
pub use task::WriterTask;

/// The board as everybody may see it, and the head of the log it was folded to.
#[derive(Clone)]
pub struct Present {
    /// The board folded from every durable event.
    pub board: Arc<Board>,
    /// The last event folded into it.
    pub head: Head,
}

/// Why nothing could be written or read; a refusal is not an error.
#[derive(Debug, Error)]
pub enum WriterError {
    /// The log cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An event is there but this version does not understand it.
    #[error("event {seq} cannot be understood: {source}")]
    Event {
        /// The number of the event.
        seq: u64,
        /// What does not fit.
        source: serde_json::Error,
    },
    /// The result of an earlier command is there but this version does not understand it.
    #[error("the result of command {command_id} cannot be understood: {source}")]
    Result {
        /// The id of the command.
        command_id: String,
        /// What does not fit.
        source: serde_json::Error,
    },
    /// What was decided cannot be written down.
    #[error("cannot be written down: {0}")]
    Encode(#[source] serde_json::Error),
    /// The batch that this command was part of failed.
    #[error("the command was not accepted: {0}")]
    Batch(Arc<WriterError>),
    /// A command cannot be given an id.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// The writer has stopped.
    #[error("the writer has stopped")]
    Stopped,
}

impl WriterError {
    /// The code of why nothing could be written, where the command itself is not the reason.
    #[must_use]
    pub fn unwritten(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.trouble().map(Trouble::code),
            Self::Batch(batch) => batch.unwritten(),
            Self::Stopped => Some(WRITER_STOPPED),
            _ => None,
        }
    }
}

/// A command on its way to the writer's task.
type QueuedCommand = (Submission, oneshot::Sender<Result<Outcome, WriterError>>);

/// Hands commands to the writing task and shows the present. Cheap to clone.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<QueuedCommand>,
    present: watch::Receiver<Arc<Present>>,
    counters: Arc<Counters>,
}

impl Writer {
    /// Sends one command and waits until it is durable or refused.
    ///
    /// After an error the command may have been accepted or not; sent again with the same id it
    /// is accepted once.
    pub async fn submit(&self, submission: Submission) -> Result<Outcome, WriterError> {
        let outcome = self.send(submission).await;
        self.counters.count(&outcome);
        outcome
    }

    /// Whether there is still somebody who writes.
    pub fn is_running(&self) -> bool {
        !self.queue.is_closed()
    }

    /// What has come of commands since the start.
    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    async fn send(&self, submission: Submission) -> Result<Outcome, WriterError> {
        let (reply, answer) = oneshot::channel();
        self.queue.send((submission, reply)).await.map_err(|_| WriterError::Stopped)?;
        answer.await.map_err(|_| WriterError::Stopped)?
    }

    /// The board as of the last durable event.
    pub fn present(&self) -> Arc<Present> {
        self.present.borrow().clone()
    }

    /// Wakes up whenever the present changes from now on.
    pub fn changes(&self) -> watch::Receiver<Arc<Present>> {
        let mut changes = self.present.clone();
        changes.mark_unchanged();
        changes
    }
}
