//! `POST /api/import`: a ledger over the web, previewed and then confirmed; the way in is that of the
//! command line. `POST /api/import/rejected` hands the rejected rows back as a workbook.
//!
//! The body is a line of JSON ([`ImportAsked`]) and the file after it. A confirmation names the mark of
//! the preview that was seen; if by now another one would be made, nothing happens but that it is
//! shown. What is decided is decided by the writer on the very board that was previewed.

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::{
    access,
    command::{self, Command, CommandResult, ReadVersion},
    event::Subject,
    model::ledger::{ImportSummary, LedgerAction, LedgerRefusal},
    refusal::Refusal,
    value::CommandId,
};
use battle_map_app::{
    preview_file::wire::Confirmation,
    screens::import::wire::{ImportAsked, ImportOutcome, MOST_MEGABYTES},
    texts::Texts,
};
use battle_map_ledger::{ReadLedger, ReadOptions, export::ExportFormat, intake, read};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

use self::preview::{confirmed, corrections, marked, preview};
use crate::{
    clock,
    http::{
        execute,
        refusal::refused,
        upload::{self, RefusedAnswer, Upload, failed, refusal},
    },
    log::Store,
    writer::{Submission, Writer},
};

mod preview;

/// How many files are taken apart at a time; others wait.
const AT_A_TIME: usize = 2;
/// How often a confirmed preview is decided anew because somebody else wrote in between.
const ATTEMPTS: usize = 8;
/// How long to wait for the board on which the writer decided otherwise.
const CHANGE_TIMEOUT: Duration = Duration::from_millis(500);

#[derive(Clone)]
struct Imports {
    writer: Writer,
    store: Arc<dyn Store>,
    /// The program that takes workbooks apart.
    program: PathBuf,
    turns: Arc<Semaphore>,
}

/// The routes; `program` takes workbooks apart in a process of its own.
pub fn router(writer: Writer, store: Arc<dyn Store>, program: PathBuf) -> Router {
    let turns = Arc::new(Semaphore::new(AT_A_TIME));
    Router::new()
        .route("/api/import", post(import))
        .route("/api/import/rejected", post(rejected))
        .with_state(Imports { writer, store, program, turns })
}

async fn import(State(imports): State<Imports>, request: Request) -> Response {
    match imports.answer(request).await {
        Ok(outcome) => Json(outcome).into_response(),
        Err(answer) => *answer,
    }
}

async fn rejected(State(imports): State<Imports>, request: Request) -> Response {
    match imports.hand_back(request).await {
        Ok(Some(bytes)) => {
            let kind = ExportFormat::Xlsx.media_type();
            let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")];
            (headers, bytes).into_response()
        }
        Ok(None) => refused(StatusCode::NOT_FOUND, "nothing-rejected"),
        Err(answer) => *answer,
    }
}

/// A ledger with what was asked about it.
struct ImportRequest {
    upload: Upload,
    asked: ImportAsked,
    read: Arc<ReadLedger>,
}

impl Imports {
    async fn answer(&self, request: Request) -> Result<ImportOutcome, RefusedAnswer> {
        let taken = self.take(request).await?;
        if let Some(confirmation) = taken.asked.confirm.clone() {
            return self.confirm(taken, confirmation).await;
        }
        let board = self.writer.present().board.clone();
        let marked = marked(board, taken.read).await?;
        Ok(ImportOutcome::Previewed(Box::new(marked)))
    }

    async fn hand_back(&self, request: Request) -> Result<Option<Vec<u8>>, RefusedAnswer> {
        let ImportRequest { upload, read, .. } = self.take(request).await?;
        let (board, texts) = (self.writer.present().board.clone(), upload.texts);
        let work = move || {
            let rejected = preview(&board, &read).rejected;
            intake::hand_back(&read, &rejected, &texts)
        };
        aside(work).await?.map_err(|error| upload::ledger_fault(&error, texts).into())
    }

