//! `battle-map verify`: whether log, snapshots and files are what was written.

use std::path::PathBuf;

use clap::Args;

use super::{common::block_on, error::CommandError, failure::Failure};
use crate::{
    database::with_log,
    files::BlobStore,
    log::anchor::Anchor,
    verification::{self, NOT_COVERED},
};

/// The options of the command `verify`.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// A head written down before (NUMBER:HASH, or the hash or its first 16 digits), as on a bulletin
    #[arg(long, value_name = "ANCHOR", env = "BATTLE_MAP_ANCHOR")]
    pub anchor: Option<Anchor>,
}

/// Has SQLite check the file, walks the whole log, folds it again for the snapshots and reads every
/// file it names; a changed, missing, added or cut-off row is a failure, and so are a snapshot that is
/// not the log's board and a file that is not what was received.
///
/// # Errors
/// When the database cannot be read, or something of it is not what was written.
pub fn run(options: &VerifyOptions) -> Result<(), Failure> {
    let blobs = BlobStore::beside(&options.database);
    let proof = block_on(with_log(&options.database, false, async |log| {
        let proof = verification::prove(log, &blobs, options.anchor.as_ref()).await;
        Ok::<_, CommandError>(proof?)
    }))?;
    let verified = proof.map_err(Failure::Failed)?;
    let (passwords, sessions, tokens) = verified.secrets;
    println!("{} events, every one in its place", verified.head.seq);
    println!("{} snapshots, every one the board of the log", verified.snapshots);
    println!("{} command results, every one where its command ended", verified.commands);
    if verified.without_digest > 0 {
        let older = verified.without_digest;
        println!("{older} of them from before results were covered: only that they can be read");
    }
    println!("{passwords} passwords, {sessions} sessions and {tokens} tokens, readable");
    println!(
        "{} files, every one whole; {} pictures made of them",
        verified.files, verified.pictures
    );
    println!("head {}", Anchor::of(&verified.head));
    if let Some(anchor) = &options.anchor {
        println!("anchor {anchor}, in its place");
    }
    println!("{NOT_COVERED}");
    Ok(())
}
