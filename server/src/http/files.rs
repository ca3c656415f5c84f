//! Evidence files over HTTP: received, and given only to those who may see them.
//!
//! An upload is: the policy asked before a byte is read; the body written to a file of its own and
//! counted; its content looked into; the file laid under its hash; the event appended. Only then does
//! anybody hear of it, and whatever fails on the way leaves nothing behind.

mod receive;
mod send;
mod state;

use std::sync::Arc;

use axum::{
    Router,
    routing::{get, post},
};

use crate::{
    files::{BlobStore, ThumbnailQueue, UploadLimits},
    http::execute::Commands,
};
use state::FilesState;

/// The routes: `POST /files` and `GET /files/{id}`, `/files/{id}/thumbnail`, `/files/{id}/original`.
pub fn router(
    commands: Commands,
    blobs: Arc<BlobStore>,
    thumbnails: ThumbnailQueue,
    limits: UploadLimits,
) -> Router {
    Router::new()
        .route("/files", post(receive::receive))
        .route("/files/{id}", get(send::copy))
        .route("/files/{id}/thumbnail", get(send::thumbnail))
        .route("/files/{id}/original", get(send::original))
        .with_state(Arc::new(FilesState::new(commands, blobs, thumbnails, limits)))
}
