//! Requests and answers about passwords and tokens; each secret is shown once.

use battle_map::{
    model::actor::Role,
    value::{Name, PersonId, Timestamp},
};
use serde::{Deserialize, Serialize};

pub use crate::execute::post as ask;

/// `POST /api/secrets/password`: the request for a new initial password for a person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasswordAsked {
    /// The person who gets the password.
    pub person: PersonId,
}

/// The new password; it cannot be shown again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewPassword {
    /// The password, to be changed at the first sign-in.
    pub password: String,
}

/// `POST /api/secrets/token`: the request for a new token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewTokenAsked {
    /// The label that says what the token is for.
    pub label: Name,
    /// The role that its bearer gets.
    pub role: Role,
}

/// The new token; it cannot be shown again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TokenMade {
    /// The token as a program sends it, or a wall in `/enter?token=`.
    pub token: String,
}

/// `POST /api/secrets/revoke`: the request to revoke a token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeAsked {
    /// The number of the token to revoke.
    pub id: i64,
}

/// A token in the list of tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenLine {
    /// The token's number.
    pub id: i64,
    /// The label that says what the token is for.
    pub label: String,
    /// The role that its bearer has.
    pub role: Role,
    /// The moment it was made.
    pub made: Timestamp,
    /// The moment it was last used; `None` if never.
    pub used: Option<Timestamp>,
}
