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

use super::{AuthError, CredentialStore, Passwords, throttle::Throttle};
use crate::writer::{Submission, Writer};

mod issue;
mod many;
mod rights;
mod sign_in;
mod who;

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
    /// How often sessions or tokens have been ended.
    ended: watch::Sender<u64>,
}

impl Accounts {
    /// Accounts over the tables of secrets and the running writer's board.
    ///
    /// # Errors
    /// When hashing fails.
    pub fn new(credentials: Arc<dyn CredentialStore>, writer: Writer) -> Result<Self, AuthError> {
        let (passwords, throttle) = (Passwords::new()?, Throttle::default());
        Ok(Self { credentials, writer, passwords, throttle, ended: watch::Sender::new(0) })
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
