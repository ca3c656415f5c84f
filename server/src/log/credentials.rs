//! Where hashes of secrets are kept, as a trait: all that accounts know of their tables.

use async_trait::async_trait;
use battle_map::{model::actor::Role, value::PersonId};

use super::StoreError;

/// The SHA-256 of a secret: all that is stored. A plain hash is enough for 256 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretHash(pub [u8; 32]);

/// The number of a token in its table; no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenId(pub i64);

/// The owner of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The session of a person who signed in.
    Person(PersonId),
    /// A wall's, which entered with a token.
    Token(TokenId),
}

/// A password as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPassword {
    /// Argon2id in its own text form.
    pub hash: String,
    /// Whether somebody else chose it, so that it has to be changed first.
    pub initial: bool,
}

/// A session as it is kept; times in UTC milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredSession {
    /// Whose session it is.
    pub holder: Holder,
    /// When the session was opened.
    pub opened_ms: i64,
    /// When it was last used, to some minutes.
    pub used_ms: i64,
}

/// A token to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Of the secret itself.
    pub hash: SecretHash,
    /// What it is for, in words.
    pub label: String,
    /// What its bearer may do.
    pub role: Role,
    /// When it was made, in UTC milliseconds.
    pub made_ms: i64,
}

/// A token as it is kept; times in UTC milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredToken {
    /// The number that identifies the token.
    pub id: TokenId,
    /// What it is for, in words.
    pub label: String,
    /// What its bearer may do.
    pub role: Role,
    /// When it was made.
    pub made_ms: i64,
    /// When it was last used, to some minutes.
    pub used_ms: Option<i64>,
    /// When it was revoked.
    pub revoked_ms: Option<i64>,
    /// The person who answers for it.
    pub person: Option<PersonId>,
    /// When it ends.
    pub ends_ms: Option<i64>,
}

impl StoredToken {
    /// Whether it is valid at a moment: not revoked, and not at its end.
    #[must_use]
    pub fn is_valid(&self, now_ms: i64) -> bool {
        self.revoked_ms.is_none() && self.ends_ms.is_none_or(|ends| now_ms < ends)
    }
}

/// To whom a token belongs, and until when it is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TokenTerms {
    /// The person who answers for it; `None` for one made beside the server.
    pub person: Option<PersonId>,
    /// When it ends, in UTC milliseconds; `None` for one that is valid until it is revoked.
    pub ends_ms: Option<i64>,
}

/// From where a session was opened, so that its owner knows it again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionOrigin {
    /// The address.
    pub address: String,
    /// What the browser says it is.
    pub agent: String,
}

/// A session in the list of a person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedSession {
    /// The hash it is kept under.
    pub hash: SecretHash,
    /// When it was opened, in UTC milliseconds.
    pub opened_ms: i64,
    /// When it was last used, to some minutes.
    pub used_ms: i64,
    /// From where it was opened.
    pub origin: SessionOrigin,
}

/// The tables of secrets.
#[async_trait]
pub trait CredentialStore: Send + Sync {
    /// Keeps a person's password in place of any before.
    async fn set_password(
        &self,
        person: PersonId,
        password: &StoredPassword,
    ) -> Result<(), StoreError>;
    /// A person's password hash; none before one is set.
    async fn password(&self, person: PersonId) -> Result<Option<StoredPassword>, StoreError>;

    /// Keeps a new session under the hash of its secret, opened nobody knows from where.
    async fn open_session(
        &self,
        hash: SecretHash,
        holder: Holder,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        self.open_session_from(hash, holder, &SessionOrigin::default(), now_ms).await
    }
    /// Keeps a new session under the hash of its secret.
    async fn open_session_from(
        &self,
        hash: SecretHash,
        holder: Holder,
        origin: &SessionOrigin,
        now_ms: i64,
    ) -> Result<(), StoreError>;
    /// So many sessions of a person, the last used first.
    async fn sessions_of(
        &self,
        person: PersonId,
        most: u32,
    ) -> Result<Vec<ListedSession>, StoreError>;
    /// Ends the sessions that entered with a token but for so many, the last used.
    async fn end_sessions_of_token(&self, id: TokenId, kept: u32) -> Result<(), StoreError>;
    /// The session of a secret.
    async fn session(&self, hash: SecretHash) -> Result<Option<StoredSession>, StoreError>;
    /// Notes that a session is in use, if that can be written at once: reading never waits for it.
    async fn touch_session(&self, hash: SecretHash, now_ms: i64) -> Result<(), StoreError>;
    /// Removes one session; nothing happens where there is none.
    async fn end_session(&self, hash: SecretHash) -> Result<(), StoreError>;
    /// Ends all sessions of a person, but for `kept`.
    async fn end_sessions(
        &self,
        person: PersonId,
        kept: Option<SecretHash>,
    ) -> Result<(), StoreError>;
    /// Forgets sessions of people that were not used since `idle_ms` and browsers not since
    /// `unused_ms`.
    async fn sweep(&self, idle_ms: i64, unused_ms: i64) -> Result<(), StoreError>;

    /// Remembers a browser that a person signed in with.
    async fn remember_browser(
        &self,
        hash: SecretHash,
        person: PersonId,
        now_ms: i64,
    ) -> Result<(), StoreError>;
    /// Whether a person has signed in with that browser before.
    async fn knows_browser(&self, hash: SecretHash, person: PersonId) -> Result<bool, StoreError>;

    /// Whether anybody has signed in with that browser before.
    async fn is_a_browser(&self, hash: SecretHash) -> Result<bool, StoreError>;

    /// Keeps a new token of nobody's without an end, and answers its number.
    async fn add_token(&self, token: &NewToken) -> Result<TokenId, StoreError> {
        self.add_token_under(token, TokenTerms::default()).await
    }
    /// Keeps a new token and answers its number.
    async fn add_token_under(
        &self,
        token: &NewToken,
        terms: TokenTerms,
    ) -> Result<TokenId, StoreError>;
    /// All tokens, newest first.
    async fn tokens(&self) -> Result<Vec<StoredToken>, StoreError>;
    /// The token of a secret.
    async fn token_of(&self, hash: SecretHash) -> Result<Option<StoredToken>, StoreError>;
    /// A token by its number.
    async fn token(&self, id: TokenId) -> Result<Option<StoredToken>, StoreError>;
    /// Notes that a token is in use, if that can be written at once: reading never waits for it.
    async fn touch_token(&self, id: TokenId, now_ms: i64) -> Result<(), StoreError>;
    /// Ends a token and every session that entered with it.
    async fn revoke_token(&self, id: TokenId, now_ms: i64) -> Result<(), StoreError>;
}
