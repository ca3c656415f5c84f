//! Opening the file: the options of every connection.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use super::{
    SqliteLog,
    schema::{self, BUSY_TIMEOUT},
    writing::Writing,
};
use crate::log::StoreError;

/// Readers at the same time; the present is read from memory, so few are needed.
const READERS: u32 = 4;

/// Rows that a reading connection may be ahead of the one who folds them.
const ROWS_AHEAD: usize = 512;

impl SqliteLog {
    /// Opens a log that exists.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Absent { path: path.to_owned() });
        }
        Self::connect(path, false).await
    }

    /// Opens a log, which begins empty if there is no such file.
    pub async fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        Self::connect(path, true).await
    }

    async fn connect(path: &Path, create: bool) -> Result<Self, StoreError> {
        let mut writing = options(path)
            .create_if_missing(create)
            .connect()
            .await
            .map_err(|error| schema::refusal(error, path))?;
        if let Err(error) = prepare(&mut writing, path).await {
            // Closed rather than dropped, so that no log of ours is left beside a file refused.
            let _ = writing.close().await;
            return Err(error);
        }
        let reading = SqlitePoolOptions::new()
            .max_connections(READERS)
            .test_before_acquire(false)
            .connect_lazy_with(options(path).pragma("query_only", "ON"));
        Ok(Self { path: path.to_owned(), writing: Writing::new(writing, options(path)), reading })
    }
}

/// Brings the tables up to date and folds in what a process that was killed left in the write-ahead
/// log, as far as nobody else uses it.
async fn prepare(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    schema::prepare(connection, path).await?;
    let folded = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(connection).await;
    if let Err(error) = folded {
        // On a full disk the log can still be read where it is.
        tracing::warn!(%error, "the write-ahead log cannot be folded in");
    }
    Ok(())
}

/// A connection of its own, for what must not hold up the others.
pub async fn single(path: &Path) -> Result<SqliteConnection, StoreError> {
    Ok(options(path).connect().await?)
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY_TIMEOUT)
        .synchronous(SqliteSynchronous::Full)
        .row_buffer_size(ROWS_AHEAD)
}
