//! People's secrets beside the board: to whom a request belongs ([`who`]), how people sign in
//! ([`sign_in`]) and how their rights end while a page is open ([`rights`]).

use std::sync::Arc;

use battle_map::{
    board::Board,
    command::Command,
    event::Subject,
    model::{actor::Actor, person::Person},
    refusal::Refusal,
    value::PersonId,
};
use tokio::sync::watch;

use super::{AuditTrail, AuthError, CredentialStore, Passwords, throttle::Throttle};
use crate::{
    log::audit::AuditStore,
    writer::{Submission, Writer},
};

mod issue;
mod many;
mod rights;
mod sessions;
mod sign_in;
mod who;

pub use issue::TokenWanted;
pub use rights::Rights;
pub use sign_in::Attempt;
pub use who::{Credentials, Who};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// A person's session ends after this long without use.
const IDLE: i64 = DAY / 2;

/// The accounts' secrets, over the tables that hold their hashes.
pub struct Accounts {
    credentials: Arc<dyn CredentialStore>,
    writer: Writer,
    passwords: Passwords,
    throttle: Throttle,
    audit: Arc<AuditTrail>,
    /// How often sessions or tokens have been ended.
    ended: watch::Sender<u64>,
}

impl Accounts {
    /// Accounts over the tables of secrets and the running writer's board.
    ///
    /// # Errors
    /// When hashing fails.
    pub fn new<S>(store: Arc<S>, writer: Writer) -> Result<Self, AuthError>
    where
        S: CredentialStore + AuditStore + 'static,
    {
        let (passwords, throttle) = (Passwords::new()?, Throttle::default());
        let audit = Arc::new(AuditTrail::new(store.clone()));
        let (credentials, ended) = (store, watch::Sender::new(0));
        Ok(Self { credentials, writer, passwords, throttle, audit, ended })
    }

    /// What was done with them.
    #[must_use]
    pub const fn audit(&self) -> &Arc<AuditTrail> {
        &self.audit
    }

    /// The board as it stands.
    #[must_use]
    pub fn board(&self) -> Arc<Board> {
        self.writer.present().board.clone()
    }

    /// Whether nobody has an account yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writer.present().board.people.is_empty()
    }

    fn active(&self, id: PersonId) -> Option<Arc<Person>> {
        self.writer.present().board.people.get(&id).filter(|person| person.active).cloned()
    }

    /// Gives a command that registers somebody, and answers who it is.
    ///
    /// # Errors
    /// When the log fails; the inner error is the domain's refusal.
    pub async fn add_person(
        &self,
        actor: Actor,
        command: Command,
    ) -> Result<Result<PersonId, Refusal>, AuthError> {
        self.register(Submission::new(actor, command)?).await
    }

    async fn register(
        &self,
        submission: Submission,
    ) -> Result<Result<PersonId, Refusal>, AuthError> {
        let answer = self.writer.submit(submission).await?;
        Ok(answer.and_then(|answer| {
            let person = answer.result.created.iter().find_map(|subject| match subject {
                Subject::Person(person) => Some(*person),
                _ => None,
            });
            person.ok_or(Refusal::NotAllowed)
        }))
    }
}
