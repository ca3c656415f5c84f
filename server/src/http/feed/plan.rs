//! The plan board as a workbook and as a chart on paper, filtered, ordered and grouped like the page.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use battle_map::view::{
    plan_board::{PlanBoard, PlanQuery, PlanTitles, whole_board},
    seen::{Answer, Seen},
};
use battle_map_app::{map::links::address, paper::PAPER_WORDS, screens::plan_board::plan_titles};
use battle_map_ledger::{
    LedgerError,
    export::{self, Pieces, plan::PlanWords},
};

use super::{Download, FileKey, FileRequest, asked, today, workbook};
use crate::{
    clock,
    http::{disposition, refusal::refused},
    paper::{FontFiles, PaperError, SheetSize, plan_pdf},
};

/// A piece of a chart on its way out.
const PIECE: usize = 32 * 1024;

/// The whole board as it is asked for now.
fn board(seen: &Seen, query: &PlanQuery) -> (PlanBoard, PlanTitles) {
    let board = whole_board(&seen.assessment, query, &seen.actor, clock::now());
    let titles = plan_titles(&board, query);
    (board, titles)
}

/// The board as a workbook.
pub async fn xlsx(order: FileRequest, query: PlanQuery) -> Response {
    let Ok(seen) = order.asker.seen(PlanQuery::SCREEN) else {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    };
    let query = query.on_page(0);
    let download = workbook(&seen, asked("plan.xlsx", &query), ("plan", today()), "plan.xlsx");
    let write = move || {
        let (board, titles) = board(&seen, &query);
        let words = PlanWords { titles: &titles, words: &PAPER_WORDS };
        export::plan::workbook(&board, &words)
    };
    order.files.answer(&order.headers, download, write).await
}

/// The board as a chart on sheets of a size.
pub async fn pdf(order: FileRequest, query: PlanQuery, size: Option<String>) -> Response {
    let Ok(seen) = order.asker.seen(PlanQuery::SCREEN) else {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    };
    let size = size.and_then(|code| SheetSize::from_code(&code)).unwrap_or(SheetSize::A3);
    let query = query.on_page(0);
    let fonts = match FontFiles::find(order.font.as_deref()) {
        Ok(fonts) => fonts,
        Err(error) => return no_paper(&query, &error, &order.headers),
    };
    let plain = format!("plan-{}.pdf", size.code());
    let download = Download {
        key: FileKey::new(&seen, asked(&plain, &query)),
        disposition: disposition::shown("plan", today(), &plain),
        media_type: "application/pdf",
    };
    let write = move || {
        let (board, titles) = board(&seen, &query);
        let pdf = plan_pdf(&board, &titles, size, &PAPER_WORDS, &fonts)?;
        if !pdf.missing.is_empty() {
            tracing::warn!(missing = ?pdf.missing, "no font knows some characters of a plan board");
        }
        Ok::<_, PaperError>(pieces(pdf.bytes))
    };
    order.files.answer(&order.headers, download, write).await
}

fn pieces(bytes: Vec<u8>) -> Pieces {
    let mut at = 0;
    Box::new(std::iter::from_fn(move || {
        let end = bytes.len().min(at + PIECE);
        let piece = bytes.get(at..end).filter(|piece| !piece.is_empty())?.to_vec();
        at = end;
        Some(Ok::<_, LedgerError>(piece))
    }))
}

/// Why there is no paper: to people on the page, which prints, to programs as a code.
fn no_paper(query: &PlanQuery, error: &PaperError, headers: &HeaderMap) -> Response {
    tracing::error!(%error, "a plan board cannot be set");
    let accepts = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    if accepts.is_some_and(|accept| accept.contains("text/html")) {
        let mut parameters = query.parameters();
        parameters.push(("fault", error.code().to_owned()));
        return Redirect::to(&address("/plan", &parameters)).into_response();
    }
    refused(StatusCode::SERVICE_UNAVAILABLE, error.code())
}
