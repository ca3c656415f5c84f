//! `GET /poster.pdf` and `/poster.svg`: the map as a poster on paper of a size, for whoever may open the
//! ledger. One is laid out at a time, off the threads that answer everybody else.

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use battle_map::{
    access::{self, Screen},
    view::{
        poster::{self, PaperSize, poster, sheets},
        seen::Seen,
    },
};
use battle_map_app::{ask::SharedBackend, paper::PAPER_WORDS};
use serde::Deserialize;

use crate::{
    auth::Who,
    clock,
    http::{
        disposition::{self, FileOf},
        refusal::refused,
        turns::{Permit, Turns, busy},
    },
    paper::{FontFiles, PaperError, poster_pdf},
};

/// Requests that may wait for their poster.
const WAITING: usize = 16;

/// What laying posters out needs.
struct PosterSetter {
    backend: SharedBackend,
    /// The font that was chosen, if one was.
    font: Option<String>,
    turns: Turns,
}

/// What a poster is asked for.
#[derive(Debug, Deserialize)]
struct Asked {
    /// The size of the paper; A1 where none is named.
    size: Option<String>,
}

/// In what form a poster leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Pdf,
    Svg,
}

impl Form {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Svg => "image/svg+xml; charset=utf-8",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
        }
    }
}

/// The routes of the poster.
pub fn router(backend: SharedBackend, font: Option<String>) -> Router {
    let setter = Arc::new(PosterSetter { backend, font, turns: Turns::new(1, WAITING) });
    let of = |form: Form| {
        move |setter: State<Arc<PosterSetter>>, who, asked, headers| {
            answer(setter, form, who, asked, headers)
        }
    };
    Router::new()
        .route("/poster.pdf", get(of(Form::Pdf)))
        .route("/poster.svg", get(of(Form::Svg)))
        .with_state(setter)
}

async fn answer(
    State(setter): State<Arc<PosterSetter>>,
    form: Form,
    who: Option<Extension<Who>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    // A wall shows its screens and takes no files away.
    if !access::may_open(&who.actor, Screen::Projects) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let size = match asked.size.as_deref().map(str::parse::<PaperSize>) {
        None => PaperSize::default(),
        Some(Ok(size)) => size,
        Some(Err(_)) => return refused(StatusCode::BAD_REQUEST, "unknown-paper-size"),
    };
    let Ok(turn) = setter.turns.take().await else { return busy(&headers) };
    let (seen, font) = (setter.backend.seen(&who.actor), setter.font.clone());
    let work = move || file(turn, &seen, form, size, font.as_deref());
    let done = tokio::task::spawn_blocking(work).await;
    match done.unwrap_or_else(|error| Err(PaperError::Unwritable(error.to_string()))) {
        Ok(bytes) => download(form, size, bytes),
        Err(error) => {
            tracing::error!(%error, "a poster cannot be set");
            refused(StatusCode::SERVICE_UNAVAILABLE, error.code())
        }
    }
}

fn file(
    _turn: Permit,
    seen: &Seen,
    form: Form,
    size: PaperSize,
    font: Option<&str>,
) -> Result<Vec<u8>, PaperError> {
    let poster = poster(&seen.assessment, clock::now());
    let (sheets, title) =
        (sheets(&poster, size, &PAPER_WORDS), poster::title(&poster, &PAPER_WORDS));
    match form {
        Form::Svg => Ok(poster::svg(&sheets, &title).into_bytes()),
        Form::Pdf => {
            let pdf = poster_pdf(&sheets, &title, &FontFiles::for_posters(font)?)?;
            if !pdf.missing.is_empty() {
                tracing::warn!(missing = ?pdf.missing, "no font knows some characters of a poster");
            }
            Ok(pdf.bytes)
        }
    }
}

/// The file under the name that an office would give it: `挂图作战图2026年11月23日.pdf`.
fn download(form: Form, size: PaperSize, bytes: Vec<u8>) -> Response {
    let plain = format!("poster-{}.{}", size.code(), form.ending());
    let headers = [
        (header::CONTENT_TYPE, form.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            disposition::download("poster", FileOf::Day(clock::now().day()), &plain),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
