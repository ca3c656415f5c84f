//! `/projects?print=1`: a page like any other, into which the lines of the whole ledger are put on its
//! way. They are made like a file that is downloaded ([`SharedFiles`]): once for all who may see the
//! same of one board, some at a time, and sent in pieces.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Query, Request},
    http::{Method, StatusCode, Uri, header},
    middleware::Next,
    response::Response,
};
use battle_map::{
    value::ProjectId,
    view::{
        assessment::Assessment,
        ledger_table::{PAGE, TableQuery, line_of, order},
        seen::{Answer, Seen},
    },
};
use battle_map_app::{
    ask::{Asker, SharedBackend},
    map::links::table_href,
    screens::ledger::{PRINTED, lines_html},
    texts::Language,
};
use battle_map_ledger::{LedgerError, export::Pieces};
use futures::{StreamExt, stream};

use super::in_turn;
use crate::{
    auth::Who,
    http::{
        feed::{FileKey, MadeFile, NoFile, SharedFiles},
        language,
        refusal::refused,
        turns::{Turns, busy},
    },
};

/// Pages made at the same time.
const AT_ONCE: usize = 1;
/// Requests that may wait for theirs; each is soon made, as its lines are there.
const WAITING: usize = 256;
/// The largest page without its lines, in bytes.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// What lines are made of, and those that were made.
#[derive(Clone)]
pub struct PrintedLedger {
    /// What is asked.
    backend: SharedBackend,
    /// Where they are kept.
    files: Arc<SharedFiles>,
    /// The turns of the pages around them.
    pages: Turns,
}

/// What is asked for by an address that is that of the ledger for paper.
pub fn query_of(method: &Method, uri: &Uri) -> Option<TableQuery> {
    let is_ledger = *method == Method::GET && uri.path() == "/projects";
    let Query(parameters) = Query::<Vec<(String, String)>>::try_from_uri(uri).ok()?;
    let get = |key: &str| parameters.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    Some(TableQuery::read(get)).filter(|query| is_ledger && query.print)
}

impl PrintedLedger {
    /// What the backend answers, kept among other files.
    #[must_use]
    pub fn new(backend: SharedBackend, files: Arc<SharedFiles>) -> Self {
        Self { backend, files, pages: Turns::new(AT_ONCE, WAITING) }
    }

    /// Answers with the page and its lines; whoever may not see them gets the page that says so.
    pub async fn answer(&self, query: TableQuery, request: Request, next: Next) -> Response {
        let language = language::of(request.headers());
        let Some(seen) = self.seen(language, &request) else { return next.run(request).await };
        let key = FileKey::new(&seen, format!("{} {}", language.tag(), table_href(&query)));
        let write = move || Ok::<_, LedgerError>(pieces(seen.assessment, query, language));
        match self.files.get(key, write).await {
            Ok(lines) => with_lines(in_turn(&self.pages, request, next).await, lines).await,
            Err(NoFile::Busy(_)) => busy(request.headers()),
            Err(NoFile::Unmade(error)) => {
                tracing::error!(error, "a ledger for paper could not be written");
                refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
            }
        }
    }

    fn seen(&self, language: Language, request: &Request) -> Option<Seen> {
        let actor = request.extensions().get::<Who>()?.actor.clone();
        let asker = Asker { backend: self.backend.clone(), actor, language };
        asker.seen(TableQuery::SCREEN).ok()
    }
}

/// The lines, a page of the screen's a piece.
fn pieces(assessment: Arc<Assessment>, query: TableQuery, language: Language) -> Pieces {
    let mut projects = order::projects(&assessment, &query).into_iter();
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    Box::new(std::iter::from_fn(move || {
        let next: Vec<ProjectId> = projects.by_ref().take(size).collect();
        let lines = next.iter().filter_map(|id| line_of(&assessment, &query, *id));
        (!next.is_empty()).then(|| Ok(lines_html(language, lines).into_bytes()))
    }))
}

/// A page whose table has no lines yet, together with them.
async fn with_lines(page: Response, lines: Arc<MadeFile>) -> Response {
    let (mut parts, body) = page.into_parts();
    let page = match to_bytes(body, MOST_BYTES).await {
        Ok(page) => page,
        Err(error) => {
            tracing::error!(%error, "a page for paper could not be read");
            return refused(StatusCode::INTERNAL_SERVER_ERROR, "failed");
        }
    };
    let Some(place) = place_of_lines(&page) else {
        return Response::from_parts(parts, page.into());
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let piece = |bytes: Bytes| stream::iter([Ok(bytes)]);
    let lines = lines.body().into_data_stream();
    let body = piece(page.slice(..place)).chain(lines).chain(piece(page.slice(place..)));
    Response::from_parts(parts, Body::from_stream(body))
}

/// Where the lines go; none in a page without a table.
fn place_of_lines(page: &[u8]) -> Option<usize> {
    let start = format!("<tbody class=\"{PRINTED}\">");
    Some(std::str::from_utf8(page).ok()?.find(&start)? + start.len())
}
