//! The log in one SQLite file: write-ahead log, full sync, one writing connection.
//!
//! Reads go through a small pool and never wait for a write. Whoever writes takes the file's
//! lock at once (`BEGIN IMMEDIATE`), so that comparing the head and appending cannot be torn
//! apart, by another process neither.

mod append;
mod backup;
mod open;
mod read;
mod schema;
mod snapshot;
mod vault;

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use sqlx::{SqliteConnection, SqlitePool};
use tokio::sync::Mutex;

use super::{
    Appended, Census, CommandRecord, Head, NewEvent, Snapshot, Store, StoreError, StoredEvent,
};

/// A log in one SQLite file.
pub struct SqliteLog {
    path: PathBuf,
    writing: Mutex<SqliteConnection>,
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
        append::append(&mut *self.writing.lock().await, head, events, commands).await
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
        snapshot::write(&mut *self.writing.lock().await, snapshot).await
    }

    async fn newest_snapshot(
        &self,
        format: u32,
        until_ms: Option<i64>,
    ) -> Result<Option<Snapshot>, StoreError> {
        snapshot::newest(&self.reading, format, until_ms).await
    }

    async fn newest_snapshot_stand(&self, format: u32) -> Result<Option<(u64, i64)>, StoreError> {
        snapshot::newest_stand(&self.reading, format).await
    }

    /// Asked on the writing connection, whose own writes do not count as foreign.
    async fn foreign_version(&self) -> Result<i64, StoreError> {
        let mut writing = self.writing.lock().await;
        Ok(sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut *writing).await?)
    }

    async fn census(&self) -> Result<Census, StoreError> {
        read::census(&self.reading).await
    }
}
