//! Who a request comes from, and how people sign in and out.

use std::{net::IpAddr, sync::Arc};

use axum::http::{HeaderMap, header};
use battle_map::{
    board::Board,
    command::{Command, Request},
    decide::Refusal,
    event::Subject,
    model::{actor::Actor, person::Person},
    value::{CommandId, Name, PersonId, text::normalised},
};

use super::{
    AuthError, Holder, Passwords, Secret, SecretHash, SignInRefusal, StoredPassword, StoredSession,
    Vault, secret,
    throttle::{Client, Throttle},
};
use crate::{
    clock, cookie,
    writer::{Submission, Writer},
};

/// The cookie of a session.
pub const SESSION: &str = "session";
/// The cookie by which a browser is known again.
pub const BROWSER: &str = "browser";

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// A person's session ends after this long without use.
const IDLE: i64 = DAY / 2;
/// A person's session ends after this long in any case.
const LONGEST: i64 = 30 * DAY;
/// Use is noted this often at most: reading shall not write.
const NOTED: i64 = 5 * MINUTE;
/// A browser is forgotten after this long.
const REMEMBERED: i64 = 400 * DAY;

/// Whoever sent a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// They as the policy knows them.
    pub actor: Actor,
    /// Whose account it is; none for a token and for whoever just looks at a demo.
    pub person: Option<PersonId>,
    /// The session, if it came with one.
    pub session: Option<SecretHash>,
    /// Whether the password was chosen by somebody else and has to be changed first.
    pub initial: bool,
}

impl Who {
    fn bearer(label: &str, role: battle_map::model::actor::Role) -> Option<Self> {
        let actor = Actor { name: Name::new(label).ok()?, role };
        Some(Self { actor, person: None, session: None, initial: false })
    }
}

/// A name and a password, and where they come from.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The client's address.
    pub address: IpAddr,
    /// The browser's own cookie, if it has been here before.
    pub browser: Option<SecretHash>,
}

/// All that knows people's secrets.
pub struct Accounts {
    pub(super) vault: Arc<dyn Vault>,
    pub(super) writer: Writer,
    pub(super) passwords: Passwords,
    throttle: Throttle,
}

impl Accounts {
    /// Accounts over the tables of secrets and the running writer's board.
    ///
    /// # Errors
    /// When hashing fails.
    pub fn new(vault: Arc<dyn Vault>, writer: Writer) -> Result<Self, AuthError> {
        let (passwords, throttle) = (Passwords::new()?, Throttle::default());
        Ok(Self { vault, writer, passwords, throttle })
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

    /// Whom the credentials of a request belong to; `None` without valid ones.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who(&self, headers: &HeaderMap) -> Result<Option<Who>, AuthError> {
        if let Some(token) = bearer(headers) {
            return self.bearer(token.hash()).await;
        }
        let secret = cookie::value(headers, SESSION).and_then(Secret::parse);
        let Some(hash) = secret.map(|secret| secret.hash()) else { return Ok(None) };
        let Some(session) = self.vault.session(hash).await? else { return Ok(None) };
        match session.holder {
            Holder::Person(person) => self.person(person, hash, session).await,
            Holder::Token(token) => {
                let Some(token) = self.vault.token(token).await? else { return Ok(None) };
                self.note_session(hash, session).await?;
                Ok(Who::bearer(&token.label, token.role)
                    .filter(|_| token.revoked_ms.is_none())
                    .map(|who| Who { session: Some(hash), ..who }))
            }
        }
    }

    async fn person(
        &self,
        id: PersonId,
        hash: SecretHash,
        session: StoredSession,
    ) -> Result<Option<Who>, AuthError> {
        let now = clock::now().0;
        if now - session.used_ms > IDLE || now - session.opened_ms > LONGEST {
            return Ok(None);
        }
        let Some(person) = self.active(id) else { return Ok(None) };
        let initial = self.vault.password(id).await?.is_none_or(|password| password.initial);
        self.note_session(hash, session).await?;
        Ok(Some(Who { actor: person.actor(), person: Some(id), session: Some(hash), initial }))
    }

    async fn note_session(
        &self,
        hash: SecretHash,
        session: StoredSession,
    ) -> Result<(), AuthError> {
        let now = clock::now().0;
        if now - session.used_ms > NOTED {
            self.vault.touch_session(hash, now).await?;
        }
        Ok(())
    }

    async fn bearer(&self, hash: SecretHash) -> Result<Option<Who>, AuthError> {
        let Some(token) = self.vault.token_of(hash).await? else { return Ok(None) };
        if token.revoked_ms.is_some() {
            return Ok(None);
        }
        let now = clock::now().0;
        if token.used_ms.is_none_or(|used| now - used > NOTED) {
            self.vault.touch_token(token.id, now).await?;
        }
        Ok(Who::bearer(&token.label, token.role))
    }

