//! Signing in with a name and a password or a wall's token, and signing out.

use std::net::IpAddr;

use battle_map::{
    model::person::Person,
    value::{Name, PersonId, text::normalised},
};

use super::{Accounts, DAY, IDLE};
use crate::{
    auth::{
        AddressBlock, AuthError, Holder, Secret, SecretHash, SessionOrigin, SignInRefusal,
        StoredPassword, password::Caller, throttle::Client,
    },
    clock,
};

/// A browser is forgotten after this long.
const REMEMBERED: i64 = 400 * DAY;

/// The walls that may be in with one token; with another, the one that was seen longest ago is out.
const SESSIONS_OF_A_TOKEN: u32 = 8;

/// A name and a password, and where they come from.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// The name of the account as it was typed.
    pub name: &'a str,
    /// The password as it was typed.
    pub password: &'a str,
    /// The address of the client, by which failures are counted.
    pub address: IpAddr,
    /// The browser's own cookie, if it has been here before.
    pub browser: Option<&'a Secret>,
    /// The session that the browser has, which ends with the new one.
    pub session: Option<SecretHash>,
    /// From where it comes, as it is kept with the session.
    pub origin: &'a SessionOrigin,
}

impl Accounts {
    /// Signs somebody in: the secret of their new session, and that of their browser.
    ///
    /// # Errors
    /// When the store fails; the inner error tells why they are not signed in.
    pub async fn sign_in(
        &self,
        attempt: Attempt<'_>,
    ) -> Result<Result<(Secret, Secret), SignInRefusal>, AuthError> {
        let account: String = normalised(attempt.name).chars().take(Name::MAX).collect();
        let board = self.writer.present().board.clone();
        let person = board.person_called(attempt.name).filter(|person| person.active);
        let client = self.client(attempt, person).await?;
        let now = clock::now().0;
        let _held = match self.throttle.admit(client, &account, now) {
            Ok(held) => held,
            Err(seconds) => return Ok(Err(SignInRefusal::Wait(seconds))),
        };
        let stored = match person {
            Some(person) => self.credentials.password(person.id).await?,
            None => None,
        };
        let hash = stored.as_ref().map(|stored| stored.hash.as_str());
        let caller = match client {
            Client::Browser(_) => Caller::Known,
            Client::Address(_) => Caller::Stranger,
        };
        match (self.passwords.matches(caller, hash, attempt.password).await?, person) {
            (None, _) => Ok(Err(SignInRefusal::Busy)),
            (Some(true), Some(person)) => {
                self.throttle.succeeded(client, &account);
                let opened = self.open(person.id, attempt.browser, attempt.origin).await?;
                self.replaced(attempt.session).await?;
                Ok(Ok(opened))
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
        if let (Some(browser), Some(person)) = (attempt.browser.map(Secret::hash), person)
            && self.credentials.knows_browser(browser, person.id).await?
        {
            return Ok(Client::Browser(browser));
        }
        Ok(Client::Address(AddressBlock::of(attempt.address)))
    }

    pub(in crate::auth) async fn open(
        &self,
        person: PersonId,
        browser: Option<&Secret>,
        origin: &SessionOrigin,
    ) -> Result<(Secret, Secret), AuthError> {
        let (session, browser) = (Secret::new()?, self.browser(browser).await?);
        let (now, holder) = (clock::now().0, Holder::Person(person));
        self.credentials.sweep(now - IDLE, now - REMEMBERED).await?;
        self.credentials.open_session_from(session.hash(), holder, origin, now).await?;
        self.credentials.remember_browser(browser.hash(), person, now).await?;
        Ok((session, browser))
    }

    /// The secret by which a browser is known: the one it has, so that whoever shares it is known as
    /// well, else a new one.
    async fn browser(&self, presented: Option<&Secret>) -> Result<Secret, AuthError> {
        match presented {
            Some(known) if self.credentials.is_a_browser(known.hash()).await? => Ok(known.clone()),
            _ => Secret::new(),
        }
    }

    /// Ends the session that a browser had before it got another.
    async fn replaced(&self, session: Option<SecretHash>) -> Result<(), AuthError> {
        if let Some(session) = session {
            self.credentials.end_session(session).await?;
            self.tell_ended();
        }
        Ok(())
    }

    /// Lets a wall in with its token: the secret of its session. Tokens of those who do more than
    /// look are for programs; a browser would keep their rights for hundreds of days. A wall that enters
    /// again, as with every start of its browser, keeps the session it `has`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn enter(
        &self,
        token: &Secret,
        has: Option<Secret>,
        origin: &SessionOrigin,
    ) -> Result<Option<Secret>, AuthError> {
        let now = clock::now().0;
        let known = self.credentials.token_of(token.hash()).await?;
        let Some(known) = known.filter(|known| known.is_valid(now) && known.role.only_looks())
        else {
            return Ok(None);
        };
        self.credentials.touch_token(known.id, now).await?;
        let holder = Holder::Token(known.id);
        if let Some(has) = has {
            let session = self.credentials.session(has.hash()).await?;
            if session.is_some_and(|session| session.holder == holder) {
                return Ok(Some(has));
            }
        }
        let session = Secret::new()?;
        self.credentials.open_session_from(session.hash(), holder, origin, now).await?;
        self.credentials.end_sessions_of_token(known.id, SESSIONS_OF_A_TOKEN).await?;
        Ok(Some(session))
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
        let stored = self.credentials.password(person).await?;
        let key = format!("#{person}");
        let client = Client::Browser(SecretHash([0; 32]));
        let now = clock::now().0;
        let _held = match self.throttle.admit(client, &key, now) {
            Ok(held) => held,
            Err(seconds) => return Ok(Err(SignInRefusal::Wait(seconds))),
        };
        let hash = stored.as_ref().map(|stored| stored.hash.as_str());
        Ok(match self.passwords.matches(Caller::Known, hash, password).await? {
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
        self.credentials.set_password(person, &StoredPassword { hash, initial }).await?;
        self.end_sessions(person, kept).await
    }
}
