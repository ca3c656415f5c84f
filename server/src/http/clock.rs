//! `POST /api/clock/confirm`: the administrator vouches for the server's clock, and what runs by it goes
//! on.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::access;

use crate::{
    health::Health,
    http::{refusal::refused, sender::JsonSender},
};

/// The route, for the administrator's page and for bearers of an administrator's token.
pub fn router(health: Arc<Health>) -> Router {
    Router::new().route("/api/clock/confirm", post(confirm)).with_state(health)
}

async fn confirm(State(health): State<Arc<Health>>, JsonSender(who): JsonSender) -> Response {
    if !access::may_keep_accounts(&who.actor) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    tracing::warn!(by = %who.account(), "the clock is confirmed");
    health.clock().confirm();
    Json(serde_json::json!({})).into_response()
}
