//! `battle-map backup`: copies the database and its files while others go on working.

use std::path::PathBuf;

use clap::Args;

use super::{common::block_on, error::CommandError};
use crate::{back_up, log::anchor::Anchor};

/// The options of the command `backup`.
#[derive(Debug, Args)]
pub struct BackupOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The copy to write; must not exist yet
    #[arg(value_name = "OUT", env = "BATTLE_MAP_OUT")]
    pub out: PathBuf,
}

/// Copies the database and the files beside it while others go on working.
///
/// # Errors
/// When it cannot be read, or the copy exists already or cannot be written.
pub fn run(options: &BackupOptions) -> Result<(), CommandError> {
    let backed_up =
        block_on(async { Ok(back_up::back_up(&options.database, &options.out).await?) })?;
    println!("the database and {} files", backed_up.files);
    println!("head {}", Anchor::of(&backed_up.head));
    Ok(())
}
