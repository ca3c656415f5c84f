//! Who is at the other end: passwords, sessions, tokens, and the gate that lets nobody else in.
//!
//! People and their roles are events on the board; only their secrets live here, hashed, in plain
//! tables behind [`Vault`]. What an actor may do is the domain's policy, not decided here.

mod accounts;
pub mod commands;
mod error;
pub mod forms;
pub mod gate;
mod password;
mod routes;
mod secret;
mod throttle;
mod vault;

pub use accounts::{Accounts, Rights, Who};
pub use error::{AuthError, SignInRefusal};
pub use password::{MAX_LENGTH, MIN_LENGTH, Passwords, fault};
pub use routes::router;
pub use secret::{Secret, SecretHash, bits, initial_password};
pub use vault::{Holder, NewToken, StoredPassword, StoredSession, StoredToken, TokenId, Vault};
