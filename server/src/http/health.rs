//! `GET /healthz`: whether the server can do its work. Reading is done from memory, so what tells is
//! whether a change could be written now.
//!
//! It is open to strangers: an answer says no more than a code, and writing is tried at most once in
//! some seconds while it works.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::time::timeout;

use crate::{http::refusal::refused, log::Store, writer::Writer};

/// The longest time to wait for the check, as monitoring systems wait no longer.
const WRITE_TIMEOUT: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Health {
    writer: Writer,
    store: Arc<dyn Store>,
}

/// The route of the health check, open to strangers.
pub fn router(writer: Writer, store: Arc<dyn Store>) -> Router {
    Router::new().route("/healthz", get(health)).with_state(Health { writer, store })
}

async fn health(State(health): State<Health>) -> Response {
    if !health.writer.is_running() {
        return refused(StatusCode::SERVICE_UNAVAILABLE, "writer-stopped");
    }
    match timeout(WRITE_TIMEOUT, health.store.check_writing()).await {
        Ok(Ok(())) => "ok".into_response(),
        Ok(Err(error)) => {
            tracing::error!(%error, "nothing can be written");
            refused(StatusCode::SERVICE_UNAVAILABLE, "cannot-write")
        }
        Err(_) => refused(StatusCode::SERVICE_UNAVAILABLE, "cannot-write"),
    }
}
