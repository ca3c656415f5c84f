//! `battle-map restore`: puts a backup in the place of a database that nobody uses.

use std::path::PathBuf;

use clap::Args;

use super::{common::block_on, error::CommandError, failure::Failure};
use crate::{
    log::{anchor::Anchor, sqlite::RestoredTokens},
    restore,
};

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct RestoreOptions {
    /// The backup, as `battle-map backup` wrote it; its files are expected beside it
    #[arg(value_name = "BACKUP", env = "BATTLE_MAP_BACKUP")]
    pub backup: PathBuf,
    /// The database whose place it takes; no server may be running on it
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
}

/// Proves the backup, moves the former database away and puts the backup in its place.
///
/// # Errors
/// When the database is in use, the backup is not whole, or the disk refuses.
pub fn run(options: &RestoreOptions) -> Result<(), Failure> {
    let restored = block_on(async {
        let restored = restore::restore(&options.backup, &options.database).await;
        Ok::<_, CommandError>(restored?)
    })?;
    if restored.cleared {
        println!("what a restore that was broken off had left beside the database was removed");
    }
    println!("{} events and {} files, proven", restored.head.seq, restored.files);
    println!("head {}", Anchor::of(&restored.head));
    println!(
        "every session is ended: people sign in again, walls are opened with their token again"
    );
    say(restored.tokens);
    if let Some(former) = restored.former {
        println!("the former database and its files are in {}", former.display());
    }
    Ok(())
}

fn say(tokens: RestoredTokens) {
    let RestoredTokens { valid, revoked, ended, unsure } = tokens;
    println!("{valid} tokens are valid as before");
    if revoked > 0 {
        println!("{revoked} tokens that were revoked since the backup stay revoked");
    }
    if ended > 0 {
        println!(
            "{ended} tokens that do more than look are revoked, for the former database does not know \
             them: make new ones at /admin"
        );
    }
    if unsure > 0 {
        println!(
            "{unsure} tokens of walls and viewers stay valid, which the former database does not know: \
             revoke at /admin what was revoked since the backup"
        );
    }
}
