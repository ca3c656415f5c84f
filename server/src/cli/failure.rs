//! How a command ends when it does not do what was asked: the sentence and the exit status.

use super::{common::texts, error::CommandError, serve::ServeError};
use crate::demo::DemoError;

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command or its input is at fault; nothing was changed.
    #[error("{0}")]
    BadInput(String),
    /// Anything else went wrong.
    #[error("{0}")]
    Failed(String),
}

impl Failure {
    /// The exit status that scripts rely on: 2 for bad input, 1 for all else.
    #[must_use]
    pub const fn exit_status(&self) -> u8 {
        match self {
            Self::BadInput(_) => 2,
            Self::Failed(_) => 1,
        }
    }
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        match error {
            ServeError::Demo(DemoError::NotEmpty) | ServeError::Tls(_) => {
                Self::BadInput(error.to_string())
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        let words = error.words(texts());
        if error.is_bad_input() { Self::BadInput(words) } else { Self::Failed(words) }
    }
}
