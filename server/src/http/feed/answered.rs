//! Files that hold what a question of the pages is answered with: an edition's tables, the bulletin on
//! them, the ledger of problems.

use axum::{http::StatusCode, response::Response};
use battle_map::{
    access::Screen,
    value::EditionId,
    view::{
        bulletin,
        editions::{OneEdition, Tables},
        problems::ProblemQuery,
    },
};
use battle_map_app::{
    ask::{AskError, Asker, Served},
    paper::PAPER_WORDS,
};
use battle_map_ledger::export::{self, ExportFormat, Pieces};
use zip::result::ZipError;

use super::{download, download_as, today};
use crate::{
    clock,
    http::{
        disposition::{self, FileOf},
        refusal::refused,
    },
    paper::bulletin as document,
};

/// The tables of an edition, else those of the last closed month.
pub async fn month(asker: Asker, edition: Option<String>) -> Response {
    let tables = match edition.map(|id| id.parse::<EditionId>()) {
        None => Tables {}.serve(asker).await.map(|tables| tables.ok_or("no-closed-month")),
        Some(Ok(id)) => OneEdition { id }.serve(asker).await.map(|view| Ok(view.tables)),
        Some(Err(_)) => return refused(StatusCode::NOT_FOUND, "not-found"),
    };
    let tables = match tables {
        Ok(Ok(tables)) => tables,
        Ok(Err(code)) => return refused(StatusCode::NOT_FOUND, code),
        Err(error) => return unanswered(error),
    };
    let plain = format!("month-{}-{}.xlsx", tables.month, tables.edition.number);
    let name = disposition::download("figures", FileOf::Month(tables.month), &plain);
    download(name, ExportFormat::Xlsx, move || export::month::workbook(&tables, &PAPER_WORDS)).await
}

/// The ledger of problems, filtered like the page that links here.
pub async fn problems(asker: Asker, query: ProblemQuery) -> Response {
    match query.serve(asker).await {
        Ok(view) => {
            let name = disposition::download("problems", today(), "problems.xlsx");
            let write = move || export::problems::workbook(&view, &PAPER_WORDS);
            download(name, ExportFormat::Xlsx, write).await
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
pub async fn bulletin_text(asker: Asker) -> Response {
    let seen = match asker.seen(Screen::Cards) {
        Ok(seen) => seen,
        Err(error) => return unanswered(error),
    };
    let tables = match (Tables {}).serve(asker).await {
        Ok(Some(tables)) => tables,
        Ok(None) => return refused(StatusCode::NOT_FOUND, "no-closed-month"),
        Err(error) => return unanswered(error),
    };
    let bulletin = bulletin::bulletin(&seen.assessment, &seen.actor, &tables, clock::now());
    let plain = format!("bulletin-{}.docx", bulletin.month);
    let name = disposition::download("bulletin", FileOf::Month(bulletin.month), &plain);
    let write = move || {
        let bytes = document::document(&bulletin)?;
        Ok::<Pieces, ZipError>(Box::new(std::iter::once(Ok(bytes))))
    };
    download_as(name, document::MEDIA_TYPE, write).await
}