    /// Signs somebody in: the secret of their new session, and that of their browser.
    ///
    /// # Errors
    /// When the store fails; the inner error tells why they are not signed in.
    pub async fn sign_in(
        &self,
        attempt: Attempt<'_>,
    ) -> Result<Result<(Secret, Secret), SignInRefusal>, AuthError> {
        let account = normalised(attempt.name);
        let board = self.writer.present().board.clone();
        let person = board.person_called(attempt.name).filter(|person| person.active);
        let client = self.client(attempt, person).await?;
        let now = clock::now().0;
        if let Some(seconds) = self.throttle.wait(client, &account, now) {
            return Ok(Err(SignInRefusal::Wait(seconds)));
        }
        let stored = match person {
            Some(person) => self.vault.password(person.id).await?,
            None => None,
        };
        let hash = stored.as_ref().map(|stored| stored.hash.as_str());
        match (self.passwords.matches(hash, attempt.password).await?, person) {
            (None, _) => Ok(Err(SignInRefusal::Busy)),
            (Some(true), Some(person)) => {
                self.throttle.succeeded(client, &account);
                self.open(person.id).await.map(Ok)
            }
            (Some(_), _) => {
                self.throttle.failed(client, &account, now);
                Ok(Err(SignInRefusal::Wrong))
            }
        }
    }

    async fn client(
        &self,
        attempt: Attempt<'_>,
        person: Option<&Person>,
    ) -> Result<Client, AuthError> {
        if let (Some(browser), Some(person)) = (attempt.browser, person)
            && self.vault.knows_browser(browser, person.id).await?
        {
            return Ok(Client::Browser(browser));
        }
        Ok(Client::Address(attempt.address))
    }

    pub(super) async fn open(&self, person: PersonId) -> Result<(Secret, Secret), AuthError> {
        let (session, browser) = (Secret::new()?, Secret::new()?);
        let now = clock::now().0;
        self.vault.sweep(now - IDLE, now - REMEMBERED).await?;
        self.vault.open_session(session.hash(), Holder::Person(person), now).await?;
        self.vault.remember_browser(browser.hash(), person, now).await?;
        Ok((session, browser))
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
        let id = CommandId::from_bits(secret::bits()?);
        let request = Request { id, reads: Vec::new(), command };
        let answer = self.writer.submit(Submission { actor, request }).await?;
        Ok(answer.and_then(|answer| {
            let person = answer.result.created.iter().find_map(|subject| match subject {
                Subject::Person(person) => Some(*person),
                _ => None,
            });
            person.ok_or(Refusal::NotAllowed)
        }))
    }

    /// Lets a wall in with its token: the secret of its session.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn enter(&self, token: &Secret) -> Result<Option<Secret>, AuthError> {
        let known = self.vault.token_of(token.hash()).await?;
        let Some(known) = known.filter(|token| token.revoked_ms.is_none()) else {
            return Ok(None);
        };
        let session = Secret::new()?;
        let now = clock::now().0;
        self.vault.touch_token(known.id, now).await?;
        self.vault.open_session(session.hash(), Holder::Token(known.id), now).await?;
        Ok(Some(session))
    }

    /// Ends a session, or all that its person has.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, who: &Who, everywhere: bool) -> Result<(), AuthError> {
        match (who.person, who.session) {
            (Some(person), _) if everywhere => self.vault.end_sessions(person, None).await?,
            (_, Some(session)) => self.vault.end_session(session).await?,
            _ => {}
        }
        Ok(())
    }

    /// Whether `password` is the one a person has now; guessing it costs what signing in does.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn is_password(
        &self,
        person: PersonId,
        password: &str,
    ) -> Result<Result<(), SignInRefusal>, AuthError> {
        let stored = self.vault.password(person).await?;
        let key = format!("#{person}");
        let client = Client::Browser(SecretHash([0; 32]));
        let now = clock::now().0;
        if let Some(seconds) = self.throttle.wait(client, &key, now) {
            return Ok(Err(SignInRefusal::Wait(seconds)));
        }
        let hash = stored.as_ref().map(|stored| stored.hash.as_str());
        Ok(match self.passwords.matches(hash, password).await? {
            None => Err(SignInRefusal::Busy),
            Some(true) => Ok(()),
            Some(false) => {
                self.throttle.failed(client, &key, now);
                Err(SignInRefusal::Wrong)
            }
        })
    }

    /// Gives a person a password and ends their other sessions.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_password(
        &self,
        person: PersonId,
        password: &str,
        initial: bool,
        kept: Option<SecretHash>,
    ) -> Result<(), AuthError> {
        let hash = self.passwords.hash(password).await?;
        self.vault.set_password(person, &StoredPassword { hash, initial }).await?;
        Ok(self.vault.end_sessions(person, kept).await?)
    }
}

/// The secret of an `Authorization: Bearer` header.
fn bearer(headers: &HeaderMap) -> Option<Secret> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Secret::parse(secret.trim()))?
}
