//! `GET /notices/{id}/paper.pdf`: a notice as PDF, for whoever may see the notice.
//!
//! One paper is set at a time: fonts are large, and are in memory only while that lasts. Where none can
//! be set, browsers are led to the print view, which says why and prints all the same.

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use battle_map::{value::NoticeId, view::notice_paper::NoticePaper};
use battle_map_app::{
    ask::{AskError, Asker, Print, Served, SharedBackend},
    paper::PAPER_WORDS,
    texts::Language,
};

use crate::{
    auth::Who,
    files::{BlobStore, Prints},
    http::{
        disposition::disposition,
        refusal::refused,
        turns::{Permit, Turns, busy},
    },
    paper::{FontFiles, PaperError, Pdf, pdf},
};

/// Requests that may wait for their paper.
const WAITING: usize = 16;

/// What setting papers needs.
struct PaperSetter {
    backend: SharedBackend,
    /// The font that was chosen, if one was.
    font: Option<String>,
    blobs: Arc<BlobStore>,
    turns: Turns,
}

/// The route of notices as PDF.
pub fn router(backend: SharedBackend, font: Option<String>, blobs: Arc<BlobStore>) -> Router {
    let setter = PaperSetter { backend, font, blobs, turns: Turns::new(1, WAITING) };
    Router::new().route("/notices/{id}/paper.pdf", get(paper)).with_state(Arc::new(setter))
}

async fn paper(
    State(setter): State<Arc<PaperSetter>>,
    Path(id): Path<u32>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    let asker =
        Asker { backend: setter.backend.clone(), actor: who.actor, language: Language::default() };
    let print = match (Print { id: NoticeId(id) }).serve(asker).await {
        Ok(print) => print,
        Err(AskError::NotAllowed) => return refused(StatusCode::FORBIDDEN, "not-allowed"),
        Err(AskError::NotFound) => return refused(StatusCode::NOT_FOUND, "not-found"),
        Err(_) => return refused(StatusCode::INTERNAL_SERVER_ERROR, "failed"),
    };
    let Ok(turn) = setter.turns.take().await else { return busy(&headers) };
    let paper = print.paper;
    let number = paper.state.number().map_or_else(|| paper.title.clone(), str::to_owned);
    match setter.set(turn, paper).await {
        Ok(pdf) => download(id, &number, pdf),
        Err(error) => no_paper(id, &error, &headers),
    }
}

impl PaperSetter {
    async fn set(&self, turn: Permit, paper: NoticePaper) -> Result<Pdf, PaperError> {
        let (font, blobs) = (self.font.clone(), self.blobs.clone());
        let work = move || {
            let _turn = turn;
            let fonts = FontFiles::find(font.as_deref())?;
            let prints = Prints::from(&blobs);
            pdf(&paper, &PAPER_WORDS, &fonts, &|annex| prints.of(annex))
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.unwrap_or_else(|error| Err(PaperError::Unwritable(error.to_string())))
    }
}

/// The PDF under the notice's number; a draft has none and is named after its document type.
fn download(id: u32, number: &str, pdf: Pdf) -> Response {
    if !pdf.missing.is_empty() {
        tracing::warn!(notice = id, missing = ?pdf.missing, "no font knows some characters of a paper");
    }
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            disposition("inline", &format!("notice-{id}.pdf"), &format!("{number}.pdf")),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, pdf.bytes).into_response()
}

/// Why there is no paper: to people on the page that prints, to programs as a code.
fn no_paper(id: u32, error: &PaperError, headers: &HeaderMap) -> Response {
    tracing::error!(notice = id, %error, "a paper cannot be set");
    let accepts = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    if accepts.is_some_and(|accept| accept.contains("text/html")) {
        return Redirect::to(&format!("/notices/{id}/print?fault={}", error.code()))
            .into_response();
    }
    refused(StatusCode::SERVICE_UNAVAILABLE, error.code())
}
