//! `battle-map verify`: whether log, snapshots and files are what was written.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use battle_map::value::ContentHash;
use clap::Args;

use super::{common::block_on, error::CommandError, failure::Failure};
use crate::{
    clock,
    database::with_log,
    files::{BlobStore, FileForm},
    log::{SqliteLog, verify::verify},
    writer::{Journal, compare_snapshots},
};

/// The options of the command `verify`.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
}

/// Walks the whole log, folds it again for the snapshots and reads every file it names; a changed,
/// missing, added or cut-off row is a failure, and so are a snapshot that is not the log's board and a
/// file that is not what was received.
///
/// # Errors
/// When the database cannot be read, or something of it is not what was written.
pub fn run(options: &VerifyOptions) -> Result<(), Failure> {
    let verified = block_on(with_log(&options.database, false, verified))?;
    if let Some(finding) = verified.finding {
        return Err(Failure::Failed(finding));
    }
    println!("{} events, every one in its place", verified.events);
    println!("{} snapshots, every one the board of the log", verified.snapshots);
    let blobs = BlobStore::beside(&options.database);
    if let Some(hash) = verified.files.iter().find(|hash| !blobs.is_whole(**hash)) {
        let path = blobs.path(*hash, FileForm::Original);
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
    let walked = verify(log.as_ref()).await?;
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
