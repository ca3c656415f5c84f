//! `POST /api/execute`: one command as JSON with its id and the versions it was based on.
//!
//! 200 with the result, 403 not allowed, 409 stale with what changed meanwhile, 422 refused or not
//! understood, 429 too many in too short a time, 503 while nothing can be written; each refusal with
//! its stable code and words in the reader's language.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::{
    access,
    board::Board,
    command::{Action, Asked, Command, Request},
    event::{Recorded, Subject},
    model::{actor::Actor, evidence::EvidenceAction, person::PersonAction},
    refusal::Refusal,
    value::{Money, Seq},
    view::{
        audit::AuditKind,
        history::{self, HistoryLine},
    },
};
use battle_map_app::{
    execute::{Accepted, Fault, PartFault, StaleThing},
    me::role_code,
    texts::Texts,
};
use serde_json::Value;

use crate::{
    auth::{AuditTrail, Done},
    clock,
    http::{
        language,
        pace::Pace,
        refusal::{answer, fault, refused},
        sender::JsonSender,
        source::RequestSource,
        unwritten::unwritten,
    },
    log::Store,
    writer::{self, Submission, Writer, WriterError},
};

/// The largest command in bytes; ledgers are sent to a route of their own.
const MOST_BYTES: usize = 1024 * 1024;

/// Executes commands, and words their refusals.
#[derive(Clone)]
pub struct Commands {
    writer: Writer,
    store: Arc<dyn Store>,
    audit: Arc<AuditTrail>,
    pace: Arc<Pace>,
}

/// The route of commands, with the limit on their size.
pub fn router(commands: Commands) -> Router {
    Router::new()
        .route("/api/execute", post(execute))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(commands)
}

async fn execute(
    State(commands): State<Commands>,
    JsonSender(who): JsonSender,
    from: RequestSource,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let texts = Texts(language::of(&headers));
    if let Err(seconds) = commands.pace.admit(&who, body.len(), clock::now().0) {
        return too_many(seconds, texts);
    }
    let request = match read(&body) {
        Ok(request) => request,
        Err(detail) => {
            let fault = Fault { detail: Some(detail), ..Fault::of("unreadable-command") };
            return answer(StatusCode::UNPROCESSABLE_ENTITY, fault);
        }
    };
    if attaches(&request.command) {
        return answer(StatusCode::UNPROCESSABLE_ENTITY, Fault::of("evidence-without-its-file"));
    }
    let deeds = deeds(&commands.board(), &request.command);
    let submission = Submission { actor: who.actor.clone(), request };
    match commands.give(submission, texts).await {
        Ok(accepted) => {
            if !accepted.repeated {
                for (kind, about) in &deeds {
                    let (who, from) = (who.actor.name.as_str(), from.address);
                    commands.audit.note(Done { kind: *kind, who, about, from }).await;
                }
            }
            Json(accepted).into_response()
        }
        Err(ExecuteFailure::Refused(response) | ExecuteFailure::Unknown(response)) => response,
    }
}

/// The request in a body, or what of it cannot be read.
fn read(body: &[u8]) -> Result<Request, String> {
    let unreadable = |error: serde_json::Error| error.to_string();
    let request = serde_json::from_slice(body).map_err(unreadable)?;
    let numbers: Value = serde_json::from_slice(body).map_err(unreadable)?;
    if is_bounded(&numbers) {
        Ok(request)
    } else {
        Err(format!("a number is beyond {}, the largest amount in fen", Money::MAX_FEN))
    }
}

