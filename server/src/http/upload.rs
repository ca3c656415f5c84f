//! A file that a page sends: who may send it is settled before its first byte is read, and how large
//! it may be before its last.
//!
//! `RequestBodyLimitLayer` of `tower-http` bounds bodies too, but by one number for all who may send,
//! and answers in plain text; the refusals here have a code and words in the reader's language.

use axum::{
    Json,
    body::{self, Bytes},
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use battle_map::{model::actor::Actor, refusal::Refusal};
use battle_map_app::{execute::Fault, texts::Texts};
use battle_map_ledger::{LedgerError, Unreadable, error::Quantity, sheet::builder::MEGABYTE};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{
    auth::Who,
    files::ContentFault,
    http::{
        gate, language,
        refusal::{coded, refused},
        silence,
    },
};

/// The answer to a refused request; boxed, because an answer is large.
pub type RefusedAnswer = Box<Response>;

/// A body that somebody may send, received whole.
pub struct Upload {
    /// The authenticated sender of the body.
    pub actor: Actor,
    /// In whose language to answer.
    pub texts: Texts,
    /// The bytes of the body.
    pub bytes: Bytes,
}

impl Upload {
    /// Takes a body of at most so many megabytes from somebody who `may` send it.
    ///
    /// # Errors
    /// The answer to whoever may not, comes from another site, says that it is something else than
    /// bytes, or sends too many.
    pub async fn take(
        request: Request,
        may: impl Fn(&Actor) -> bool,
        megabytes: usize,
    ) -> Result<Self, RefusedAnswer> {
        let (parts, body) = request.into_parts();
        let Some(who) = parts.extensions.get::<Who>() else {
            return Err(refused(StatusCode::UNAUTHORIZED, "not-signed-in").into());
        };
        let texts = Texts(language::of(&parts.headers));
        if !may(&who.actor) {
            let words = texts.get("refusal.not-allowed");
            return Err(fault(StatusCode::FORBIDDEN, "not-allowed", words).into());
        }
        if !gate::same_origin(&parts.headers) {
            return Err(refused(StatusCode::FORBIDDEN, "another-origin").into());
        }
        if !are_bytes(&parts.headers) {
            return Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-file").into());
        }
        let most = megabytes * MEGABYTE;
        let too_large = || {
            let (what, limit) = (Quantity::Megabytes, megabytes);
            RefusedAnswer::new(ledger_fault(&Unreadable::TooLarge { what, limit }.into(), texts))
        };
        if declared(&parts.headers).is_some_and(|length| length > most) {
            return Err(too_large());
        }
        let bytes = body::to_bytes(body, most).await.map_err(|error| {
            if silence::is_cause_of(&error) { broke_off(texts).into() } else { too_large() }
        })?;
        Ok(Self { actor: who.actor.clone(), texts, bytes })
    }

    /// The question, which is the first line as JSON, and the file after it.
    ///
    /// # Errors
    /// The answer to a body whose first line is no such question.
    pub fn question<Q: DeserializeOwned>(&self) -> Result<(Q, Bytes), RefusedAnswer> {
        let unreadable =
            || RefusedAnswer::new(refused(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-command"));
        let end = self.bytes.iter().position(|byte| *byte == b'\n').ok_or_else(unreadable)?;
        let question = serde_json::from_slice(&self.bytes[..end]).map_err(|_| unreadable())?;
        Ok((question, self.bytes.slice(end + 1..)))
    }
}

/// The mark by which a preview is known again: the hash of what it says.
///
/// # Errors
/// When the preview cannot be written as JSON.
pub fn mark(preview: &impl Serialize) -> Result<String, serde_json::Error> {
    Ok(format!("{:x}", Sha256::digest(serde_json::to_vec(preview)?)))
}

/// The answer to a sender that fell silent.
fn broke_off(texts: Texts) -> Response {
    let code = ContentFault::BrokeOff.code();
    fault(StatusCode::REQUEST_TIMEOUT, code, texts.get(&format!("refusal.{code}")))
}

/// Bytes have a type that no form of another site can send.
fn are_bytes(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/octet-stream")
}

fn declared(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A refusal with its words.
pub fn fault(status: StatusCode, code: &str, message: String) -> Response {
    coded(code, (status, Json(Fault { message, ..Fault::of(code) })))
}

/// The answer to a file whose commands were refused.
#[expect(clippy::unnecessary_box_returns, reason = "as large as the errors beside it")]
pub fn refusal(refusal: &Refusal, texts: Texts) -> RefusedAnswer {
    let status = match refusal {
        Refusal::NotAllowed => StatusCode::FORBIDDEN,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let words = texts.get(&format!("refusal.{}", refusal.code()));
    fault(status, refusal.code(), words).into()
}

/// The answer when the server itself fails with a file; the error goes to the log.
#[expect(clippy::unnecessary_box_returns, reason = "as large as the errors beside it")]
pub fn failed(error: &dyn std::fmt::Display) -> RefusedAnswer {
    tracing::error!(%error, "a file could not be taken in");
    refused(StatusCode::INTERNAL_SERVER_ERROR, "failed").into()
}

/// What is wrong with a file, or with the machine that reads it.
pub fn ledger_fault(error: &LedgerError, texts: Texts) -> Response {
    let status = match error {
        LedgerError::Unreadable(Unreadable::TooLarge { what: Quantity::Megabytes, .. }) => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        error if error.is_bad_input() => StatusCode::UNPROCESSABLE_ENTITY,
        error => {
            tracing::error!(%error, "a file could not be read or written");
            return refused(StatusCode::INTERNAL_SERVER_ERROR, "failed");
        }
    };
    fault(status, error.code(), error.words(&texts))
}
