//! Accounts for many at once: opened together or not at all, each with an initial password that is
//! answered once and kept as a hash only.

use battle_map::{
    board::Board,
    command::Asked,
    event::Subject,
    model::{
        actor::{Actor, Role},
        person::Person,
    },
    refusal::Refusal,
    rules::accounts::{PlannedAccount, plan},
    value::PersonId,
};
use battle_map_app::secrets::{AccountsAsked, NewAccount};
use futures::future::try_join_all;

use super::Accounts;
use crate::{
    auth::{AuthError, StoredPassword, initial_password},
    writer::Submission,
};

impl Accounts {
    /// Opens the accounts that are asked for and gives the unused ones another password; answers
    /// all of them with their passwords.
    ///
    /// # Errors
    /// When the system has no randomness, or the log or store fails; the inner error is the domain's
    /// refusal, after which nothing was opened.
    pub async fn open_many(
        &self,
        actor: Actor,
        asked: &AccountsAsked,
    ) -> Result<Result<Vec<NewAccount>, Refusal>, AuthError> {
        let unused = if asked.unused { self.unused().await? } else { Vec::new() };
        let planned = plan(&self.board(), &asked.units, &asked.regions);
        // Hashing takes longest and may fail; an account is not opened before it can get its password.
        let secrets = self.secrets(unused.len() + planned.len()).await?;
        let opened = if planned.is_empty() {
            Vec::new()
        } else {
            let commands = planned.iter().map(PlannedAccount::command).collect();
            let submission = Submission::new(actor, Asked::Together(commands))?;
            match self.writer.submit(submission).await? {
                Ok(answer) => answer.result.created,
                Err(refusal) => return Ok(Err(refusal)),
            }
        };
        let person = |subject: &Subject| match subject {
            Subject::Person(person) => Some(*person),
            _ => None,
        };
        let new = opened.iter().filter_map(person).zip(planned).map(|(id, account)| {
            let (name, of) = (account.name.to_string(), account.of.to_string());
            (id, NewAccount { name, of, role: account.role, password: String::new() })
        });
        let mut accounts = Vec::new();
        for ((id, account), (password, stored)) in unused.into_iter().chain(new).zip(secrets) {
            self.credentials.set_password(id, &stored).await?;
            self.end_sessions(id, None).await?;
            accounts.push(NewAccount { password, ..account });
        }
        Ok(Ok(accounts))
    }

    /// So many initial passwords with their hashes.
    async fn secrets(&self, count: usize) -> Result<Vec<(String, StoredPassword)>, AuthError> {
        let secret = |_| async {
            let password = initial_password()?;
            let hash = self.passwords.hash(&password).await?;
            Ok::<_, AuthError>((password, StoredPassword { hash, initial: true }))
        };
        try_join_all((0..count).map(secret)).await
    }

    /// The accounts of units and county offices that nobody has used: they have no password, or
    /// still the initial one.
    async fn unused(&self) -> Result<Vec<(PersonId, NewAccount)>, AuthError> {
        let board = self.board();
        let mut unused = Vec::new();
        for person in board.people.values().filter(|person| person.active) {
            let Some(of) = bound_to(&board, person) else { continue };
            let password = self.credentials.password(person.id).await?;
            if password.is_none_or(|password| password.initial) {
                let (name, role) = (person.name.to_string(), person.role);
                unused.push((person.id, NewAccount { name, of, role, password: String::new() }));
            }
        }
        Ok(unused)
    }
}

/// The unit or county that a person is bound to.
fn bound_to(board: &Board, person: &Person) -> Option<String> {
    match person.role {
        Role::Unit(unit) => board.unit_name(unit).map(str::to_owned),
        Role::RegionOffice(id) => board.regions.get(&id).map(|region| region.name.to_string()),
        _ => None,
    }
}
