//! Runs named tasks at their times and after changes, each one run at a time, until it is stopped.
//!
//! Two things keep a rhythm of their own: the writer, which follows other processes several times a
//! second and lets go of nothing while it does, and the live link, whose messages must not wait for a
//! pause. Everything else that goes by the clock is a task here.

use std::time::Duration;

use battle_map::{refusal::Refusal, value::ValueError};
use tokio::{
    sync::watch,
    task::{JoinError, JoinSet},
    time::sleep,
};

use crate::writer::{Writer, WriterError};

/// When a task runs.
#[derive(Debug, Clone, Copy)]
pub struct Timing {
    /// The longest time between two runs.
    pub every: Duration,
    /// How long after a change it runs, so that many changes at once cause one run; `None` where
    /// changes do not matter.
    pub after_change: Option<Duration>,
}

/// Why a task could not do its work this time; it is run again at its next time.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// Its command cannot be written.
    #[error(transparent)]
    Writer(#[from] WriterError),
    /// Its command was refused.
    #[error("the command was refused: {0}")]
    Refused(#[from] Refusal),
    /// The system's own name is not valid.
    #[error(transparent)]
    Name(#[from] ValueError),
    /// Work on another thread broke off.
    #[error("the work broke off: {0}")]
    BrokeOff(#[from] JoinError),
}

/// Work that is done again and again; a run that finds nothing to do writes nothing.
pub trait Task: Send + 'static {
    /// What the server's messages call it.
    const NAME: &'static str;
    /// When it runs; once at the start in any case.
    const TIMING: Timing;

    /// Does what is due now.
    ///
    /// # Errors
    /// When it cannot be done; the scheduler reports it.
    fn run(&mut self, writer: &Writer) -> impl Future<Output = Result<(), TaskError>> + Send;
}

/// The running tasks of one writer.
pub struct Scheduler {
    writer: Writer,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Scheduler {
    /// A scheduler without tasks.
    #[must_use]
    pub fn new(writer: Writer) -> Self {
        Self { writer, stop: watch::Sender::new(false), tasks: JoinSet::new() }
    }

    /// The same with one task more, which starts at once.
    #[must_use]
    pub fn with(mut self, task: impl Task) -> Self {
        self.tasks.spawn(repeat(task, self.writer.clone(), self.stop.subscribe()));
        self
    }

    /// Lets every task finish what it is doing, and ends them. The writer has to outlive this.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while let Some(ended) = self.tasks.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "a task ended badly");
            }
        }
    }
}

/// Runs one task until it is to stop or nothing can be written any more.
async fn repeat<T: Task>(mut task: T, writer: Writer, mut stop: watch::Receiver<bool>) {
    let mut changes = writer.changes();
    loop {
        match task.run(&writer).await {
            Ok(()) => {}
            Err(TaskError::Writer(WriterError::Stopped)) => return,
            Err(error) => tracing::error!(task = T::NAME, %error, "a task failed"),
        }
        let changed = async {
            let Some(pause) = T::TIMING.after_change else { return std::future::pending().await };
            let changed = changes.changed().await;
            sleep(pause).await;
            changed
        };
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            changed = changed => {
                if changed.is_err() {
                    return;
                }
            }
            () = sleep(T::TIMING.every) => {}
        }
    }
}
