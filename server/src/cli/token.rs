//! `battle-map token`: makes a token for a wall or a program.

use std::path::PathBuf;

use battle_map::{
    board::Board,
    model::person::PersonRefusal,
    rules::person::name::is_seen,
    value::{Day, Name, PersonId},
    view::audit::AuditKind,
};
use clap::Args;

use super::{
    common::{AT_THE_CONSOLE, block_on, name},
    error::CommandError,
    role::RoleOptions,
};
use crate::{
    auth::{CredentialStore, Done, NewToken, Secret, TokenWanted, entry},
    clock,
    database::with_journal,
    log::audit::AuditStore,
};

/// The options of the command `token`.
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
    /// The account that answers for it; without one, nobody does
    #[arg(long, value_name = "NAME", value_parser = name, env = "BATTLE_MAP_PERSON")]
    pub person: Option<Name>,
    /// The last day on which it is valid; else five years for a wall, one for any other
    #[arg(long, value_name = "DAY", env = "BATTLE_MAP_UNTIL")]
    pub until: Option<Day>,
}

impl TokenOptions {
    fn person(&self, board: &Board) -> Result<Option<PersonId>, PersonRefusal> {
        let Some(name) = &self.person else { return Ok(None) };
        let person = board.person_called(name.as_str()).ok_or(PersonRefusal::Unknown)?;
        Ok(Some(person.id))
    }
}

/// Makes a token and prints it, the only time it is ever shown.
///
/// # Errors
/// When the unit or region is unknown, the label has characters that nobody sees, or the database
/// cannot be written.
pub fn run(options: &TokenOptions) -> Result<(), CommandError> {
    if !is_seen(options.label.as_str()) {
        return Err(CommandError::LabelHidden);
    }
    let secret = block_on(with_journal(&options.database, false, async |journal, credentials| {
        let role = options.role.role(&journal.present().board)?;
        let secret = Secret::new()?;
        let label = options.label.to_string();
        let made_ms = clock::now().0;
        let person = options.person(&journal.present().board)?;
        let wanted =
            TokenWanted { label: options.label.clone(), role, person, last_day: options.until };
        let token = NewToken { hash: secret.hash(), label, role, made_ms };
        credentials.add_token_under(&token, wanted.terms(made_ms)).await?;
        let done = Done {
            kind: AuditKind::TokenMade,
            who: AT_THE_CONSOLE,
            about: &token.label,
            from: None,
        };
        credentials.add_audit(&entry(done, made_ms)).await?;
        Ok::<_, CommandError>(secret)
    }))?;
    println!("{}", secret.expose());
    Ok(())
}
