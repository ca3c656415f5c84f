//! Notes in the audit who took which of the city's files away.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use super::source::ClientAddress;
use crate::auth::{AuditTrail, Who};

/// Notes each file that is sent from `/feed/`, and each poster.
pub async fn note(State(audit): State<Arc<AuditTrail>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let poster = path.strip_prefix('/').filter(|file| file.starts_with("poster."));
    let file = path.strip_prefix("/feed/").or(poster).map(str::to_owned);
    let who = request.extensions().get::<Who>().map(|who| who.actor.name.to_string());
    let from = request.extensions().get::<ClientAddress>().map(|ClientAddress(from)| *from);
    let answer = next.run(request).await;
    if let (Some(file), Some(who), true) = (file, who, answer.status().is_success()) {
        audit.exported(&who, &file, from).await;
    }
    answer
}
