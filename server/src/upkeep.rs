//! `battle-map verify` and `backup`: looking after the log.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use battle_map::value::ContentHash;
use clap::Args;

use crate::{
    attachment::{self, Form, Shelf},
    cli::Failure,
    clock,
    commands::{CommandError, block_on},
    database::with_log,
    log::{SqliteLog, verify::verify as walk},
    writer::{Journal, compare_snapshots},
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

/// Walks the whole log, folds it again for the snapshots and reads every file it names; a changed,
/// missing, added or cut-off row is a failure, and so are a snapshot that is not the log's board and a
/// file that is not what was received.
///
/// # Errors
/// When the database cannot be read, or something of it is not what was written.
pub fn verify(options: &VerifyOptions) -> Result<(), Failure> {
    let verified = block_on(with_log(&options.database, false, verified))?;
    if let Some(finding) = verified.finding {
        return Err(Failure::Failed(finding));
    }
    println!("{} events, every one in its place", verified.events);
    println!("{} snapshots, every one the board of the log", verified.snapshots);
    let shelf = Shelf::beside(&options.database);
    if let Some(hash) = verified.files.iter().find(|hash| !shelf.is_whole(**hash)) {
        let path = shelf.path(*hash, Form::Original);
        return Err(Failure::Failed(format!("{} is missing or was changed", path.display())));
    }
    println!("{} files, every one whole", verified.files.len());
    Ok(())
}

/// What the database holds, and the first fault found in it.
#[derive(Default)]
struct Verified {
    events: u64,
    snapshots: u64,
    files: BTreeSet<ContentHash>,
    finding: Option<String>,
}

async fn verified(log: &Arc<SqliteLog>) -> Result<Verified, CommandError> {
    let walked = walk(log.as_ref()).await?;
    let events = walked.head.seq;
    if let Some(finding) = walked.finding {
        return Ok(Verified { events, finding: Some(finding.to_string()), ..Verified::default() });
    }
    let audit = compare_snapshots(log.as_ref()).await?;
    let wrong = |seq| format!("the snapshot of event {seq} is not the board of the log");
    let journal = Journal::open(log.clone(), clock::system()).await?;
    let evidence = journal.present().board.evidence.values();
    Ok(Verified {
        events,
        snapshots: audit.agree,
        files: evidence.map(|known| known.file.hash).collect(),
        finding: audit.wrong.map(wrong),
    })
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
    block_on(with_log(&options.database, false, async |log| {
        Ok::<_, CommandError>(log.back_up(&options.out).await?)
    }))?;
    let copied = attachment::back_up(&options.database, &options.out);
    let count = copied.map_err(|error| Failure::Failed(error.to_string()))?;
    println!("the database and {count} files");
    Ok(())
}
