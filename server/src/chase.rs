//! Chasing what is overdue: looks at the clock now and then and lets notices climb their ladders.
//!
//! Which steps are due is a pure function of the board and the time, and what was climbed is in
//! the log: a server that was off, or a clock that jumped, climbs each step once.

use std::time::Duration;

use battle_map::{
    board::Board,
    command::{Command, Request},
    event::Subject,
    model::{
        actor::{Actor, Role},
        notice::NoticeAction,
    },
    value::{CommandId, Name, Timestamp, ValueError},
};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};

use crate::{
    auth::{AuthError, bits},
    clock,
    writer::{Submission, Writer, WriterError},
};

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(20);

/// Whose name stands in the log beside what nobody did.
const NAME: &str = "系统";

/// Why nothing could be climbed.
#[derive(Debug, thiserror::Error)]
pub enum ChaseError {
    /// The system has no randomness to name a command.
    #[error(transparent)]
    Random(#[from] AuthError),
    /// The system's own name is none.
    #[error(transparent)]
    Name(#[from] ValueError),
    /// It cannot be written.
    #[error(transparent)]
    Writer(#[from] WriterError),
}

/// Chases until `stopped`.
pub fn start(writer: Writer, mut stopped: watch::Receiver<bool>) {
    tokio::spawn(async move {
        let mut tick = interval(EVERY);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = tick.tick() => {}
                _ = stopped.wait_for(|stopped| *stopped) => return,
            }
            match chase(&writer, clock::now()).await {
                Err(ChaseError::Writer(WriterError::Stopped)) => return,
                Err(error) => tracing::error!(%error, "overdue notices cannot climb"),
                Ok(()) => {}
            }
        }
    });
}

/// Lets everything climb that is due at `now`; writes nothing where nothing is.
///
/// # Errors
/// When it cannot be written.
pub async fn chase(writer: &Writer, now: Timestamp) -> Result<(), ChaseError> {
    if !is_due(&writer.present().board, now) {
        return Ok(());
    }
    let actor = Actor { name: Name::new(NAME)?, role: Role::Office, post: None };
    let request = Request {
        id: CommandId::from_bits(bits()?),
        reads: Vec::new(),
        command: Command::new(Subject::City, NoticeAction::Climb {}).into(),
    };
    if let Err(refusal) = writer.submit(Submission { actor, request }).await? {
        tracing::error!(code = refusal.code(), "overdue notices may not climb");
    }
    Ok(())
}

fn is_due(board: &Board, now: Timestamp) -> bool {
    board.notices.values().any(|notice| !notice.climbs(now).is_empty())
}
