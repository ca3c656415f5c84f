//! Asking the server: one function for every question, the same on server and browser. In the browser
//! it is a `POST` to `/api/view/` and the question's name; on the server the question is answered at
//! once.

#[cfg(not(feature = "ssr"))]
use battle_map::query::Query;
use serde::{Deserialize, Serialize};

#[cfg(feature = "hydrate")]
use crate::json;

#[cfg(feature = "ssr")]
mod answer;
mod questions;

#[cfg(feature = "ssr")]
pub use answer::{Asker, Backend, IoFuture, Served, SharedBackend};
pub use questions::{EditionAnchor, Map, MapDrawing, Print, StoreStatus, Tokens, Wall};

/// The folder in which every question has its address.
pub const QUESTIONS: &str = "/api/view/";

/// Why a view could not be fetched; sent with a stable code and without internal text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskError {
    /// Nobody is signed in, or the policy does not allow it.
    #[error("not-allowed")]
    NotAllowed,
    /// There is no such thing.
    #[error("not-found")]
    NotFound,
    /// The server could not be reached, or did not understand.
    #[error("unreachable")]
    Unreachable,
    /// The server failed; its log says why.
    #[error("failed")]
    Failed,
}

impl AskError {
    /// The stable code, key of the catalogue's `error.*` texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::NotFound => "not-found",
            Self::Unreachable => "unreachable",
            Self::Failed => "failed",
        }
    }

    /// Whether asking again later may succeed.
    pub const fn is_passing(self) -> bool {
        matches!(self, Self::Unreachable | Self::Failed)
    }
}

/// A question that pages may ask: on the server one that it can answer.
#[cfg(feature = "ssr")]
pub trait Question: Served {}
#[cfg(feature = "ssr")]
impl<Q: Served> Question for Q {}

/// A question that pages may ask: in the browser any.
#[cfg(not(feature = "ssr"))]
pub trait Question: Query {}
#[cfg(not(feature = "ssr"))]
impl<Q: Query> Question for Q {}

/// Asks the server a question and waits for its view.
///
/// # Errors
/// When the policy does not allow it, there is no such thing, or the server does not answer.
#[cfg(feature = "ssr")]
pub async fn ask<Q: Question>(question: Q) -> Result<Q::View, AskError> {
    question.serve(Asker::here()?).await
}

/// Asks the server a question and waits for its view.
///
/// # Errors
/// When the policy does not allow it, there is no such thing, or the server does not answer.
#[cfg(not(feature = "ssr"))]
pub async fn ask<Q: Question>(question: Q) -> Result<Q::View, AskError> {
    // What a browser holds belongs to its one thread, whatever spawns the future.
    send_wrapper::SendWrapper::new(post(question)).await
}

#[cfg(feature = "hydrate")]
async fn post<Q: Query>(question: Q) -> Result<Q::View, AskError> {
    let asked = serde_json::to_string(&question).map_err(|_| AskError::Unreachable)?;
    let text = answer(Q::NAME, asked).await?;
    json::read(&text).map_err(|_| AskError::Unreachable)
}

/// The part that is the same for every question, and stands in a page once: the answer's text.
#[cfg(feature = "hydrate")]
async fn answer(name: &str, asked: String) -> Result<String, AskError> {
    let answer = json::post(&format!("{QUESTIONS}{name}"), asked).await;
    let answer = answer.ok_or(AskError::Unreachable)?;
    match answer.status() {
        200 => answer.text().await.map_err(|_| AskError::Unreachable),
        401 | 403 => Err(AskError::NotAllowed),
        404 => Err(AskError::NotFound),
        _ => Err(AskError::Failed),
    }
}

/// Stands in for builds that are neither server nor browser.
#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
async fn post<Q: Query>(_question: Q) -> Result<Q::View, AskError> {
    Err(AskError::Unreachable)
}
