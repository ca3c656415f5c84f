//! Accounts and their secrets: passwords, sessions, tokens, and how often they may be tried.
//!
//! People and their roles are events on the board; only their secrets live here, hashed, in plain
//! tables behind [`CredentialStore`]. What an actor may do is the domain's policy, not decided here;
//! how secrets arrive in a request is decided in [`crate::http`].

mod accounts;
mod address_block;
mod audit;
mod error;
mod password;
mod secret;
mod setup_code;
mod throttle;

pub use crate::log::credentials::{
    CredentialStore, Holder, ListedSession, NewToken, SecretHash, SessionOrigin, StoredPassword,
    StoredSession, StoredToken, TokenId, TokenTerms,
};
pub use accounts::{Accounts, Attempt, Credentials, Rights, TokenWanted, Who};
pub use address_block::AddressBlock;
pub use audit::{AuditTrail, Done, entry};
pub use error::{AuthError, SignInRefusal};
pub use password::{MAX_LENGTH, MIN_LENGTH, Passwords, fault, names};
pub use secret::{Secret, initial_password};
pub use setup_code::SetupCode;
