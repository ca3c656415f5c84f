//! Files that hold what a question of the pages is answered with: an edition's tables, the bulletin on
//! them, the ledger of problems.

use axum::{http::StatusCode, response::Response};
use battle_map::{
    event::Subject,
    value::EditionId,
    view::{
        bulletin::LastBulletin,
        editions::{EditionBody, OneEdition, Tables},
        problems::{self, ProblemQuery},
        seen::Answer,
    },
};
use battle_map_app::{
    ask::{AskError, Served},
    paper::PAPER_WORDS,
};
use battle_map_ledger::export::{self, Pieces};
use zip::result::ZipError;

use super::{Download, FileKey, FileRequest, asked, today, workbook};
use crate::{
    clock,
    http::{
        disposition::{self, FileOf},
        refusal::refused,
    },
    paper::bulletin as document,
};

/// The tables of an edition, else those of the last closed month.
pub async fn month(order: FileRequest, edition: Option<String>) -> Response {
    let (seen, asker) = (order.seen(), order.asker.clone());
    let tables = match edition.map(|id| id.parse::<EditionId>()) {
        None => Tables { whole: true }
            .serve(asker.clone())
            .await
            .map(|tables| tables.ok_or("no-closed-month")),
        Some(Ok(id)) => {
            OneEdition { id, whole: true }.serve(asker.clone()).await.map(|view| match view.said {
                EditionBody::Month(said) => Ok(said.tables),
                EditionBody::Bulletin(_) => Err("not-found"),
            })
        }
        Some(Err(_)) => return refused(StatusCode::NOT_FOUND, "not-found"),
    };
    let tables = match tables {
        Ok(Ok(tables)) => tables,
        Ok(Err(code)) => return refused(StatusCode::NOT_FOUND, code),
        Err(error) => return unanswered(error),
    };
    let plain = format!("month-{}-{}.xlsx", tables.month, tables.edition.number);
    let name = ("figures", FileOf::Period(tables.edition.period()));
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
pub async fn problems(order: FileRequest, query: ProblemQuery) -> Response {
    let seen = match order.asker.seen(ProblemQuery::SCREEN) {
        Ok(seen) => seen,
        Err(error) => return unanswered(error),
    };
    let file = asked("problems.xlsx", &ProblemQuery { page: 0, reported: 0, ..query });
    let download = workbook(&seen, file, ("problems", today()), "problems.xlsx");
    let write = move || {
        let view = problems::whole_ledger(&seen.assessment, &seen.actor, &query, clock::now());
        export::problems::workbook(&view, &PAPER_WORDS)
    };
    order.files.answer(&order.headers, download, write).await
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

/// The bulletin that went out as an edition, else that of the last closed month: as it went out, or as
/// the draft that it still is.
pub async fn bulletin_text(order: FileRequest, edition: Option<String>) -> Response {
    let asker = order.asker.clone();
    let seen = match asker.seen(LastBulletin::SCREEN) {
        Ok(seen) => seen,
        Err(error) => return unanswered(error),
    };
    let bulletin = match edition.map(|id| id.parse::<EditionId>()) {
        None => {
            LastBulletin {}.serve(asker.clone()).await.map(|last| last.ok_or("no-closed-month"))
        }
        Some(Ok(id)) => {
            OneEdition { id, whole: true }.serve(asker.clone()).await.map(|view| match view.said {
                EditionBody::Bulletin(bulletin) => Ok(*bulletin),
                EditionBody::Month(_) => Err("not-found"),
            })
        }
        Some(Err(_)) => return refused(StatusCode::NOT_FOUND, "not-found"),
    };
    let bulletin = match bulletin {
        Ok(Ok(bulletin)) => bulletin,
        Ok(Err(code)) => return refused(StatusCode::NOT_FOUND, code),
        Err(error) => return unanswered(error),
    };
    // What is out bears the place in the log where it was frozen, a draft that of today.
    let anchor = match bulletin.out {
        Some(out) => asker.backend.anchor(Subject::Edition(out.id)).await,
        None => Ok(asker.backend.store().anchor),
    };
    let anchor = match anchor {
        Ok(anchor) => anchor,
        Err(error) => return unanswered(error),
    };
    let plain = format!("bulletin-{}.docx", bulletin.period.month);
    let edition = bulletin.out.map_or_else(String::new, |out| out.id.to_string());
    let download = Download {
        disposition: disposition::download("bulletin", FileOf::Period(bulletin.period), &plain),
        key: FileKey::new(&seen, format!("{plain} {edition}")),
        media_type: document::MEDIA_TYPE,
    };
    let write = move || {
        let bytes = document::document(&bulletin, &anchor)?;
        Ok::<Pieces, ZipError>(Box::new(std::iter::once(Ok(bytes))))
    };
    order.files.answer(&order.headers, download, write).await
}
