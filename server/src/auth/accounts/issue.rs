//! What is handed out: initial passwords, tokens and the first account. Secrets are answered once, to
//! whoever asked for them, and only their hashes are kept.

use battle_map::{
    command::{Asked, Command, Read},
    event::Subject,
    model::{
        actor::{Actor, Role},
        city::CityAction,
        person::PersonAction,
    },
    refusal::Refusal,
    value::{Name, PersonId, Seq, Timestamp},
};
use battle_map_app::secrets::TokenLine;

use super::Accounts;
use crate::{
    auth::{AuthError, NewToken, Secret, StoredToken, initial_password},
    clock,
    writer::Submission,
};

impl Accounts {
    /// Gives a person a password that they have to change, and ends their sessions.
    ///
    /// # Errors
    /// When the system has no randomness, or the store fails.
    pub async fn give_initial_password(&self, person: PersonId) -> Result<String, AuthError> {
        let password = initial_password()?;
        self.set_password(person, &password, true, None).await?;
        Ok(password)
    }

    /// Makes a token with the rights of `role`; its secret is answered once and kept nowhere.
    ///
    /// # Errors
    /// When the system has no randomness, or the store fails.
    pub async fn make_token(&self, label: &Name, role: Role) -> Result<String, AuthError> {
        let secret = Secret::new()?;
        let (label, made_ms) = (label.to_string(), clock::now().0);
        self.credentials.add_token(&NewToken { hash: secret.hash(), label, role, made_ms }).await?;
        Ok(secret.expose().to_owned())
    }

    /// All tokens that were not revoked, newest first; their secrets are known to nobody here.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tokens(&self) -> Result<Vec<TokenLine>, AuthError> {
        let tokens = self.credentials.tokens().await?;
        let valid = tokens.into_iter().filter(|token| token.revoked_ms.is_none());
        let line = |token: StoredToken| TokenLine {
            id: token.id.0,
            label: token.label,
            role: token.role,
            made: Timestamp(token.made_ms),
            used: token.used_ms.map(Timestamp),
        };
        Ok(valid.map(line).collect())
    }

    /// Names the city, registers the first administrator and signs them in: the secrets of session
    /// and browser.
    ///
    /// # Errors
    /// When the store or the log fails; the inner error is the domain's refusal,
    /// [`Refusal::Stale`] where somebody has an account by now.
    pub async fn set_up(
        &self,
        city: &Name,
        name: &Name,
        password: &str,
    ) -> Result<Result<(Secret, Secret), Refusal>, AuthError> {
        let role = Role::Admin;
        let actor = Actor { name: name.clone(), role, post: None };
        let register = PersonAction::Register { name: name.clone(), role };
        let configure = CityAction::Configure { name: city.clone(), demo: false };
        let commands =
            vec![Command::new(Subject::City, register), Command::new(Subject::City, configure)];
        let submission = Submission::new(actor, Asked::Together(commands))?;
        // Decided by the writer, so that two set-ups at the same time make one administrator.
        let nobody = Read { subject: Subject::Person(PersonId::default().next()), version: Seq(0) };
        let person = match self.register(submission.having(nobody)).await? {
            Ok(person) => person,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.set_password(person, password, false, None).await?;
        self.open(person).await.map(Ok)
    }
}
