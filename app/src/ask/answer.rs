//! Answering a question on the server: for a page that is being rendered and for a browser alike.

use std::{future::Future, pin::Pin, sync::Arc};

use battle_map::{
    access::{self, Screen},
    command::Command,
    event::{Recorded, Subject},
    model::actor::Actor,
    query::Query,
    value::{PersonId, Timestamp},
    view::{
        audit::AuditLine,
        seen::{Answer, Needs, Seen, Unanswered},
    },
};
use leptos::prelude::use_context;

use super::AskError;
use crate::{
    audit::Audit,
    live::LiveHead,
    secrets::{SessionLine, TokenLine},
    store_health::StoreHealth,
    texts::Language,
};

/// The future of something that is read from disk or written to it.
pub type IoFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, AskError>> + Send + 'a>>;

/// The server's data, as questions are answered from it.
pub trait Backend: Send + Sync {
    /// The current head of the log.
    fn head(&self) -> LiveHead;
    /// The server's current time.
    fn now(&self) -> Timestamp;
    /// What an actor may see of the current state.
    fn seen(&self, actor: &Actor) -> Seen;
    /// The newest events of a subject, newest first.
    fn history(&self, subject: Subject, limit: u32) -> IoFuture<'_, Vec<Recorded>>;
    /// Gives a command in an actor's name. One that cannot be written now is given again with the
    /// next request.
    fn give<'a>(&'a self, actor: &'a Actor, command: Command) -> IoFuture<'a, ()>;
    /// The first event of a subject as an anchor, `NUMBER:HASH`.
    fn anchor(&self, subject: Subject) -> IoFuture<'_, String>;
    /// The tokens that are valid.
    fn tokens(&self) -> IoFuture<'_, Vec<TokenLine>>;
    /// The sessions of a person.
    fn sessions_of(&self, person: PersonId) -> IoFuture<'_, Vec<SessionLine>>;
    /// The sessions of whoever acts; a token has none.
    fn sessions<'a>(&'a self, actor: &'a Actor) -> IoFuture<'a, Vec<SessionLine>>;
    /// The newest entries of the audit that are asked for.
    fn audit<'a>(&'a self, asked: &'a Audit) -> IoFuture<'a, Vec<AuditLine>>;
    /// The state of the store and of the clock.
    fn store(&self) -> StoreHealth;
}

/// The backend as pages find it in their context.
pub type SharedBackend = Arc<dyn Backend>;

/// The person who asks, and the server's data.
#[derive(Clone)]
pub struct Asker {
    /// What the server knows, and who may see it.
    pub backend: SharedBackend,
    /// The person or token that asks.
    pub actor: Actor,
    /// The language in which texts of the answer are written.
    pub language: Language,
}

impl Asker {
    /// The asker of the current page.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn here() -> Result<Self, AskError> {
        Ok(Self {
            backend: use_context().ok_or(AskError::Failed)?,
            actor: use_context().ok_or(AskError::NotAllowed)?,
            language: use_context().unwrap_or_default(),
        })
    }

    /// The state as the asker may see it, if they may open `screen`; the only place that checks
    /// this.
    ///
    /// # Errors
    /// When they may not.
    pub fn seen(&self, screen: Screen) -> Result<Seen, AskError> {
        if access::may_read(&self.actor) && access::may_open(&self.actor, screen) {
            Ok(self.backend.seen(&self.actor))
        } else {
            Err(AskError::NotAllowed)
        }
    }

    /// The newest events of several subjects as one history, newest first.
    ///
    /// # Errors
    /// When a history cannot be read.
    async fn histories(&self, subjects: &[Subject], limit: u32) -> Result<Vec<Recorded>, AskError> {
        let mut events = Vec::new();
        for subject in subjects {
            events.extend(self.backend.history(*subject, limit).await?);
        }
        events.sort_by_key(|recorded| std::cmp::Reverse(recorded.seq));
        events.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(events)
    }

    /// The state as the asker may see it, after the command that opening the screen gives.
    ///
    /// # Errors
    /// When they may not open `screen`.
    pub async fn opened(
        &self,
        screen: Screen,
        gives: impl FnOnce(&Seen, Timestamp) -> Option<Command>,
    ) -> Result<Seen, AskError> {
        let seen = self.seen(screen)?;
        let Some(command) = gives(&seen, self.backend.now()) else { return Ok(seen) };
        // What could not be written is given again when they open it the next time.
        let _ = self.backend.give(&self.actor, command).await;
        self.seen(screen)
    }
}

/// A question that the server answers.
pub trait Served: Query {
    /// Answers the question for an asker.
    fn serve(self, asker: Asker) -> impl Future<Output = Result<Self::View, AskError>> + Send;
}

impl<Q: Answer> Served for Q {
    async fn serve(self, asker: Asker) -> Result<Self::View, AskError> {
        let seen = asker.opened(Q::SCREEN, |seen, now| self.gives(seen, now)).await?;
        let history = match self.needs(&seen) {
            Needs::Present => Vec::new(),
            Needs::History(subjects, limit) => asker.histories(&subjects, limit).await?,
        };
        let visible = |known: &Recorded| {
            access::may_see_event(&seen.assessment.board, &seen.actor, &known.event)
        };
        let history: Vec<_> = history.into_iter().filter(visible).collect();
        Ok(self.answer(&seen, &history, asker.backend.now())?)
    }
}

impl From<Unanswered> for AskError {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::NotAllowed => Self::NotAllowed,
            Unanswered::NotFound => Self::NotFound,
        }
    }
}
