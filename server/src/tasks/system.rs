//! Commands that no person gives: the log names the system as their actor.

use battle_map::{
    command::Command,
    event::Subject,
    model::actor::{Actor, Role},
    value::Name,
};

use super::schedule::TaskError;
use crate::writer::{Submission, Writer, WriterError};

/// The actor's name in the log for what the system does.
const NAME: &str = "系统";

/// Gives a command about the whole city in the system's name.
///
/// # Errors
/// When it is refused, or cannot be written.
pub async fn give(
    writer: &Writer,
    action: impl Into<battle_map::command::Action>,
) -> Result<(), TaskError> {
    let actor = Actor { name: Name::new(NAME)?, role: Role::Office, post: None };
    let command = Command::new(Subject::City, action);
    let submission = Submission::new(actor, command).map_err(WriterError::from)?;
    writer.submit(submission).await??;
    Ok(())
}
