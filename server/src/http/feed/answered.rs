//! Files that hold what a question of the pages is answered with: an edition's tables, the bulletin on
//! them, the ledger of problems.

use axum::{http::StatusCode, response::Response};
use battle_map::{
    access::Screen,
    event::Subject,
    value::EditionId,
    view::{
        bulletin,
        editions::{OneEdition, Tables},
        problems::ProblemQuery,
    },
};
use battle_map_app::{
    ask::{AskError, Served},
    paper::PAPER_WORDS,
};
use battle_map_ledger::export::{self, Pieces};
use zip::result::ZipError;

use super::{Download, FileKey, Order, asked, today, workbook};
use crate::{
    clock,
    http::{
        disposition::{self, FileOf},
        refusal::refused,
    },
    paper::bulletin as document,
};

/// The tables of an edition, else those of the last closed month.
pub async fn month(order: Order, edition: Option<String>) -> Response {
    let (seen, asker) = (order.seen(), order.asker.clone());
    let tables = match edition.map(|id| id.parse::<EditionId>()) {
        None => Tables {}.serve(asker.clone()).await.map(|tables| tables.ok_or("no-closed-month")),
        Some(Ok(id)) => OneEdition { id }.serve(asker.clone()).await.map(|view| Ok(view.tables)),
        Some(Err(_)) => return refused(StatusCode::NOT_FOUND, "not-found"),
    };
    let tables = match tables {
        Ok(Ok(tables)) => tables,
        Ok(Err(code)) => return refused(StatusCode::NOT_FOUND, code),
        Err(error) => return unanswered(error),
    };
    let plain = format!("month-{}-{}.xlsx", tables.month, tables.edition.number);
    let name = ("figures", FileOf::Month(tables.month));
    let download = workbook(&seen, plain.clone(), name, &plain);
    let frozen = asker.backend.anchor(Subject::Edition(tables.edition.id)).await;
    let anchor = match frozen {
        Ok(anchor) => anchor,
        Err(error) => return unanswered(error),
    };
    let write = move || export::month::workbook(&tables, &PAPER_WORDS, &anchor);
    order.files.answer(&order.headers, download, write).await
}

/// The ledger of problems, filtered like the page that links here.
pub async fn problems(order: Order, query: ProblemQuery) -> Response {
    let file = asked("problems.xlsx", &query);
    let seen = order.seen();
    match query.serve(order.asker).await {
        Ok(view) => {
            let download = workbook(&seen, file, ("problems", today()), "problems.xlsx");
            let write = move || export::problems::workbook(&view, &PAPER_WORDS);
            order.files.answer(&order.headers, download, write).await
        }
        Err(error) => unanswered(error),
    }
}

/// Why a question behind a file was not answered.
fn unanswered(error: AskError) -> Response {
    let status = match error {
        AskError::NotAllowed => StatusCode::FORBIDDEN,
        AskError::NotFound => StatusCode::NOT_FOUND,
        AskError::Unreachable | AskError::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    };
    refused(status, error.code())
}

/// The bulletin of the last closed month.
pub async fn bulletin_text(order: Order) -> Response {
    let anchor = order.asker.backend.store().anchor;
    let seen = match order.asker.seen(Screen::Cards) {
        Ok(seen) => seen,
        Err(error) => return unanswered(error),
    };
    let tables = match (Tables {}).serve(order.asker).await {
        Ok(Some(tables)) => tables,
        Ok(None) => return refused(StatusCode::NOT_FOUND, "no-closed-month"),
        Err(error) => return unanswered(error),
    };
    let bulletin = bulletin::bulletin(&seen.assessment, &seen.actor, &tables, clock::now());
    let plain = format!("bulletin-{}.docx", bulletin.month);
    let download = Download {
        disposition: disposition::download("bulletin", FileOf::Month(bulletin.month), &plain),
        key: FileKey::new(&seen, plain),
        media_type: document::MEDIA_TYPE,
    };
    let write = move || {
        let bytes = document::document(&bulletin, &anchor)?;
        Ok::<Pieces, ZipError>(Box::new(std::iter::once(Ok(bytes))))
    };
    order.files.answer(&order.headers, download, write).await
}
