//! How programs are told that something was refused: by a status and a stable code.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// An answer for programs: a status and `{"code": …}`.
pub fn refused(status: StatusCode, code: &'static str) -> Response {
    (status, Json(serde_json::json!({ "code": code }))).into_response()
}
