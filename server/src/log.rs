//! The log: every change that was ever made, in order, chained by hashes.
//!
//! [`Store`] is all that the rest of the server knows of it; [`sqlite`] keeps it in one SQLite
//! file and holds the only SQL of the log. Rows are plain text here: what an event means is the
//! domain's business, so that a second store has nothing to learn from the first but this trait.

pub mod anchor;
pub mod audit;
pub mod chain;
pub mod credentials;
mod error;
mod row;
mod snapshot;
pub mod sqlite;
pub mod verify;
mod writability;

use async_trait::async_trait;

pub use error::StoreError;
pub use row::{Appended, CommandRecord, Hash, Head, LogStats, NewEvent, StoredEvent};
pub use snapshot::{IgnoredSnapshot, Snapshot, SnapshotFault};
pub use sqlite::SqliteLog;
pub use writability::Writability;

/// Where the log is kept. Several processes may hold one open at the same time.
#[async_trait]
pub trait Store: Send + Sync {
    /// The end of the log as it stands now.
    async fn head(&self) -> Result<Head, StoreError>;

    /// Writes events and the results of their commands durably and together, if the log still
    /// ends at `head`; otherwise writes nothing and answers [`Appended::Moved`].
    async fn append(
        &self,
        head: &Head,
        events: &[NewEvent],
        commands: &[CommandRecord],
    ) -> Result<Appended, StoreError>;

    /// Up to `limit` events in order, the first being `from`.
    async fn read(&self, from: u64, limit: u32) -> Result<Vec<StoredEvent>, StoreError>;

    /// Up to `limit` events of one subject and all below it (`project/17` and
    /// `project/17/plan/2026`), newest first, all of them older than `before`.
    async fn of_subject(
        &self,
        subject: &str,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError>;

    /// The first results of those of the command ids that were accepted already.
    async fn results_of(&self, command_ids: &[&str]) -> Result<Vec<CommandRecord>, StoreError>;

    /// Keeps a snapshot and drops those it makes superfluous: the newest of each month stays.
    async fn write_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError>;

    /// The newest snapshot, and, if `until_ms` is given, the newest whose last event is not
    /// younger; or why it must not be used by a board of this format.
    async fn newest_snapshot(
        &self,
        format: u32,
        until_ms: Option<i64>,
    ) -> Result<Option<Result<Snapshot, IgnoredSnapshot>>, StoreError>;

    /// The first snapshot after event `seq` or a later one, as it is kept, whatever is wrong with it.
    async fn snapshot_from(&self, seq: u64) -> Result<Option<Snapshot>, StoreError>;

    /// Where the newest snapshot of a format stands: its last event and when that was written, in
    /// UTC milliseconds.
    async fn newest_snapshot_stand(&self, format: u32) -> Result<Option<(u64, i64)>, StoreError>;

    /// A number that changes whenever somebody else has written; cheap enough to poll.
    async fn foreign_version(&self) -> Result<i64, StoreError>;

    /// What the store holds, counted in one look: what [`verify`] compares the rows with.
    async fn stats(&self) -> Result<LogStats, StoreError>;

    /// Whether it can be written to at this moment, found out by writing.
    async fn check_writing(&self) -> Result<(), StoreError>;

    /// Closes the store and leaves all that was written in its file. Nothing can be read or written
    /// afterwards.
    async fn close(&self) -> Result<(), StoreError>;
}
