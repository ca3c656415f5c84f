//! The log in one SQLite file: write-ahead log, full sync, one writing connection.
//!
//! Reads go through a small pool and never wait for a write. Whoever writes takes the file's
//! lock at once (`BEGIN IMMEDIATE`), so that comparing the head and appending cannot be torn
//! apart, by another process neither. Closed, the file alone holds everything: the write-ahead log
//! beside it is folded in and gone, unless another process has the file open.

mod append;
mod audit;
mod backup;
mod connection;
mod credentials;
mod identity;
mod open;
mod proof;
mod read;
mod restored;
mod schema;
mod snapshot;
mod stray;
mod writing;

use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use sqlx::SqlitePool;
use tokio::sync::watch;

use super::{
    Appended, CommandRecord, Head, IgnoredSnapshot, LogStats, NewEvent, Snapshot, Store,
    StoreError, StoredEvent, Writability,
};
pub use identity::beside;
pub use open::staged;
pub use proof::KeptResult;
pub use restored::{KnownTokens, RestoredTokens, known_tokens};
use writing::Writing;

/// How long closing waits for running reads.
const LAST_READERS: Duration = Duration::from_secs(5);

/// Pages that must find room after a failure: some more than a command usually writes.
const PAGES_IN_DOUBT: u32 = 16;

/// A log in one SQLite file.
pub struct SqliteLog {
    path: PathBuf,
    writing: Writing,
    reading: SqlitePool,
}

impl SqliteLog {
    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a complete, compact copy to a new file while others go on working.
    pub async fn back_up(&self, target: &Path) -> Result<(), StoreError> {
        backup::write(&self.path, target).await
    }

    /// Makes this a database of its own, as a restored one is: nobody is signed in any more, no
    /// write-ahead log of the database before it fits, and tokens are revoked that are so in that one
    /// or, where it does not know them, do more than look.
    pub async fn begin_anew(
        &self,
        known: &KnownTokens,
        now_ms: i64,
    ) -> Result<RestoredTokens, StoreError> {
        let mut turn = self.writing.turn().await?;
        let begun = restored::begin_anew(turn.connection(), known, now_ms).await;
        turn.end(begun).await
    }

    /// Whether what is given can be written, as far as is known.
    pub fn writability(&self) -> watch::Receiver<Writability> {
        self.writing.works()
    }
}

#[async_trait]
impl Store for SqliteLog {
    async fn head(&self) -> Result<Head, StoreError> {
        read::head(&mut *self.reading.acquire().await?).await
    }

    async fn append(
        &self,
        head: &Head,
        events: &[NewEvent],
        commands: &[CommandRecord],
    ) -> Result<Appended, StoreError> {
        let mut turn = self.writing.turn().await?;
        match append::append(turn.connection(), head, events, commands).await {
            done @ Ok(Appended::Done(_)) => turn.end_proof(done).await,
            other => turn.end(other).await,
        }
    }

    async fn read(&self, from: u64, limit: u32) -> Result<Vec<StoredEvent>, StoreError> {
        read::page(&self.reading, from, limit).await
    }

    async fn of_subject(
        &self,
        subject: &str,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        read::of_subject(&self.reading, subject, before, limit).await
    }

    async fn results_of(&self, command_ids: &[&str]) -> Result<Vec<CommandRecord>, StoreError> {
        read::results_of(&self.reading, command_ids).await
    }

    async fn write_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let mut turn = self.writing.turn().await?;
        let written = snapshot::write(turn.connection(), snapshot).await;
        turn.end(written).await
    }

    async fn newest_snapshot(
        &self,
        format: u32,
        until_ms: Option<i64>,
    ) -> Result<Option<Result<Snapshot, IgnoredSnapshot>>, StoreError> {
        snapshot::newest(&self.reading, format, until_ms).await
    }

    async fn snapshot_from(&self, seq: u64) -> Result<Option<Snapshot>, StoreError> {
        snapshot::first_from(&self.reading, seq).await
    }

    async fn newest_snapshot_stand(&self, format: u32) -> Result<Option<(u64, i64)>, StoreError> {
        snapshot::newest_stand(&self.reading, format).await
    }

    /// Asked on the writing connection, whose own writes do not count as foreign. Two connections
    /// count differently, so which of them counted is part of the number.
    async fn foreign_version(&self) -> Result<i64, StoreError> {
        let mut turn = self.writing.turn().await?;
        let connection = i64::from(turn.replaced()) << 32;
        let version = read::data_version(turn.connection()).await;
        Ok(connection | i64::from(turn.end(version).await?))
    }

    async fn stats(&self) -> Result<LogStats, StoreError> {
        read::stats(&self.reading).await
    }

    /// Writes a page, unless that went well moments ago; after a failure more, because where a page
    /// finds room a command need not.
    async fn check_writing(&self) -> Result<(), StoreError> {
        let mut turn = self.writing.turn().await?;
        if turn.is_proven() {
            return turn.end(Ok(())).await;
        }
        let pages = if turn.is_doubtful() { PAGES_IN_DOUBT } else { 1 };
        let written = append::prove(turn.connection(), pages).await;
        turn.end_proof(written).await
    }

    /// Readers first: a reader keeps the write-ahead log from being cut, and whoever lets go of the
    /// file last takes the log away.
    async fn close(&self) -> Result<(), StoreError> {
        if tokio::time::timeout(LAST_READERS, self.reading.close()).await.is_err() {
            tracing::warn!("somebody still reads the database while it is closed");
        }
        self.writing.close().await
    }
}
