//! `battle-map token`: makes a token for a wall or a program.

use std::path::PathBuf;

use battle_map::value::Name;
use clap::Args;

use super::{
    common::{block_on, name},
    error::CommandError,
    role::RoleOptions,
};
use crate::{
    auth::{CredentialStore, NewToken, Secret},
    clock,
    database::with_journal,
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
}

/// Makes a token and prints it, the only time it is ever shown.
///
/// # Errors
/// When the unit or region is unknown, or the database cannot be written.
pub fn run(options: &TokenOptions) -> Result<(), CommandError> {
    let secret = block_on(with_journal(&options.database, false, async |journal, credentials| {
        let role = options.role.role(&journal.present().board)?;
        let secret = Secret::new()?;
        let label = options.label.to_string();
        let token = NewToken { hash: secret.hash(), label, role, made_ms: clock::now().0 };
        credentials.add_token(&token).await?;
        Ok::<_, CommandError>(secret)
    }))?;
    println!("{}", secret.expose());
    Ok(())
}
