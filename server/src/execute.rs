//! `POST /api/execute`: one command as JSON with its id and the versions it was based on.
//!
//! 200 with the result, 403 not allowed, 409 stale with what changed meanwhile, 422 refused or not
//! understood; each refusal with its stable code and words in the reader's language.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::{
    command::{Command, Request},
    decide::Refusal,
    event::Subject,
    model::evidence::EvidenceCommand,
    value::Seq,
    view::history::{self, HistoryLine},
};
use battle_map_app::{
    execute::{Accepted, Fault, PartFault, StaleThing},
    texts::Texts,
};

use crate::{
    auth::{Who, gate},
    feed::refused,
    language,
    log::Store,
    writer::{self, Submission, Writer},
};

/// The largest command; ledgers have their own way in.
const MOST_BYTES: usize = 1024 * 1024;

#[derive(Clone)]
struct Commands {
    writer: Writer,
    store: Arc<dyn Store>,
}

/// The route.
pub fn router(writer: Writer, store: Arc<dyn Store>) -> Router {
    Router::new()
        .route("/api/execute", post(execute))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(Commands { writer, store })
}

async fn execute(
    State(commands): State<Commands>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
        return refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json");
    }
    if !gate::same_origin(&headers) {
        return refused(StatusCode::FORBIDDEN, "another-origin");
    }
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
    match commands.writer.submit(submission).await {
        Ok(Ok(done)) => {
            Json(Accepted { result: done.result, repeated: done.repeated }).into_response()
        }
        Ok(Err(refusal)) => commands.explain(&refusal, Texts(language::of(&headers))).await,
        Err(error) => {
            tracing::error!(%error, "a command could not be written");
            refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
        }
    }
}

/// Whether a command says what a file holds: only whoever has read the file may say so.
fn attaches(command: &Command) -> bool {
    match command {
        Command::Evidence(EvidenceCommand::Attach { .. }) => true,
        Command::Together(commands) => commands.iter().any(attaches),
        _ => false,
    }
}

fn answer(status: StatusCode, fault: Fault) -> Response {
    (status, Json(fault)).into_response()
}

fn of_part(index: usize, refusal: &Refusal, texts: Texts) -> PartFault {
    let code = refusal.code().to_owned();
    let message = texts.get(&format!("refusal.{code}"));
    PartFault { index, code, message }
}

impl Commands {
    async fn explain(&self, refusal: &Refusal, texts: Texts) -> Response {
        let mut fault = Fault::of(refusal.code());
        fault.message = texts.get(&format!("refusal.{}", refusal.code()));
        match refusal {
            Refusal::NotAllowed => answer(StatusCode::FORBIDDEN, fault),
            Refusal::Stale { subject, read, .. } => {
                fault.stale = Some(self.stale(*subject, *read).await);
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

    /// What happened to a thing since it was read.
    async fn stale(&self, subject: Subject, read: Seq) -> StaleThing {
        let board = self.writer.present().board.clone();
        let current = board.version(subject);
        let project = subject.project().and_then(|id| board.projects.get(&id).cloned());
        let changes: Vec<HistoryLine> = match project {
            Some(project) => {
                let events = writer::changed_since(self.store.as_ref(), subject, read).await;
                if let Err(error) = &events {
                    tracing::error!(%error, %subject, "what changed cannot be read");
                }
                let events = events.unwrap_or_default();
                events.iter().map(|event| history::line(&project, event)).collect()
            }
            None => Vec::new(),
        };
        StaleThing { subject, current, changes }
    }
}
