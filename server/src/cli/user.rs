//! `battle-map user add`: opens an account beside a running server or before the first start.

use std::{io, path::PathBuf};

use battle_map::{
    command::Command,
    event::Subject,
    model::person::{PersonAction, PersonRefusal},
    value::{Name, PersonId},
    view::audit::AuditKind,
};
use clap::{Args, Subcommand};

use super::{
    common::{AT_THE_CONSOLE, block_on, give, name},
    error::CommandError,
    role::RoleOptions,
};
use crate::{
    auth::{self, AuthError, CredentialStore, Done, Passwords, StoredPassword, entry},
    clock,
    database::with_journal,
    log::audit::AuditStore,
};

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Open an account; the password is read from standard input
    Add(UserOptions),
}

/// Options of `user add`.
#[derive(Debug, Args)]
pub struct UserOptions {
    /// The SQLite file that holds everything; made if it does not exist
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The name they sign in with
    #[arg(long, value_parser = name, env = "BATTLE_MAP_NAME")]
    pub name: Name,
    /// Who they are
    #[command(flatten)]
    pub role: RoleOptions,
    /// The password is to be changed at the first sign-in
    #[arg(long, env = "BATTLE_MAP_INITIAL")]
    pub initial: bool,
}

/// Runs `user add`: opens an account with a password from standard input.
///
/// # Errors
/// When the password is too weak, the name is taken, the unit or region unknown, or the database
/// cannot be written.
pub fn add(options: &UserOptions) -> Result<(), CommandError> {
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    let typed = typed.trim_end_matches(['\r', '\n']);
    if let Some(fault) = auth::fault(typed, [options.name.as_str()]) {
        return Err(CommandError::Password(fault));
    }
    block_on(with_journal(&options.database, true, async |journal, credentials| {
        let role = options.role.role(&journal.present().board)?;
        let name = options.name.clone();
        let register = Command::new(Subject::City, PersonAction::Register { name, role });
        give(journal, register).await?;
        let person = journal.present().board.person_called(options.name.as_str());
        let person = person.map(|person| person.id).ok_or(PersonRefusal::Unknown)?;
        keep(credentials, person, typed, options.initial).await?;
        let (kind, about) = (AuditKind::AccountOpened, options.name.as_str());
        let done = Done { kind, who: AT_THE_CONSOLE, about, from: None };
        Ok::<_, CommandError>(credentials.add_audit(&entry(done, clock::now().0)).await?)
    }))?;
    println!("{} may sign in", options.name);
    Ok(())
}

async fn keep(
    credentials: &dyn CredentialStore,
    person: PersonId,
    password: &str,
    initial: bool,
) -> Result<(), AuthError> {
    let hash = Passwords::new()?.hash(password).await?;
    Ok(credentials.set_password(person, &StoredPassword { hash, initial }).await?)
}
