//! `GET /healthz` and `GET /readyz`: whether the server can do its work. Reading is done from memory, so
//! what tells is whether a change could be written now. The first answers with a code, for machines; the
//! second says it in words as well.
//!
//! They are open to strangers: an answer says no more than that, and writing is tried at most once in
//! some seconds while it works.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use battle_map_app::{execute::WRITER_STOPPED, live::Trouble, texts::Texts};
use tokio::time::timeout;

use crate::{
    http::{
        language,
        refusal::{answer, fault, refused},
    },
    log::{Store, StoreError},
    writer::Writer,
};

/// The longest time to wait for the check, as monitoring systems wait no longer.
const WRITE_TIMEOUT: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Checked {
    writer: Writer,
    store: Arc<dyn Store>,
}

/// The routes of the checks, open to strangers.
pub fn router(writer: Writer, store: Arc<dyn Store>) -> Router {
    Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .with_state(Checked { writer, store })
}

async fn healthz(State(checked): State<Checked>) -> Response {
    match checked.fault().await {
        None => "ok".into_response(),
        Some(code) => refused(StatusCode::SERVICE_UNAVAILABLE, code),
    }
}

async fn readyz(State(checked): State<Checked>, headers: HeaderMap) -> Response {
    match checked.fault().await {
        None => "ok".into_response(),
        Some(code) => {
            let texts = Texts(language::of(&headers));
            answer(StatusCode::SERVICE_UNAVAILABLE, fault(code, texts))
        }
    }
}

impl Checked {
    /// The code of why nothing can be written; none where it can.
    async fn fault(&self) -> Option<&'static str> {
        if !self.writer.is_running() {
            return Some(WRITER_STOPPED);
        }
        match timeout(WRITE_TIMEOUT, self.store.check_writing()).await {
            Ok(Ok(())) => None,
            Ok(Err(StoreError::Gone { .. })) => Some(Trouble::DatabaseGone.code()),
            Ok(Err(error)) => {
                tracing::error!(%error, "nothing can be written");
                Some(Trouble::CannotWrite.code())
            }
            Err(_) => Some(Trouble::CannotWrite.code()),
        }
    }
}
