//! `GET /feed/report.xlsx`: an open month's projects of whoever asks, to be filled in with Excel.
//! `POST /api/report-sheet`: the sheet filled in, compared with their desk. It reports nothing: the
//! page lets it fall into the grid, whose own checks and button do the rest. `?month=2026-10` says
//! which open month; else it is the latest.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Extension, Json, Router,
    extract::{Query, Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use battle_map::{
    access::{Screen, may_open},
    model::{actor::Actor, period::PeriodName},
    value::Month,
    view::{
        desk::{self, DeskView},
        report_sheet::{SheetRefusal, read_back},
    },
};
use battle_map_app::{format, texts::Texts};
use battle_map_ledger::{
    LedgerError,
    export::{ExportFormat, Pieces},
    report_sheet,
};
use serde::Deserialize;
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::{
    assessment_cache::AssessmentCache,
    auth::Who,
    clock,
    http::{
        disposition::{self, FileOf},
        feed::{Download, FileKey, SharedFiles},
        language,
        refusal::refused,
        upload::{self, Upload},
    },
};

/// The largest sheet, in megabytes; one of a thousand projects is a tenth of one.
const MOST_MEGABYTES: usize = 8;
/// How many are taken apart at a time; others wait.
const AT_A_TIME: usize = 2;

#[derive(Clone)]
struct SheetService {
    assessments: Arc<AssessmentCache>,
    /// The program that takes workbooks apart.
    program: PathBuf,
    turns: Arc<Semaphore>,
    files: Arc<SharedFiles>,
}

/// What is asked for.
#[derive(Clone, Copy, Deserialize)]
struct SheetQuery {
    /// Of which month; the latest that is open, if none is named.
    month: Option<Month>,
}

/// The routes; `program` takes workbooks apart in a process of its own.
pub fn router(
    assessments: Arc<AssessmentCache>,
    program: PathBuf,
    files: Arc<SharedFiles>,
) -> Router {
    let turns = Arc::new(Semaphore::new(AT_A_TIME));
    Router::new()
        .route("/feed/report.xlsx", get(sheet))
        .route("/api/report-sheet", post(filled_in))
        .with_state(SheetService { assessments, program, turns, files })
}

async fn sheet(
    State(sheets): State<SheetService>,
    Query(asked): Query<SheetQuery>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
) -> Response {
    let texts = Texts(language::of(&headers));
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    let Some(desk) = sheets.desk(&who.actor, asked) else {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    };
    let Some(period) = desk.period else {
        return refusal(&SheetRefusal::PeriodNotOpen, texts);
    };
    let name = PeriodName { month: period.month, span: period.span };
    let (seen, plain) =
        (sheets.assessments.seen(&who.actor), format!("report-{}.xlsx", name.month));
    let download = Download {
        disposition: disposition::download("report", FileOf::Period(name), &plain),
        key: FileKey::new(&seen, plain),
        media_type: ExportFormat::Xlsx.media_type(),
    };
    let write = move || {
        let bytes = report_sheet::workbook(&desk, name)?;
        Ok::<Pieces, LedgerError>(Box::new(std::iter::once(Ok(bytes))))
    };
    sheets.files.answer(&headers, download, write).await
}

async fn filled_in(
    State(sheets): State<SheetService>,
    Query(asked): Query<SheetQuery>,
    request: Request,
) -> Response {
    let reports = |actor: &Actor| may_open(actor, Screen::Desk);
    let upload = match Upload::take(request, reports, MOST_MEGABYTES).await {
        Ok(upload) => upload,
        Err(answer) => return *answer,
    };
    let texts = upload.texts;
    let Some(desk) = sheets.desk(&upload.actor, asked) else {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    };
    let Ok(_turn) = sheets.turns.acquire().await else {
        return refused(StatusCode::INTERNAL_SERVER_ERROR, "failed");
    };
    let (program, bytes) = (sheets.program.clone(), upload.bytes);
    let work = move || {
        let text = report_sheet::read(&bytes, &program)?;
        Ok::<_, LedgerError>(read_back(&desk, &text))
    };
    match spawn_blocking(work).await {
        Ok(Ok(Ok(reading))) => Json(reading).into_response(),
        Ok(Ok(Err(refused))) => refusal(&refused, texts),
        Ok(Err(error)) => upload::ledger_fault(&error, texts),
        Err(error) => failed(&error),
    }
}

impl SheetService {
    fn desk(&self, actor: &Actor, asked: SheetQuery) -> Option<DeskView> {
        desk::desk_of(&self.assessments.seen(actor).assessment, actor, asked.month, clock::now())
    }
}

fn refusal(refusal: &SheetRefusal, texts: Texts) -> Response {
    let code = refusal.code();
    let value = match refusal {
        SheetRefusal::WrongMonth(month) => format::month(texts, *month),
        SheetRefusal::ColumnsMissing(columns) => {
            let names = columns.iter().map(|c| texts.get(&format!("sheet.column.{}", c.code())));
            names.collect::<Vec<_>>().join(&texts.get("list.joint"))
        }
        SheetRefusal::PeriodNotOpen | SheetRefusal::NoMonth => String::new(),
    };
    let words = texts.fill(&format!("sheet.refused.{code}"), &[("value", &value)]);
    upload::fault(StatusCode::UNPROCESSABLE_ENTITY, code, words)
}

fn failed(error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "a reporting sheet could not be read or written");
    refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
}
