//! `/feed`: the ledger as files for other programs, filtered and ordered like the page that links here.
//!
//! A file leaves in pieces, each made when the last is gone: however many are fetched at once, by
//! however slow a client, the server holds little more than the rows still to be written.

use std::{collections::HashMap, fmt::Display, io};

use axum::{
    Extension, Router,
    body::Body,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use battle_map::{
    access::{self, Screen},
    view::{
        assessment::Assessment,
        cards::{self, CardRow},
        export::{ExportRow, ExportTable},
        ledger_table::{TableQuery, order},
        notices::{self, NoticeQuery},
        problems::ProblemQuery,
        seen::Seen,
    },
};
use battle_map_app::{
    ask::{Asker, SharedBackend},
    finding,
    paper::PAPER_WORDS,
    texts::Language,
};
use battle_map_ledger::{
    LedgerError,
    export::{self, ExportFormat, Pieces, cards::Reason},
};
use futures::{StreamExt, stream};
use tokio::task::spawn_blocking;

use crate::{
    auth::Who,
    clock,
    http::{
        disposition::{self, FileOf},
        refusal::refused,
    },
};

mod answered;

use answered::{bulletin_text, month, problems};

/// The routes, open to everybody who passes the gate.
pub fn router(backend: SharedBackend) -> Router {
    Router::new().route("/feed/{file}", get(feed)).with_state(backend)
}

async fn feed(
    State(backend): State<SharedBackend>,
    Path(file): Path<String>,
    who: Option<Extension<Who>>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    let asker =
        Asker { backend: backend.clone(), actor: who.actor.clone(), language: Language::Chinese };
    let get = |key: &str| parameters.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    match file.as_str() {
        "month.xlsx" => return month(asker, get("edition")).await,
        "cards.xlsx" => return of_cards(backend.seen(&who.actor)).await,
        "bulletin.docx" => return bulletin_text(asker).await,
        "problems.xlsx" => return problems(asker, ProblemQuery::read(get)).await,
        "notices.xlsx" => {
            return register(&backend.seen(&who.actor), &NoticeQuery::read(get)).await;
        }
        _ => {}
    }
    let (format, key) = match file.as_str() {
        "ledger.xlsx" => (ExportFormat::Xlsx, "ledger"),
        "ledger.csv" => (ExportFormat::Csv, "ledger"),
        "projects.geojson" => (ExportFormat::Geojson, "places"),
        _ => return refused(StatusCode::NOT_FOUND, "not-found"),
    };
    let query = TableQuery::read(get);
    // A workbook of ten thousand projects takes long enough to be kept off the async threads.
    let write = move || format.pieces(shown(&backend.seen(&who.actor).assessment, &query));
    let name = disposition::download(key, today(), &file);
    download(name, format, write).await
}

/// The register of penalty notices, as far as the requester may see it.
async fn register(seen: &Seen, query: &NoticeQuery) -> Response {
    if !access::may_open(&seen.actor, Screen::Notices) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let view = notices::notices(&seen.assessment, &seen.actor, query, clock::now());
    let name = disposition::download("notices", today(), "notices.xlsx");
    download(name, ExportFormat::Xlsx, move || export::notices::workbook(&view, &PAPER_WORDS)).await
}

/// The cards that somebody sees, with their evidence, for those who may open the cards.
async fn of_cards(seen: Seen) -> Response {
    if !access::may_open(&seen.actor, Screen::Cards) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let of = seen.assessment.closed.map_or_else(today, FileOf::Month);
    let name = disposition::download("cards", of, "cards.xlsx");
    let write = move || {
        let rows = cards::ledger(&seen.assessment, &seen.actor, clock::now());
        export::cards::workbook(&rows, &PAPER_WORDS, &reason)
    };
    download(name, ExportFormat::Xlsx, write).await
}

/// Why a card was proposed, as its papers say it.
fn reason(row: &CardRow) -> Reason {
    Reason {
        headline: finding::headline(PAPER_WORDS, &row.finding),
        arithmetic: finding::unfolded(PAPER_WORDS, &row.finding),
    }
}

fn today() -> FileOf {
    FileOf::Day(clock::now().day())
}

async fn download(
    disposition: String,
    format: ExportFormat,
    write: impl FnOnce() -> Result<Pieces, LedgerError> + Send + 'static,
) -> Response {
    download_as(disposition, format.media_type(), write).await
}

/// Answers once the first piece is there: what fails until then is an answer of its own.
async fn download_as<E: Display + Send + 'static>(
    disposition: String,
    media_type: &str,
    write: impl FnOnce() -> Result<Pieces, E> + Send + 'static,
) -> Response {
    let begin = move || {
        let mut pieces = write().map_err(|error| error.to_string())?;
        let first = pieces.next().transpose().map_err(|error| error.to_string())?;
        Ok::<_, String>((first.unwrap_or_default(), pieces))
    };
    match spawn_blocking(begin).await {
        Ok(Ok((first, pieces))) => {
            let headers = [
                (header::CONTENT_TYPE, media_type.to_owned()),
                (header::CONTENT_DISPOSITION, disposition),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, body(first, pieces)).into_response()
        }
        Ok(Err(error)) => failed(&error),
        Err(error) => failed(&error.to_string()),
    }
}

/// The first piece, then the others, each made off the async threads when it is wanted.
fn body(first: Vec<u8>, pieces: Pieces) -> Body {
    let others = stream::unfold(Some(pieces), |pieces| async move {
        let mut pieces = pieces?;
        match spawn_blocking(move || (pieces.next(), pieces)).await {
            Ok((None, _)) => None,
            Ok((Some(Ok(piece)), pieces)) => Some((Ok(piece), Some(pieces))),
            Ok((Some(Err(error)), _)) => Some((Err(broken_off(&error)), None)),
            Err(error) => Some((Err(broken_off(&error)), None)),
        }
    });
    Body::from_stream(stream::iter([Ok(first)]).chain(others))
}

/// Ends an answer before its end, so that nobody takes half a file for a whole one.
fn broken_off(error: &dyn Display) -> io::Error {
    tracing::error!(%error, "a feed broke off");
    io::Error::other(error.to_string())
}

/// The rows that pass the filter, in the order in which the page shows them, each with its
/// sub-projects below it.
fn shown(assessment: &Assessment, query: &TableQuery) -> ExportTable {
    let mut table = ExportTable::of(&assessment.board, query.filter.list, clock::now().day());
    let order = order::projects(assessment, query);
    let places: HashMap<_, _> = order.into_iter().zip(0_usize..).collect();
    // The page lists entries only: a sub-project goes where its entry goes.
    let place = |row: &ExportRow| {
        let entry = row.parent.and_then(|entry| places.get(&entry));
        entry.or_else(|| places.get(&row.number)).copied()
    };
    table.rows.retain(|row| place(row).is_some());
    table.rows.sort_by_key(|row| (place(row), row.parent.is_some()));
    table
}

fn failed(error: &str) -> Response {
    tracing::error!(error, "a feed could not be written");
    refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
}
