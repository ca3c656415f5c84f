//! Who sends a request, taken from it before its handler runs: signed in, and from a page of this
//! site. Everybody else is refused with a stable code.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::Response,
};

use super::{gate, refusal::refused};
use crate::auth::Who;

/// The signed-in sender of a request that no page of another site made.
pub struct Sender(pub Who);

/// The sender of a request that is declared as JSON, which no form of another site can do.
pub struct JsonSender(pub Who);

impl<S: Send + Sync> FromRequestParts<S> for Sender {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let Some(who) = parts.extensions.get::<Who>().cloned() else {
            return Err(refused(StatusCode::UNAUTHORIZED, "not-signed-in"));
        };
        if !gate::same_origin(&parts.headers) {
            return Err(refused(StatusCode::FORBIDDEN, "another-origin"));
        }
        Ok(Self(who))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for JsonSender {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Sender(who) = Sender::from_request_parts(parts, state).await?;
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
            return Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json"));
        }
        Ok(Self(who))
    }
}
