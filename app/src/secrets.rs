//! Requests and answers about passwords and tokens; each secret is shown once.

use battle_map::{
    model::actor::Role,
    value::{Name, PersonId, Timestamp},
};
use serde::{Deserialize, Serialize};

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

/// Sends a request about secrets and waits for its answer.
///
/// # Errors
/// The stable code, when it is refused or there is no answer.
#[cfg(feature = "hydrate")]
pub async fn ask<T: serde::de::DeserializeOwned>(
    address: &str,
    asked: &impl Serialize,
) -> Result<T, crate::execute::Fault> {
    use crate::execute::{Fault, UNREACHABLE};
    let unreachable = |_| Fault::of(UNREACHABLE);
    let call = gloo_net::http::Request::post(address).json(asked).map_err(unreachable)?;
    let answer = call.send().await.map_err(unreachable)?;
    if answer.ok() {
        answer.json().await.map_err(unreachable)
    } else {
        Err(answer.json().await.unwrap_or_else(|_| Fault::of("failed")))
    }
}

/// The server renders pages; only browsers ask.
///
/// # Errors
/// Always.
#[cfg(not(feature = "hydrate"))]
pub async fn ask<T>(_address: &str, _asked: &impl Serialize) -> Result<T, crate::execute::Fault> {
    Err(crate::execute::Fault::of(crate::execute::UNREACHABLE))
}
