//! The sessions of a person, to be looked at and ended: by themselves, and by the administrator.

use std::fmt::Write;

use battle_map::value::{PersonId, Timestamp};
use battle_map_app::secrets::{SESSIONS_LISTED, SessionLine};

use super::Accounts;
use crate::{
    auth::{AuthError, ListedSession, SecretHash},
    clock,
};

/// Bytes of a session's hash that name it: the secret cannot be told from all of them.
const NAMED_BY: usize = 8;

impl Accounts {
    /// The sessions of a person, the last used first; of very many only those used last.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sessions(&self, person: PersonId) -> Result<Vec<SessionLine>, AuthError> {
        let now = clock::now().0;
        let sessions = self.credentials.sessions_of(person, SESSIONS_LISTED).await?;
        let valid = sessions
            .into_iter()
            .filter(|session| super::who::is_valid(session.opened_ms, session.used_ms, now));
        Ok(valid.map(line).collect())
    }

    /// Ends one session of a person by its name; false where they have none of that name.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_session_called(
        &self,
        person: PersonId,
        name: &str,
    ) -> Result<bool, AuthError> {
        let sessions = self.credentials.sessions_of(person, u32::MAX).await?;
        let Some(session) = sessions.iter().find(|session| self::name(session.hash) == name) else {
            return Ok(false);
        };
        self.credentials.end_session(session.hash).await?;
        self.tell_ended();
        Ok(true)
    }
}

fn name(hash: SecretHash) -> String {
    hash.0[..NAMED_BY].iter().fold(String::new(), |mut name, byte| {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

fn line(session: ListedSession) -> SessionLine {
    SessionLine {
        id: name(session.hash),
        opened: Timestamp(session.opened_ms),
        used: Timestamp(session.used_ms),
        address: session.origin.address,
        agent: session.origin.agent,
    }
}
