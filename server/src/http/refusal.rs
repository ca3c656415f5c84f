//! How programs are told that something was refused: by a status and a stable code.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// The code of a refusal, kept beside its answer for the log.
#[derive(Debug, Clone)]
pub struct RefusalCode(pub String);

/// An answer for programs: a status and `{"code": …}`.
pub fn refused(status: StatusCode, code: &'static str) -> Response {
    coded(code, (status, Json(serde_json::json!({ "code": code }))))
}

/// A refusal as an answer of any shape.
pub fn coded(code: &str, answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.extensions_mut().insert(RefusalCode(code.to_owned()));
    answer
}
