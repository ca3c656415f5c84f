//! What the rules and the calendar do to cards while the server runs: looked for after every change
//! and as the day goes on, and given to the writer as a command like everybody's.
//!
//! What was done before is not done again, so that restarts and a clock that jumps do no harm.

use std::{sync::Arc, time::Duration};

use battle_map::{
    command::{Command, Request},
    event::Subject,
    model::{
        actor::{Actor, Role},
        card::CardAction,
    },
    rules,
    value::{CommandId, Day, Name, Seq},
};
use tokio::{sync::oneshot, task::JoinHandle, time::sleep};

use crate::writer::{Clock, Present, Submission, Writer};

/// How long changes are gathered before they are judged: whoever pastes forty rows causes one look.
const PAUSE: Duration = Duration::from_millis(700);
/// How often the day is looked at when nothing changes.
const PATIENCE: Duration = Duration::from_mins(1);

/// The running task.
pub struct Evaluation {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Evaluation {
    /// Starts to follow a writer.
    #[must_use]
    pub fn start(writer: Writer, clock: Clock) -> Self {
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(run(writer, clock, stopped));
        Self { stop, task }
    }

    /// Ends it before the writer ends.
    pub async fn stop(self) {
        // An error means that the task has ended already, which is what was wanted.
        let _ = self.stop.send(());
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the evaluation of cards ended badly");
        }
    }
}

async fn run(writer: Writer, clock: Clock, stopped: oneshot::Receiver<()>) {
    let mut changes = writer.changes();
    let mut stopped = std::pin::pin!(stopped);
    let mut judged: Option<(Seq, Day)> = None;
    loop {
        let present = writer.present();
        let state = (present.board.seq, clock().day());
        if judged != Some(state) && evaluate(&writer, present, &clock).await {
            judged = Some(state);
        }
        tokio::select! {
            _ = &mut stopped => return,
            changed = changes.changed() => match changed {
                Ok(()) => sleep(PAUSE).await,
                Err(_) => return,
            },
            () = sleep(PATIENCE) => {}
        }
    }
}

/// Gives the command where it would change something; says whether this board needs no other look.
async fn evaluate(writer: &Writer, present: Arc<Present>, clock: &Clock) -> bool {
    let (board, now) = (present.board.clone(), clock());
    // Judging ten thousand projects takes too long for a thread that serves requests.
    let due =
        tokio::task::spawn_blocking(move || !rules::card::evaluate(&board, now).is_empty()).await;
    match due {
        Ok(false) => return true,
        Ok(true) => {}
        Err(error) => {
            tracing::error!(%error, "cards cannot be evaluated");
            return true;
        }
    }
    let Some(submission) = submission(&present, now.0) else { return true };
    match writer.submit(submission).await {
        Ok(Ok(_)) => true,
        Ok(Err(refusal)) => {
            tracing::error!(%refusal, "the evaluation of cards was refused");
            true
        }
        Err(error) => {
            tracing::error!(%error, "the evaluation of cards was not written");
            false
        }
    }
}

/// The command, named after the board and the moment it was found necessary at.
fn submission(present: &Present, moment: i64) -> Option<Submission> {
    let id = format!("evaluate-{}-{moment}", present.board.seq);
    let request = Request {
        id: CommandId::try_from(id).ok()?,
        reads: Vec::new(),
        command: Command::new(Subject::City, CardAction::Evaluate).into(),
    };
    Some(Submission {
        actor: Actor { name: Name::new("系统").ok()?, role: Role::Office, post: None },
        request,
    })
}
