//! Whom a request belongs to: by a session's cookie or a bearer's token.

use battle_map::{
    model::actor::Actor,
    rules::person,
    value::{Name, PersonId},
};

use super::{Accounts, DAY, IDLE, MINUTE};
use crate::{
    auth::{AuthError, Holder, Secret, SecretHash, StoredSession, StoredToken, TokenId},
    clock,
    log::StoreError,
};

/// A person's session ends after this long in any case.
const LONGEST: i64 = 30 * DAY;
/// The last use is recorded at most this often, so that reading does not cause writes.
const NOTED: i64 = 5 * MINUTE;

/// The secrets that a request presents; whether they are valid is not known yet.
#[derive(Debug, Clone, Default)]
pub struct Credentials {
    /// A token sent by a program; it outweighs a session.
    pub bearer: Option<Secret>,
    /// The secret of a browser's session.
    pub session: Option<Secret>,
}

/// The authenticated sender of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The sender as an actor, as the policy knows them.
    pub actor: Actor,
    /// The sender's account; `None` for a token and for anonymous readers of a demo.
    pub person: Option<PersonId>,
    /// The session, if it came with one.
    pub session: Option<SecretHash>,
    /// The token, if it came with one or with its session.
    pub token: Option<TokenId>,
    /// Whether the password was chosen by somebody else and has to be changed first.
    pub initial: bool,
}

impl Who {
    /// The account as the log names it, by its number.
    #[must_use]
    pub fn account(&self) -> String {
        match (self.person, self.token) {
            (Some(person), _) => format!("person/{person}"),
            (None, Some(TokenId(token))) => format!("token/{token}"),
            (None, None) => "anyone".to_owned(),
        }
    }

    fn bearer(token: &StoredToken) -> Option<Self> {
        let actor = Actor { name: token_name(token)?, role: token.role, post: None };
        let token = Some(token.id);
        Some(Self { actor, person: None, session: None, token, initial: false })
    }
}

/// The name of a token in the log, which no account may have: `令牌#3 大厅大屏`.
fn token_name(token: &StoredToken) -> Option<Name> {
    let name = format!("{}{} {}", person::name::TOKEN, token.id.0, token.label);
    Name::new(&name.chars().take(Name::MAX).collect::<String>()).ok()
}

impl Accounts {
    /// Whom the credentials of a request belong to; `None` without valid ones.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who(&self, presented: &Credentials) -> Result<Option<Who>, AuthError> {
        if let Some(token) = &presented.bearer {
            return self.bearer(token.hash()).await;
        }
        let Some(hash) = presented.session.as_ref().map(Secret::hash) else { return Ok(None) };
        let Some(session) = self.credentials.session(hash).await? else { return Ok(None) };
        match session.holder {
            Holder::Person(person) => self.person(person, hash, session).await,
            Holder::Token(token) => {
                let Some(token) = self.credentials.token(token).await? else { return Ok(None) };
                self.note_session(hash, session).await;
                Ok(self.of_token(&token).map(|who| Who { session: Some(hash), ..who }))
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
        if !is_valid(session.opened_ms, session.used_ms, now) {
            return Ok(None);
        }
        let Some(person) = self.active(id) else { return Ok(None) };
        let initial = self.credentials.password(id).await?.is_none_or(|password| password.initial);
        self.note_session(hash, session).await;
        let (actor, person, session) = (person.actor(), Some(id), Some(hash));
        Ok(Some(Who { actor, person, session, token: None, initial }))
    }

    async fn note_session(&self, hash: SecretHash, session: StoredSession) {
        let now = clock::now().0;
        if now - session.used_ms > NOTED {
            noted(self.credentials.touch_session(hash, now).await);
        }
    }

    async fn bearer(&self, hash: SecretHash) -> Result<Option<Who>, AuthError> {
        let Some(token) = self.credentials.token_of(hash).await? else { return Ok(None) };
        let Some(who) = self.of_token(&token) else { return Ok(None) };
        let now = clock::now().0;
        if token.used_ms.is_none_or(|used| now - used > NOTED) {
            noted(self.credentials.touch_token(token.id, now).await);
        }
        Ok(Some(who))
    }

    /// Whom a token belongs to, as long as it is valid: one that does more than look ends with the
    /// account of the person who answers for it.
    fn of_token(&self, token: &StoredToken) -> Option<Who> {
        let answered = || token.person.is_none_or(|person| self.active(person).is_some());
        let valid = token.is_valid(clock::now().0) && (token.role.only_looks() || answered());
        valid.then(|| Who::bearer(token))?
    }
}

/// Whether a person's session that was opened and last used then is still valid.
pub(super) const fn is_valid(opened_ms: i64, used_ms: i64, now_ms: i64) -> bool {
    now_ms - used_ms <= IDLE && now_ms - opened_ms <= LONGEST
}

/// Logs a use that could not be recorded; reading goes on where nothing can be written.
fn noted(result: Result<(), StoreError>) {
    if let Err(error) = result {
        tracing::error!(%error, "the use of a session or token cannot be noted");
    }
}
