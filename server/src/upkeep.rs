//! `battle-map verify` and `backup`: looking after the log.

use std::{collections::BTreeSet, path::PathBuf};

use clap::Args;

use crate::{
    attachment::{self, Form, Shelf},
    cli::Failure,
    commands,
    log::{SqliteLog, StoreError, verify::verify as walk},
};

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
}

/// Options of `backup`.
#[derive(Debug, Args)]
pub struct BackupOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The copy to write; must not exist yet
    #[arg(value_name = "OUT", env = "BATTLE_MAP_OUT")]
    pub out: PathBuf,
}

/// Walks the whole log and reads every file it names; a changed, missing, added or cut-off row is a
/// failure, and so is a file that is not what was received.
///
/// # Errors
/// When the database cannot be read, or its chain is broken.
pub fn verify(options: &VerifyOptions) -> Result<(), Failure> {
    let verified = block_on(async {
        let log = SqliteLog::open(&options.database).await?;
        walk(&log).await
    })?;
    if let Some(finding) = verified.finding {
        return Err(Failure::Failed(finding.to_string()));
    }
    println!("{} events, every one in its place", verified.head.seq);
    let files = commands::block_on(async {
        let journal = commands::open(&options.database, false).await?;
        let board = &journal.present().board;
        Ok(board.evidence.values().map(|known| known.file.hash).collect::<BTreeSet<_>>())
    })?;
    let shelf = Shelf::beside(&options.database);
    if let Some(hash) = files.iter().find(|hash| !shelf.is_whole(**hash)) {
        let path = shelf.path(*hash, Form::Original);
        return Err(Failure::Failed(format!("{} is missing or was changed", path.display())));
    }
    println!("{} files, every one whole", files.len());
    Ok(())
}

/// Copies the database and the files beside it while others go on working. Files come second: each is
/// there before the log names it, and none is ever changed.
///
/// # Errors
/// When it cannot be read, or the copy exists already or cannot be written.
pub fn backup(options: &BackupOptions) -> Result<(), Failure> {
    for path in [options.out.clone(), attachment::folder_of(&options.out)] {
        if path.exists() {
            return Err(Failure::BadInput(format!("{} exists already", path.display())));
        }
    }
    block_on(async {
        let log = SqliteLog::open(&options.database).await?;
        log.back_up(&options.out).await
    })?;
    let copied = attachment::back_up(&options.database, &options.out);
    let count = copied.map_err(|error| Failure::Failed(error.to_string()))?;
    println!("the database and {count} files");
    Ok(())
}

fn block_on<T>(work: impl Future<Output = Result<T, StoreError>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Failed(error.to_string()))?;
    runtime.block_on(work).map_err(|error| match error {
        StoreError::Absent { .. } => Failure::BadInput(error.to_string()),
        _ => Failure::Failed(error.to_string()),
    })
}
