//! Files that show something: received, looked into, laid beside the database under their hash, and
//! given only to those who may see them.
//!
//! An upload is: the policy asked before a byte is read; the body written to a file of its own and
//! counted; its content looked into; the file laid under its hash; the event appended. Only then does
//! anybody hear of it, and whatever fails on the way leaves nothing behind. What the office's eyes
//! alone may see (where and when a photograph was taken) is left out of the copy that others get.

mod content;
mod darkroom;
mod error;
mod give;
mod prints;
mod receive;
mod shelf;
mod thumbnail;

use std::sync::Arc;

use axum::{
    Router,
    routing::{get, post},
};
use tokio::sync::{Mutex, Semaphore};

pub use content::{Content, Picture, look_into};
pub use darkroom::Darkroom;
pub use error::{AttachmentError, ContentFault};
pub use prints::Prints;
pub use receive::is_known;
pub use shelf::{Form, Shelf, back_up, folder_of};

use crate::execute::Commands;

/// Files looked into at the same time: each is in memory whole while that lasts.
const LOOKING: usize = 2;

/// What receiving and giving files needs.
struct Attachments {
    commands: Commands,
    shelf: Arc<Shelf>,
    darkroom: Darkroom,
    looking: Semaphore,
    /// Held from the moment a file is laid down until its event is appended or the file gone again.
    laying: Mutex<()>,
}

/// The routes: `POST /files` and `GET /files/{id}`, `/files/{id}/thumbnail`, `/files/{id}/original`.
pub fn router(commands: Commands, shelf: Arc<Shelf>, darkroom: Darkroom) -> Router {
    let looking = Semaphore::new(LOOKING);
    let laying = Mutex::default();
    Router::new()
        .route("/files", post(receive::receive))
        .route("/files/{id}", get(give::copy))
        .route("/files/{id}/thumbnail", get(give::thumbnail))
        .route("/files/{id}/original", get(give::original))
        .with_state(Arc::new(Attachments { commands, shelf, darkroom, looking, laying }))
}