/// Whether no number is beyond the largest amount of money, of which ten thousand still add up: sums
/// are not bounded, what they are made of is, whatever newtype it becomes.
fn is_bounded(value: &Value) -> bool {
    match value {
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => whole.unsigned_abs() <= Money::MAX_FEN.unsigned_abs(),
            #[expect(clippy::cast_precision_loss, reason = "a bound")]
            (None, Some(number)) => number.abs() <= Money::MAX_FEN as f64,
            (None, None) => false,
        },
        Value::Array(values) => values.iter().all(is_bounded),
        Value::Object(values) => values.values().all(is_bounded),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

/// The answer to whoever gives commands faster than anybody works.
fn too_many(seconds: u32, texts: Texts) -> Response {
    let message = texts.get("error.too-many-commands");
    let fault = Fault { message, ..Fault::of("too-many-commands") };
    let mut refused = answer(StatusCode::TOO_MANY_REQUESTS, fault);
    refused.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    refused
}

/// What a command does to accounts, for the audit.
fn deeds(board: &Board, asked: &Asked) -> Vec<(AuditKind, String)> {
    let name = |subject: Subject| match subject {
        Subject::Person(id) => board.people.get(&id).map(|person| person.name.to_string()),
        _ => None,
    };
    let deed = |command: &Command| {
        let Action::Person(action) = &command.action else { return None };
        let about = name(command.subject).unwrap_or_default();
        Some(match action {
            PersonAction::Register { name, role } => {
                (AuditKind::AccountOpened, format!("{name} → {}", role_code(*role)))
            }
            PersonAction::Assign { role } => {
                (AuditKind::RoleChanged, format!("{about} → {}", role_code(*role)))
            }
            PersonAction::Deactivate {} => (AuditKind::AccountEnded, about),
            PersonAction::Activate {} => (AuditKind::AccountReopened, about),
        })
    };
    asked.commands().iter().filter_map(deed).collect()
}

/// Whether a command attaches a file; only the server, which has read the file, may do that.
fn attaches(asked: &Asked) -> bool {
    let attaches =
        |action: &Action| matches!(action, Action::Evidence(EvidenceAction::Attach { .. }));
    asked.commands().iter().any(|command| attaches(&command.action))
}

fn of_part(index: usize, refusal: &Refusal, texts: Texts) -> PartFault {
    let code = refusal.code().to_owned();
    let message = texts.get(&format!("refusal.{code}"));
    PartFault { index, code, message }
}

/// The answer where a command could not be written: sent again under the same id it happens once.
pub fn failed(error: &WriterError) -> Response {
    tracing::error!(%error, "a command could not be written");
    let failed = || refused(StatusCode::INTERNAL_SERVER_ERROR, "failed");
    error.unwritten().map_or_else(failed, unwritten)
}

/// Why a command was not done, with the answer that says so.
pub enum ExecuteFailure {
    /// It was refused: nothing happened.
    Refused(Response),
    /// The writer failed: it may have happened or not.
    Unknown(Response),
}

impl Commands {
    /// Commands to a running writer over what it has written.
    #[must_use]
    pub fn new(writer: Writer, store: Arc<dyn Store>, audit: Arc<AuditTrail>) -> Self {
        Self { writer, store, audit, pace: Arc::default() }
    }

    /// The board as it stands.
    #[must_use]
    pub fn board(&self) -> Arc<Board> {
        self.writer.present().board.clone()
    }

    /// Gives a command and waits until it is durable.
    ///
    /// # Errors
    /// When it is refused, or cannot be written.
    pub async fn give(
        &self,
        submission: Submission,
        texts: Texts,
    ) -> Result<Accepted, ExecuteFailure> {
        let actor = submission.actor.clone();
        match self.writer.submit(submission).await {
            Ok(Ok(done)) => Ok(Accepted { result: done.result, repeated: done.repeated }),
            Ok(Err(refusal)) => {
                Err(ExecuteFailure::Refused(self.explain(&refusal, &actor, texts).await))
            }
            Err(error) => Err(ExecuteFailure::Unknown(failed(&error))),
        }
    }

    async fn explain(&self, refusal: &Refusal, actor: &Actor, texts: Texts) -> Response {
        let mut fault = fault(refusal.code(), texts);
        match refusal {
            Refusal::NotAllowed => answer(StatusCode::FORBIDDEN, fault),
            Refusal::Stale { subject, read, .. } => {
                fault.stale = Some(self.stale(*subject, *read, actor).await);
                answer(StatusCode::CONFLICT, fault)
            }
            Refusal::Parts(parts) => {
                fault.parts =
                    parts.iter().map(|(index, part)| of_part(*index, part, texts)).collect();
                answer(StatusCode::UNPROCESSABLE_ENTITY, fault)
            }
            _ => answer(StatusCode::UNPROCESSABLE_ENTITY, fault),
        }
    }

    /// What happened to a thing since it was read, as far as `actor` sees it: as in a history.
    async fn stale(&self, subject: Subject, read: Seq, actor: &Actor) -> StaleThing {
        let board = self.writer.present().board.clone();
        let current = board.version(subject);
        let events = writer::changed_since(self.store.as_ref(), subject, read).await;
        if let Err(error) = &events {
            tracing::error!(%error, %subject, "what changed cannot be read");
        }
        let events = events.unwrap_or_default();
        let seen = |event: &&Recorded| access::may_see_event(&board, actor, &event.event);
        let changes: Vec<HistoryLine> =
            events.iter().filter(seen).map(|event| history::line(&board, actor, event)).collect();
        StaleThing { subject, current, changes }
    }
}
