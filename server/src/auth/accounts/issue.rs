//! What is handed out: initial passwords, tokens and the first account. Secrets are answered once, to
//! whoever asked for them, and only their hashes are kept.

use battle_map::{
    command::{Asked, Command, ReadVersion},
    event::Subject,
    model::{
        actor::{Actor, Role},
        city::CityAction,
        person::PersonAction,
    },
    refusal::Refusal,
    value::{Day, Name, PersonId, Seq, Timestamp},
};
use battle_map_app::secrets::TokenLine;

use super::{Accounts, DAY};
use crate::{
    auth::{AuthError, NewToken, Secret, SessionOrigin, StoredToken, TokenTerms, initial_password},
    clock,
    writer::Submission,
};

/// Days after which the token of a wall ends: nobody looks after a wall for longer.
const DAYS_OF_A_WALL: i64 = 5 * 365;
/// Days after which any other token ends.
const DAYS: i64 = 365;

/// A token that is to be made.
#[derive(Debug, Clone)]
pub struct TokenWanted {
    /// What it is for, in words.
    pub label: Name,
    /// What its bearer may do.
    pub role: Role,
    /// The person who answers for it; `None` for one made beside the server.
    pub person: Option<PersonId>,
    /// The last day on which it is valid; `None` for the usual time.
    pub last_day: Option<Day>,
}

impl TokenWanted {
    /// Under which terms it is kept if it is made at a moment.
    #[must_use]
    pub fn terms(&self, made_ms: i64) -> TokenTerms {
        let days = if self.role == Role::Display { DAYS_OF_A_WALL } else { DAYS };
        let usual = made_ms + days * DAY;
        let asked = self.last_day.map(|day| Timestamp::start_of(day).0 + DAY);
        TokenTerms { person: self.person, ends_ms: Some(asked.unwrap_or(usual)) }
    }
}

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

    /// Makes a token; its secret is answered once and kept nowhere.
    ///
    /// # Errors
    /// When the system has no randomness, or the store fails.
    pub async fn make_token(&self, wanted: &TokenWanted) -> Result<String, AuthError> {
        let secret = Secret::new()?;
        let (hash, label, made_ms) = (secret.hash(), wanted.label.to_string(), clock::now().0);
        let token = NewToken { hash, label, role: wanted.role, made_ms };
        self.credentials.add_token_under(&token, wanted.terms(made_ms)).await?;
        Ok(secret.expose().to_owned())
    }

    /// All tokens that were not revoked, newest first; their secrets are known to nobody here.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tokens(&self) -> Result<Vec<TokenLine>, AuthError> {
        let tokens = self.credentials.tokens().await?;
        let valid = tokens.into_iter().filter(|token| token.revoked_ms.is_none());
        let (board, now) = (self.board(), clock::now().0);
        let line = |token: StoredToken| TokenLine {
            ended: !token.is_valid(now),
            id: token.id.0,
            label: token.label,
            role: token.role,
            made: Timestamp(token.made_ms),
            used: token.used_ms.map(Timestamp),
            person: token
                .person
                .and_then(|id| board.people.get(&id))
                .map(|person| person.name.to_string()),
            ends: token.ends_ms.map(Timestamp),
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
        origin: &SessionOrigin,
    ) -> Result<Result<(Secret, Secret), Refusal>, AuthError> {
        let role = Role::Admin;
        let actor = Actor { name: name.clone(), role, post: None };
        let register = PersonAction::Register { name: name.clone(), role };
        let configure = CityAction::Configure { name: city.clone(), demo: false };
        let commands =
            vec![Command::new(Subject::City, register), Command::new(Subject::City, configure)];
        let submission = Submission::new(actor, Asked::Together(commands))?;
        // Decided by the writer, so that two set-ups at the same time make one administrator.
        let nobody =
            ReadVersion { subject: Subject::Person(PersonId::default().next()), version: Seq(0) };
        let person = match self.register(submission.having(nobody)).await? {
            Ok(person) => person,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.set_password(person, password, false, None).await?;
        self.open(person, None, origin).await.map(Ok)
    }
}
