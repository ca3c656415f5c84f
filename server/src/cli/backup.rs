//! `battle-map backup`: copies the database and its files while others go on working.

use std::path::PathBuf;

use clap::Args;

use super::{common::block_on, error::CommandError, failure::Failure};
use crate::{
    database::with_log,
    files,
    log::{Store, anchor::Anchor},
};

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

/// Copies the database and the files beside it while others go on working. Files come second: each is
/// there before the log names it, and none is ever changed.
///
/// # Errors
/// When it cannot be read, or the copy exists already or cannot be written.
pub fn run(options: &BackupOptions) -> Result<(), Failure> {
    for path in [options.out.clone(), files::folder_of(&options.out)] {
        if path.exists() {
            return Err(Failure::BadInput(format!("{} exists already", path.display())));
        }
    }
    block_on(with_log(&options.database, false, async |log| {
        Ok::<_, CommandError>(log.back_up(&options.out).await?)
    }))?;
    let head = block_on(with_log(&options.out, false, async |copy| {
        Ok::<_, CommandError>(copy.head().await?)
    }))?;
    let copied = files::back_up(&options.database, &options.out);
    let count = copied.map_err(|error| Failure::Failed(error.to_string()))?;
    println!("the database and {count} files");
    println!("head {}", Anchor::of(&head));
    Ok(())
}
