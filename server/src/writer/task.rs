//! The one task that writes, follows other writers and publishes the present.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};
use tracing::{error, info};

use super::snapshotter::Snapshotter;
use super::{Journal, Present, QueuedCommand, Writer, WriterError};

/// Commands that may wait before senders have to.
const QUEUE: usize = 1024;

/// Commands a transaction: enough to share the wait for the disk, few enough to answer soon.
const BATCH: usize = 256;

/// How often the store is asked whether somebody else has written.
const POLL: Duration = Duration::from_millis(200);

/// The running task; it goes on until it is stopped.
pub struct WriterTask {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl WriterTask {
    /// Answers what is queued, keeps a last snapshot and ends.
    pub async fn stop(self) {
        // An error means that the task has ended already, which is what was wanted.
        let _ = self.stop.send(());
        if let Err(error) = self.task.await {
            error!(%error, "the writer ended badly");
        }
    }
}

impl Writer {
    /// Starts the writing task.
    pub fn start(journal: Journal) -> (Self, WriterTask) {
        let (queue, queued) = mpsc::channel(QUEUE);
        let (publish, present) = watch::channel(Arc::new(journal.present().clone()));
        let (stop, stopped) = oneshot::channel();
        let snapshotter = Snapshotter::new(journal.store().clone(), journal.snapshot());
        let state = State { journal, publish, snapshotter, seen: None, follow_failed: false };
        let task = tokio::spawn(state.run(queued, stopped));
        (Self { queue, present, counters: Arc::default() }, WriterTask { stop, task })
    }
}

struct State {
    journal: Journal,
    publish: watch::Sender<Arc<Present>>,
    snapshotter: Snapshotter,
    seen: Option<i64>,
    follow_failed: bool,
}

impl State {
    async fn run(
        mut self,
        mut queued: mpsc::Receiver<QueuedCommand>,
        stopped: oneshot::Receiver<()>,
    ) {
        let mut poll = interval(POLL);
        poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut batch = Vec::with_capacity(BATCH);
        let mut stopped = std::pin::pin!(stopped);
        let mut stopping = false;
        loop {
            tokio::select! {
                received = queued.recv_many(&mut batch, BATCH) => {
                    if received == 0 {
                        break;
                    }
                    self.write(std::mem::take(&mut batch)).await;
                }
                _ = poll.tick() => self.follow().await,
                _ = &mut stopped, if !stopping => {
                    stopping = true;
                    queued.close();
                }
            }
        }
        self.snapshotter.finish(self.journal.present()).await;
    }

    /// Publishes the new state first, and only then answers the senders.
    async fn write(&mut self, batch: Vec<QueuedCommand>) {
        let (submissions, replies): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        let executed = self.journal.execute(&submissions).await;
        self.show();
        match executed {
            Ok(outcomes) => {
                for (reply, outcome) in replies.into_iter().zip(outcomes) {
                    // Whoever does not wait any more will ask again with the same id.
                    let _ = reply.send(Ok(outcome));
                }
            }
            Err(failure) => {
                error!(error = %failure, commands = replies.len(), "a batch was not written");
                let failure = Arc::new(failure);
                for reply in replies {
                    let _ = reply.send(Err(WriterError::Batch(failure.clone())));
                }
            }
        }
    }

    /// Shows what other processes wrote. A failure is reported once, then tried again quietly.
    async fn follow(&mut self) {
        match self.read_foreign().await {
            Ok(()) if self.follow_failed => info!("the log can be followed again"),
            Err(failure) if !self.follow_failed => {
                error!(error = %failure, "cannot follow the log");
            }
            Ok(()) | Err(_) => return,
        }
        self.follow_failed = !self.follow_failed;
    }

    async fn read_foreign(&mut self) -> Result<(), WriterError> {
        let version = self.journal.store().foreign_version().await?;
        if self.seen != Some(version) {
            self.journal.catch_up().await?;
            self.seen = Some(version);
            self.show();
        }
        Ok(())
    }

    fn show(&mut self) {
        let present = self.journal.present();
        self.publish.send_if_modified(|shown| {
            let moved = shown.head != present.head;
            if moved {
                *shown = Arc::new(present.clone());
            }
            moved
        });
        self.snapshotter.consider(present);
    }
}
