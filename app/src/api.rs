//! Server functions: extract the actor, call the backend, map the error, nothing else.

#[cfg(feature = "ssr")]
use battle_map::model::actor::Actor;
use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::backend::SharedBackend;

pub mod admin;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod cards;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod desk;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod evidence;
mod json;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod ledger;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod map;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod notices;
pub mod office;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod problems;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod project;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod rules;
#[expect(missing_docs, reason = "the macro's argument structs have undocumented fields")]
pub mod wall;

pub use json::{Json, JsonText};

/// Why a view could not be had; carries a stable code across the wire and no internal text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApiError {
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

impl ApiError {
    /// The stable code, key of the catalogue's `error.*` texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::NotFound => "not-found",
            Self::Unreachable => "unreachable",
            Self::Failed => "failed",
        }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = json::JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_)
            | ServerFnErrorErr::Response(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Unreachable,
            _ => Self::Failed,
        }
    }
}

/// The backend and the actor of the request at hand.
#[cfg(feature = "ssr")]
pub(crate) fn here() -> Result<(SharedBackend, Actor), ApiError> {
    use leptos::prelude::use_context;
    let backend = use_context::<SharedBackend>().ok_or(ApiError::Failed)?;
    let actor = use_context::<Actor>().ok_or(ApiError::NotAllowed)?;
    Ok((backend, actor))
}
