//! Passwords and tokens as pages and server say them to each other; each secret is shown once.

use battle_map::{
    model::actor::Role,
    value::{Name, PersonId, Timestamp},
};
use serde::{Deserialize, Serialize};

/// `POST /api/secrets/password`: a person is to have a new initial password.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasswordAsked {
    /// Who.
    pub person: PersonId,
}

/// The password, never shown again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewPassword {
    /// To be changed at the first sign-in.
    pub password: String,
}

/// `POST /api/secrets/token`: a token is wanted.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewTokenAsked {
    /// What it is for.
    pub label: Name,
    /// What its bearer may do.
    pub role: Role,
}

/// The token, never shown again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TokenMade {
    /// What a program presents, or a wall in `/enter?token=`.
    pub token: String,
}

/// `POST /api/secrets/revoke`: a token ends.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeAsked {
    /// Which.
    pub id: i64,
}

/// A token as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenLine {
    /// Its number.
    pub id: i64,
    /// What it is for.
    pub label: String,
    /// What its bearer may do.
    pub role: Role,
    /// When it was made.
    pub made: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// Asks the server for something about secrets.
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
