//! `POST /api/execute`: one command as JSON with its id and the versions it was based on.
//!
//! 200 with the result, 403 not allowed, 409 stale with what changed meanwhile, 422 refused or not
//! understood; each refusal with its stable code and words in the reader's language.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::{
    access,
    board::Board,
    command::{Action, Asked, Request},
    event::{Recorded, Subject},
    model::{actor::Actor, evidence::EvidenceAction},
    refusal::Refusal,
    value::Seq,
    view::history::{self, HistoryLine},
};
use battle_map_app::{
    execute::{Accepted, Fault, PartFault, StaleThing},
    texts::Texts,
};

use crate::{
    http::{
        language,
        refusal::{coded, refused},
        sender::JsonSender,
    },
    log::Store,
    writer::{self, Submission, Writer},
};

/// The largest command in bytes; ledgers are sent to a route of their own.
const MOST_BYTES: usize = 1024 * 1024;

/// Executes commands, and words their refusals.
#[derive(Clone)]
pub struct Commands {
    writer: Writer,
    store: Arc<dyn Store>,
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
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let request: Request = match serde_json::from_slice(&body) {
        Ok(request) => request,
        Err(error) => {
            let fault =
                Fault { detail: Some(error.to_string()), ..Fault::of("unreadable-command") };
            return answer(StatusCode::UNPROCESSABLE_ENTITY, fault);
        }
    };
    if attaches(&request.command) {
        return answer(StatusCode::UNPROCESSABLE_ENTITY, Fault::of("evidence-without-its-file"));
    }
    let submission = Submission { actor: who.actor, request };
    match commands.give(submission, Texts(language::of(&headers))).await {
        Ok(accepted) => Json(accepted).into_response(),
        Err(ExecuteFailure::Refused(response) | ExecuteFailure::Unknown(response)) => response,
    }
}

/// Whether a command attaches a file; only the server, which has read the file, may do that.
fn attaches(asked: &Asked) -> bool {
    let attaches =
        |action: &Action| matches!(action, Action::Evidence(EvidenceAction::Attach { .. }));
    asked.commands().iter().any(|command| attaches(&command.action))
}

/// A fault as an answer.
pub fn answer(status: StatusCode, fault: Fault) -> Response {
    coded(&fault.code.clone(), (status, Json(fault)))
}

/// A fault with its words.
#[must_use]
pub fn fault(code: &str, texts: Texts) -> Fault {
    Fault { message: texts.get(&format!("refusal.{code}")), ..Fault::of(code) }
}

fn of_part(index: usize, refusal: &Refusal, texts: Texts) -> PartFault {
    let code = refusal.code().to_owned();
    let message = texts.get(&format!("refusal.{code}"));
    PartFault { index, code, message }
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
    pub const fn new(writer: Writer, store: Arc<dyn Store>) -> Self {
        Self { writer, store }
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
            Err(error) => {
                tracing::error!(%error, "a command could not be written");
                Err(ExecuteFailure::Unknown(refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")))
            }
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
