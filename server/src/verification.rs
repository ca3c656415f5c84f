//! Proving that a database and its files are what was written: all that `verify` does, and what a
//! backup has to pass before it takes the place of a database.
//!
//! What it proves: the structure of the file; that tables, indexes and triggers are those that this program
//! makes; every event, chained from the first to the last; that the end of the chain is the head; that
//! every command has its result where it ended, as it was written; that snapshots hold the board that the
//! log folds into; that passwords, sessions, tokens, browsers and the audit agree with their second copy;
//! that every file the log names is whole. What it cannot prove is said by [`NOT_COVERED`]. A tail cut off
//! at the end of a command, and a chain computed anew, are found by an [`Anchor`] that stands outside the
//! file.

use std::{collections::BTreeSet, sync::Arc};

use battle_map::{board::Board, command::CommandResult, value::ContentHash};

use crate::{
    clock,
    files::{BlobStore, FileForm},
    log::{
        Head, SqliteLog, anchor::Anchor, credentials::CredentialStore, sqlite::KeptResult,
        verify::verify,
    },
    writer::{Journal, WriterError, compare_snapshots},
};

/// What is not proven, in words.
pub const NOT_COVERED: &str = "not covered: the pictures made from files; a password, session, token, \
     browser, entry of the audit or result of a command that somebody changed together with its second \
     copy or digest (none is part of the chain); what was cut off or made anew together with the chain \
     is found by --anchor";

/// Results a page.
const PAGE: u32 = 2000;

/// What was found in its place.
#[derive(Debug, Clone, Default)]
pub struct StoreProof {
    /// The end of the log.
    pub head: Head,
    /// How many snapshots hold the board of the log.
    pub snapshots: u64,
    /// How many command results stand where their command ended.
    pub commands: u64,
    /// How many of these were written before results had a digest.
    pub without_digest: u64,
    /// How many passwords, sessions and tokens there are.
    pub secrets: (usize, u64, u64),
    /// The files that the log names, every one whole.
    pub files: u64,
    /// The pictures made from them that are there.
    pub pictures: u64,
}

/// What was found first; the inner error is the fault, in words.
pub type Proof = Result<StoreProof, String>;

/// Proves a log and the files beside it, in the order in which one fault would hide the next.
///
/// # Errors
/// When the database cannot be read.
pub async fn prove(
    log: &Arc<SqliteLog>,
    blobs: &BlobStore,
    anchor: Option<&Anchor>,
) -> Result<Proof, WriterError> {
    if let Some(damage) = log.damage().await? {
        return Ok(Err(format!("the file is damaged: {damage}")));
    }
    if let Some(thing) = log.changed_schema().await? {
        return Ok(Err(format!("{thing} is not as this program makes it")));
    }
    let walked = verify(log.as_ref()).await?;
    if let Some(finding) = walked.finding {
        return Ok(Err(finding.to_string()));
    }
    if let Some(anchor) = anchor
        && !anchor.is_in(log.as_ref()).await?
    {
        return Ok(Err(format!(
            "{anchor} is not in this log: its tail was cut off, or it was made anew"
        )));
    }
    let audit = compare_snapshots(log.as_ref()).await?;
    if let Some(seq) = audit.wrong {
        return Ok(Err(format!("the snapshot of event {seq} is not the board of the log")));
    }
    let mut verified =
        StoreProof { head: walked.head, snapshots: audit.agree, ..StoreProof::default() };
    if let Some(fault) = results(log, &mut verified).await? {
        return Ok(Err(fault));
    }
    let journal = Journal::open(log.clone(), clock::system()).await?;
    let board = journal.present().board.clone();
    if let Some(fault) = secrets(log, &board, &mut verified).await? {
        return Ok(Err(fault));
    }
    Ok(match files(&board, blobs, &mut verified) {
        Some(fault) => Err(fault),
        None => Ok(verified),
    })
}

/// Whether every result stands at its command's last event and can be read.
async fn results(
    log: &SqliteLog,
    verified: &mut StoreProof,
) -> Result<Option<String>, WriterError> {
    if let Some(id) = log.misplaced_result().await? {
        return Ok(Some(format!("the result of command {id} was moved")));
    }
    let mut after = String::new();
    loop {
        let page = log.results_after(&after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(None) };
        let is_good = |kept: &&KeptResult| {
            kept.is_whole() && serde_json::from_str::<CommandResult>(&kept.record.result).is_ok()
        };
        if let Some(changed) = page.iter().find(|kept| !is_good(kept)) {
            let id = &changed.record.command_id;
            return Ok(Some(format!("the result of command {id} was changed")));
        }
        after.clone_from(&last.record.command_id);
        verified.commands += page.len() as u64;
        verified.without_digest += page.iter().filter(|kept| !kept.is_covered()).count() as u64;
    }
}

/// Whether the tables of secrets can be read and speak of people that there are.
async fn secrets(
    log: &SqliteLog,
    board: &Board,
    verified: &mut StoreProof,
) -> Result<Option<String>, WriterError> {
    let sums = log.secrets().await?;
    if let Some(stray) = sums.passwords.iter().find(|person| !board.people.contains_key(*person)) {
        return Ok(Some(format!("there is a password for person {stray}, who has no account")));
    }
    log.tokens().await?;
    verified.secrets = (sums.passwords.len(), sums.sessions, sums.tokens);
    Ok(None)
}

/// Whether every file that the board names is there and whole.
fn files(board: &Board, blobs: &BlobStore, verified: &mut StoreProof) -> Option<String> {
    let hashes: BTreeSet<ContentHash> =
        board.evidence.values().map(|known| known.file.hash).collect();
    for hash in hashes {
        if !blobs.is_whole(hash) {
            let path = blobs.path(hash, FileForm::Original);
            return Some(format!("{} is missing or was changed", path.display()));
        }
        verified.files += 1;
        let made = [FileForm::Copy, FileForm::Thumbnail];
        let made = made.iter().filter(|form| blobs.path(hash, **form).exists());
        verified.pictures += made.count() as u64;
    }
    None
}
