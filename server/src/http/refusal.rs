//! How programs are told that something was refused: by a status and a stable code.

use axum::{
    Json,
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use battle_map_app::{execute::Fault, texts::Texts};

/// The code of a refusal, kept beside its answer for the log.
#[derive(Debug, Clone)]
pub struct RefusalCode(pub String);

/// An answer for programs: a status and `{"code": …}`.
pub fn refused(status: StatusCode, code: &'static str) -> Response {
    coded(code, (status, Json(serde_json::json!({ "code": code }))))
}

/// Gives a code to what a request is refused with before its handler sees it: an address that cannot be
/// read, a body that is none, a method that an address does not have.
pub async fn named(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let status = answer.status();
    if !status.is_client_error() || answer.extensions().get::<RefusalCode>().is_some() {
        return answer;
    }
    let allow = answer.headers_mut().remove(header::ALLOW);
    let mut answer = refused(status, code_of(status));
    answer.headers_mut().extend(allow.map(|allow| (header::ALLOW, allow)));
    answer
}

/// The code of a refusal that has none of its own.
const fn code_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "not-signed-in",
        StatusCode::FORBIDDEN => "not-allowed",
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "wrong-method",
        StatusCode::REQUEST_TIMEOUT => "too-slow",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "not-json",
        _ => "unreadable-request",
    }
}

/// A refusal as an answer of any shape.
pub fn coded(code: &str, answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.extensions_mut().insert(RefusalCode(code.to_owned()));
    answer
}

/// A fault as an answer for a form.
pub fn answer(status: StatusCode, fault: Fault) -> Response {
    coded(&fault.code.clone(), (status, Json(fault)))
}

/// A fault with its words.
#[must_use]
pub fn fault(code: &str, texts: Texts) -> Fault {
    Fault { message: texts.get(&format!("refusal.{code}")), ..Fault::of(code) }
}
