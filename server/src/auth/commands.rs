//! `battle-map user add` and `battle-map token`: accounts made at the command line, beside a
//! running server or before the first start.

use std::{io, path::PathBuf};

use battle_map::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        actor::Role,
        person::{PersonAction, PersonRefusal},
    },
    value::{Name, PersonId},
};
use clap::{Args, Subcommand, ValueEnum};

use super::{AuthError, NewToken, Passwords, Secret, StoredPassword, Vault, password};
use crate::{
    clock,
    commands::{CommandError, block_on, give},
    database::with_journal,
};

/// A role as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleWord {
    /// Reads
    Viewer,
    /// A responsible unit or owner; needs --unit
    Unit,
    /// A county's project office; needs --region
    RegionOffice,
    /// The headquarters office
    Office,
    /// A city leader
    Leader,
    /// Keeps accounts, lists and rules
    Admin,
    /// A wall
    Display,
}

/// Who somebody is to be.
#[derive(Debug, Args)]
pub struct RoleOptions {
    /// What they may do
    #[arg(long, value_enum, env = "BATTLE_MAP_ROLE")]
    pub role: RoleWord,
    /// The unit of a unit's account, by name
    #[arg(long, value_name = "UNIT", env = "BATTLE_MAP_UNIT")]
    pub unit: Option<String>,
    /// The county of a county office's account, by name
    #[arg(long, value_name = "REGION", env = "BATTLE_MAP_REGION")]
    pub region: Option<String>,
}

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

/// Options of `token`.
#[derive(Debug, Args)]
pub struct TokenOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// Whose rights it carries
    #[command(flatten)]
    pub role: RoleOptions,
    /// What it is for, in words
    #[arg(long, value_name = "TEXT", value_parser = name, env = "BATTLE_MAP_LABEL")]
    pub label: Name,
}

fn name(text: &str) -> Result<Name, battle_map::value::ValueError> {
    Name::new(text)
}

/// Opens an account.
///
/// # Errors
/// When the password is too weak, the name is taken, the unit or region unknown, or the database
/// cannot be written.
pub fn add_user(options: &UserOptions) -> Result<(), CommandError> {
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    let typed = typed.trim_end_matches(['\r', '\n']);
    if let Some(fault) = password::fault(typed, options.name.as_str()) {
        return Err(CommandError::Password(fault));
    }
    block_on(with_journal(&options.database, true, async |journal, vault| {
        let role = role(&journal.present().board, &options.role)?;
        let name = options.name.clone();
        let register = Command::new(Subject::City, PersonAction::Register { name, role });
        give(journal, register).await?;
        let person = journal.present().board.person_called(options.name.as_str());
        let person = person.map(|person| person.id).ok_or(PersonRefusal::Unknown)?;
        Ok::<_, CommandError>(keep(vault, person, typed, options.initial).await?)
    }))?;
    println!("{} may sign in", options.name);
    Ok(())
}

async fn keep(
    vault: &dyn Vault,
    person: PersonId,
    password: &str,
    initial: bool,
) -> Result<(), AuthError> {
    let hash = Passwords::new()?.hash(password).await?;
    Ok(vault.set_password(person, &StoredPassword { hash, initial }).await?)
}

/// Makes a token and prints it, the only time it is ever shown.
///
/// # Errors
/// When the unit or region is unknown, or the database cannot be written.
pub fn add_token(options: &TokenOptions) -> Result<(), CommandError> {
    let secret = block_on(with_journal(&options.database, false, async |journal, vault| {
        let role = role(&journal.present().board, &options.role)?;
        let secret = Secret::new()?;
        let label = options.label.to_string();
        let token = NewToken { hash: secret.hash(), label, role, made_ms: clock::now().0 };
        vault.add_token(&token).await?;
        Ok::<_, CommandError>(secret)
    }))?;
    println!("{}", secret.expose());
    Ok(())
}

fn role(board: &Board, options: &RoleOptions) -> Result<Role, CommandError> {
    Ok(match options.role {
        RoleWord::Viewer => Role::Viewer,
        RoleWord::Office => Role::Office,
        RoleWord::Leader => Role::Leader,
        RoleWord::Admin => Role::Admin,
        RoleWord::Display => Role::Display,
        RoleWord::Unit => {
            let unit = options.unit.as_deref().and_then(|name| board.unit_called(name));
            Role::Unit(unit.ok_or(PersonRefusal::UnknownUnit)?)
        }
        RoleWord::RegionOffice => {
            let region = options.region.as_deref().and_then(|name| board.region_called(name));
            Role::RegionOffice(region.ok_or(PersonRefusal::UnknownRegion)?.id)
        }
    })
}
