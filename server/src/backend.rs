//! What the questions of the pages need from the server: the present as somebody sees it, histories
//! from the log, and the accounts' tokens.

use std::sync::Arc;

use battle_map::{
    board::Board,
    command::Command,
    event::{Recorded, Subject},
    model::actor::Actor,
    value::{PersonId, Seq, Timestamp},
    view::{audit::AuditLine, seen::Seen},
};
use battle_map_app::{
    ask::{AskError, Backend, IoFuture},
    audit::Audit,
    live::LiveHead,
    secrets::{SessionLine, TokenLine},
    store_health::StoreHealth,
};
use tokio::sync::watch::{self, error::RecvError};

use crate::{
    assessment_cache::AssessmentCache,
    auth::Accounts,
    clock,
    health::{Health, trouble_of},
    log::{Store, Writability, anchor::Anchor},
    writer::{self, Submission, Writer},
};

/// Entries of the audit on a page.
const AUDIT_LINES: u32 = 100;
/// The most events of a subject that are looked through for its first.
const MOST_EVENTS: u32 = 100;

/// The head of the log, for those who wait for it to move.
#[derive(Clone)]
pub struct HeadSource {
    present: watch::Receiver<Arc<writer::Present>>,
    works: watch::Receiver<Writability>,
    build: Arc<str>,
}

impl HeadSource {
    /// Heads of the present of a store that `works` or does not, served by build `build`.
    #[must_use]
    pub fn new(
        present: watch::Receiver<Arc<writer::Present>>,
        works: watch::Receiver<Writability>,
        build: &str,
    ) -> Self {
        Self { present, works, build: build.into() }
    }

    /// Where the log stands now, with the time and the build that serves.
    #[must_use]
    pub fn head(&self) -> LiveHead {
        let trouble = trouble_of(*self.works.borrow());
        LiveHead::new(Seq(self.present.borrow().head.seq), clock::now(), &self.build)
            .troubled(trouble)
    }

    /// The board as of the last durable event.
    #[must_use]
    pub fn board(&self) -> Arc<Board> {
        self.present.borrow().board.clone()
    }

    /// Waits until something is written, or nothing can be any more, or again.
    ///
    /// # Errors
    /// When nothing will be written any more.
    pub async fn changed(&mut self) -> Result<(), RecvError> {
        tokio::select! {
            changed = self.present.changed() => changed,
            changed = self.works.changed() => changed,
        }
    }

    /// The head as the JSON that pages are told, the same bytes for all of them.
    #[must_use]
    pub fn message(&self) -> Arc<str> {
        // A head always serialises; an empty message would be ignored by the page.
        serde_json::to_string(&self.head()).unwrap_or_default().into()
    }
}

/// Answers from the writer's present and the store.
pub struct PresentBackend {
    assessments: Arc<AssessmentCache>,
    store: Arc<dyn Store>,
    head: HeadSource,
    accounts: Arc<Accounts>,
    writer: Writer,
    health: Arc<Health>,
}

impl PresentBackend {
    /// The current state of a running writer and the store it writes to.
    #[must_use]
    pub fn new(
        assessments: Arc<AssessmentCache>,
        store: Arc<dyn Store>,
        head: HeadSource,
        accounts: Arc<Accounts>,
        writer: Writer,
        health: Arc<Health>,
    ) -> Self {
        Self { assessments, store, head, accounts, writer, health }
    }
}

impl Backend for PresentBackend {
    fn head(&self) -> LiveHead {
        self.head.head()
    }

    fn now(&self) -> Timestamp {
        clock::now()
    }

    fn seen(&self, actor: &Actor) -> Seen {
        self.assessments.seen(actor)
    }

    fn history(&self, subject: Subject, limit: u32) -> IoFuture<'_, Vec<Recorded>> {
        Box::pin(async move {
            let rows = self.store.of_subject(&subject.to_string(), None, limit).await;
            let rows = rows.map_err(|error| failed("a history cannot be read", &error))?;
            let events: Result<_, _> = rows.iter().map(writer::recorded).collect();
            events.map_err(|error| failed("a history cannot be read", &error))
        })
    }

    fn give<'a>(&'a self, actor: &'a Actor, command: Command) -> IoFuture<'a, ()> {
        Box::pin(async move {
            // Reading does not wait for what is known to fail; it is given with the next opening.
            if self.health.trouble().is_some() {
                return Err(AskError::Failed);
            }
            let submission = Submission::new(actor.clone(), command);
            let submission = submission.map_err(|error| failed("no randomness", &error))?;
            let given = self.writer.submit(submission).await;
            // A refusal says that it is not to be given any more: it was, or by somebody else.
            given.map(drop).map_err(|error| failed("a command cannot be written", &error))
        })
    }

    fn tokens(&self) -> IoFuture<'_, Vec<TokenLine>> {
        Box::pin(async move {
            let tokens = self.accounts.tokens().await;
            tokens.map_err(|error| failed("tokens cannot be read", &error))
        })
    }

    fn sessions_of(&self, person: PersonId) -> IoFuture<'_, Vec<SessionLine>> {
        Box::pin(async move {
            let sessions = self.accounts.sessions(person).await;
            sessions.map_err(|error| failed("sessions cannot be read", &error))
        })
    }

    fn sessions<'a>(&'a self, actor: &'a Actor) -> IoFuture<'a, Vec<SessionLine>> {
        // A token's name is nobody's.
        let person = self.accounts.board().person_called(actor.name.as_str()).map(|who| who.id);
        match person {
            Some(person) => self.sessions_of(person),
            None => Box::pin(async { Ok(Vec::new()) }),
        }
    }

    fn audit<'a>(&'a self, asked: &'a Audit) -> IoFuture<'a, Vec<AuditLine>> {
        Box::pin(async move {
            let lines = self.accounts.audit().lines(asked, AUDIT_LINES).await;
            lines.map_err(|error| failed("the audit cannot be read", &error))
        })
    }

    fn anchor(&self, subject: Subject) -> IoFuture<'_, String> {
        Box::pin(async move {
            let rows = self.store.of_subject(&subject.to_string(), None, MOST_EVENTS).await;
            let rows = rows.map_err(|error| failed("a history cannot be read", &error))?;
            let first = rows.last().ok_or(AskError::NotFound)?;
            Ok(Anchor::of_event(first).to_string())
        })
    }

    fn store(&self) -> StoreHealth {
        self.health.report()
    }
}

fn failed(what: &str, error: &dyn std::error::Error) -> AskError {
    tracing::error!(%error, "{what}");
    AskError::Failed
}
