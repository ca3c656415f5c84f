//! Snapshots: the board after an event, so that a start need not fold from the beginning.
//!
//! A snapshot is only a cache. Who can write to the file could put another board into it, so it is
//! sealed with a digest over all of itself and believed only where that, the hash of its event and
//! the board's format agree. Whoever changes it and seals it anew is found by `verify`, which folds
//! the log again.

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{Hash, Head, chain::sum};

/// The board after one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The last event folded into it.
    pub seq: u64,
    /// That event's time in UTC milliseconds.
    pub time_ms: i64,
    /// The version of the board's shape; another version cannot read it.
    pub format: u32,
    /// That event's hash; a snapshot of another history must not be used.
    pub hash: Hash,
    /// The board as JSON.
    pub board: Vec<u8>,
    /// SHA-256 over all of the above.
    pub digest: Hash,
}

impl Snapshot {
    /// Seals the board after `head` as a snapshot.
    #[must_use]
    pub fn new(head: &Head, format: u32, board: Vec<u8>) -> Self {
        let Head { seq, time_ms, hash, .. } = *head;
        let digest = [0; 32];
        let unsealed = Self { seq, time_ms, format, hash, board, digest };
        Self { digest: digest_of(&unsealed), ..unsealed }
    }

    /// Whether it is what was sealed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        digest_of(self) == self.digest
    }
}

/// The digest of a snapshot: SHA-256 over its columns in the order of the table, without the digest
/// itself, each with its length as in the chain of events.
fn digest_of(snapshot: &Snapshot) -> Hash {
    let columns: [&[u8]; 5] = [
        &snapshot.seq.to_be_bytes(),
        &snapshot.time_ms.to_be_bytes(),
        &u64::from(snapshot.format).to_be_bytes(),
        &snapshot.hash,
        &snapshot.board,
    ];
    sum(Sha256::new(), &columns)
}

/// A snapshot that is there and must not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the snapshot of event {seq} is ignored: {fault}")]
pub struct IgnoredSnapshot {
    /// The event it says it was taken after.
    pub seq: u64,
    /// What is wrong with it.
    pub fault: SnapshotFault,
}

/// Why a snapshot must not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SnapshotFault {
    /// It was written by a version whose board has another shape.
    #[error("its board has format {found}, this program's has {known}")]
    OtherFormat {
        /// The format of the snapshot's board.
        found: u32,
        /// The format that this program reads.
        known: u32,
    },
    /// The log holds no event of that hash there.
    #[error("it was not taken from this log")]
    OtherHistory,
    /// Its digest is not that of its contents.
    #[error("it is not what was written")]
    Changed,
    /// A column or the board in it cannot be read.
    #[error("it cannot be read")]
    Unreadable,
}
