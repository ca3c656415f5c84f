//! What can go wrong with secrets, and why a sign-in is refused.

use battle_map_app::live::Trouble;

use crate::{log::StoreError, random::NoRandomness, writer::WriterError};

/// Why something about secrets could not be done; operators read it, clients never do.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// The tables of secrets cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The command about an account cannot be written.
    #[error(transparent)]
    Writer(#[from] WriterError),
    /// The system has no randomness.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// A password cannot be hashed or a stored hash not be read.
    #[error("a password hash failed: {0}")]
    Hash(String),
    /// A task that hashes was cut off.
    #[error("hashing was cut off")]
    CutOff,
}

impl AuthError {
    /// The code of why nothing could be written, where that is the reason.
    #[must_use]
    pub fn unwritten(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) => error.trouble().map(Trouble::code),
            Self::Writer(error) => error.unwritten(),
            Self::Random(_) | Self::Hash(_) | Self::CutOff => None,
        }
    }
}

/// Why somebody is not signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInRefusal {
    /// No such name, an ended account or a wrong password: which of them is not told.
    Wrong,
    /// Too many failures before; try again after so many seconds.
    Wait(u32),
    /// Too many people are signing in just now.
    Busy,
}

impl SignInRefusal {
    /// The stable code, also the key of the login page's `login.*` texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wrong => "wrong-password",
            Self::Wait(_) => "wait",
            Self::Busy => "busy",
        }
    }
}