    /// Reads what was sent, first the question and then the file.
    async fn take(&self, request: Request) -> Result<ImportRequest, RefusedAnswer> {
        let upload = Upload::take(request, access::may_import, MOST_MEGABYTES).await?;
        let (asked, file) = upload.question::<ImportAsked>()?;
        let options = self.options(&asked, upload.texts)?;
        let _turn = self.turns.acquire().await.map_err(|error| failed(&error))?;
        let read = aside(move || read(&file, &options)).await?;
        let mut read =
            read.map_err(|error| RefusedAnswer::new(upload::ledger_fault(&error, upload.texts)))?;
        if let Some(ledger) = &mut read.ledger {
            ledger.renames.clone_from(&asked.renames);
            ledger.added.clone_from(&asked.added);
            ledger.paper.clone_from(&asked.paper);
            ledger.recognised = asked.recognised;
        }
        Ok(ImportRequest { upload, asked, read: Arc::new(read) })
    }

    fn options(&self, asked: &ImportAsked, texts: Texts) -> Result<ReadOptions, RefusedAnswer> {
        let nameless = |_| {
            let (code, status) = ("file-without-name", StatusCode::UNPROCESSABLE_ENTITY);
            RefusedAnswer::new(upload::fault(status, code, texts.get("import.file-without-name")))
        };
        Ok(ReadOptions {
            program: self.program.clone(),
            file: intake::file_name(&asked.file).map_err(nameless)?,
            sheets: asked.sheets.clone(),
            list: asked.list.clone(),
            year: asked.year,
            period: asked.period,
            datum: asked.crs,
            partial: asked.partial,
            corrections: corrections(&self.writer.present().board, asked.corrections.as_deref()),
            headers: asked.headers.clone(),
            mended: asked.mended.clone(),
            today: clock::now().day(),
        })
    }

    /// Does what was confirmed, on a board on which the confirmed preview still holds.
    async fn confirm(
        &self,
        ImportRequest { upload, asked, read }: ImportRequest,
        confirmation: Confirmation,
    ) -> Result<ImportOutcome, RefusedAnswer> {
        let texts = upload.texts;
        if let Some(tally) = self.done(&confirmation.id).await? {
            return Ok(ImportOutcome::Done(tally));
        }
        for _ in 0..ATTEMPTS {
            let mut changes = self.writer.changes();
            let board = self.writer.present().board.clone();
            let seen = board.seq;
            let marked = marked(board, read.clone()).await?;
            if marked.mark != confirmation.seen {
                return Ok(ImportOutcome::Moved(Box::new(marked)));
            }
            let ledger = confirmed(&read, &marked.preview, asked.partial)
                .ok_or_else(|| refusal(&LedgerRefusal::RowsRejected.into(), texts))?;
            let reads = vec![ReadVersion { subject: Subject::Ledger, version: seen }];
            let import = LedgerAction::Import(Box::new(ledger));
            let command = Command::new(Subject::Ledger, import).into();
            let request = command::Request { id: confirmation.id.clone(), reads, command };
            let submission = Submission { actor: upload.actor.clone(), request };
            match self.writer.submit(submission).await.map_err(|error| execute::failed(&error))? {
                Ok(answer) => return Ok(ImportOutcome::Done(tally(&answer.result))),
                Err(Refusal::Stale { .. }) => {
                    // Nothing comes where the board is there already.
                    let _ = timeout(CHANGE_TIMEOUT, changes.changed()).await;
                }
                Err(other) => return Err(refusal(&other, texts)),
            }
        }
        Err(upload::fault(StatusCode::CONFLICT, "stale", texts.get("import.busy")).into())
    }

    /// What the command of that name came to, if it was accepted before.
    async fn done(&self, id: &CommandId) -> Result<Option<ImportSummary>, RefusedAnswer> {
        let known = self.store.results_of(&[id.as_str()]).await.map_err(|error| failed(&error))?;
        let result =
            known.first().map(|record| serde_json::from_str::<CommandResult>(&record.result));
        let result = result.transpose().map_err(|error| failed(&error))?;
        Ok(result.map(|result| tally(&result)))
    }
}

fn tally(result: &CommandResult) -> ImportSummary {
    result.tally.unwrap_or_default()
}

/// Work that takes long enough to be kept off the async threads.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, RefusedAnswer> {
    spawn_blocking(work).await.map_err(|error| failed(&error))
}
