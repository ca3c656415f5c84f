//! What was done with accounts and secrets, as the administrator reads it. It is no event of the city:
//! the server keeps it.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Timestamp, code::codes};

/// What was done; its code is the key of the `audit.*` texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum AuditKind {
    /// Somebody signed in.
    SignedIn,
    /// Somebody gave a wrong password for an account, or a name that is none.
    SignInFailed,
    /// Somebody signed out.
    SignedOut,
    /// Sessions were ended from elsewhere.
    SessionsEnded,
    /// Somebody changed their own password.
    PasswordChanged,
    /// An account was given an initial password.
    PasswordReset,
    /// An account was opened.
    AccountOpened,
    /// An account was given another role.
    RoleChanged,
    /// An account was ended.
    AccountEnded,
    /// An account was opened again.
    AccountReopened,
    /// A token was made.
    TokenMade,
    /// A token was revoked.
    TokenRevoked,
    /// A wall entered with a token.
    WallEntered,
    /// A file of the city's figures was taken away.
    Exported,
}

codes!(AuditKind);

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// Its number; later ones are greater.
    pub id: i64,
    /// When it was done.
    pub at: Timestamp,
    /// What was done; `None` for what only a later version knows.
    pub kind: Option<AuditKind>,
    /// Who did it; empty for a stranger.
    pub who: String,
    /// The account, token or file that it was done to; empty where it is the doer's own.
    pub about: String,
    /// The address it came from; empty for what was done beside the server.
    pub address: String,
}
