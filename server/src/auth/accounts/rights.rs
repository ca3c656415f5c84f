//! Rights that end while a page is open: the live link of a person who was signed out, deactivated
//! or given another role is closed, and the page leaves.

use std::sync::Arc;

use battle_map::{board::Board, value::PersonId};
use tokio::sync::watch;

use super::{Accounts, Who};
use crate::{
    auth::{AuthError, SecretHash, TokenId},
    clock,
};

/// What a person could do when they opened a page, to be checked again and again.
pub struct Rights {
    accounts: Arc<Accounts>,
    who: Who,
    ended: watch::Receiver<u64>,
}

impl Rights {
    /// Waits until some session or token somewhere was ended.
    pub async fn some_ended(&mut self) {
        if self.ended.changed().await.is_err() {
            // Nobody is left who could end anything.
            std::future::pending::<()>().await;
        }
    }

    /// Whether they have the role they had, as the board says; costs next to nothing.
    #[must_use]
    pub fn hold_on(&self, board: &Board) -> bool {
        self.who.person.is_none_or(|id| {
            let person = board.people.get(&id);
            person.is_some_and(|person| person.active && person.role == self.who.actor.role)
        })
    }

    /// Whether the session or token they came with is still valid.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn are_valid(&self) -> Result<bool, AuthError> {
        let Who { session, token, .. } = &self.who;
        if let Some(hash) = session
            && self.accounts.credentials.session(*hash).await?.is_none()
        {
            return Ok(false);
        }
        let Some(token) = token else { return Ok(true) };
        let token = self.accounts.credentials.token(*token).await?;
        Ok(token.is_some_and(|token| token.is_valid(clock::now().0)))
    }
}

impl Accounts {
    /// The rights of the person who opens a page now.
    #[must_use]
    pub fn rights(self: &Arc<Self>, who: Who) -> Rights {
        Rights { accounts: self.clone(), who, ended: self.ended.subscribe() }
    }

    /// Ends a session, or all that its person has.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, who: &Who, everywhere: bool) -> Result<(), AuthError> {
        match (who.person, who.session) {
            (Some(person), _) if everywhere => self.end_sessions(person, None).await,
            (_, Some(session)) => {
                self.credentials.end_session(session).await?;
                self.tell_ended();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Ends all sessions of a person, but for `kept`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_sessions(
        &self,
        person: PersonId,
        kept: Option<SecretHash>,
    ) -> Result<(), AuthError> {
        self.credentials.end_sessions(person, kept).await?;
        self.tell_ended();
        Ok(())
    }

    /// Ends a token and every wall that entered with it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn revoke_token(&self, id: TokenId, now_ms: i64) -> Result<(), AuthError> {
        self.credentials.revoke_token(id, now_ms).await?;
        self.tell_ended();
        Ok(())
    }

    pub(super) fn tell_ended(&self) {
        self.ended.send_modify(|count| *count += 1);
    }
}
