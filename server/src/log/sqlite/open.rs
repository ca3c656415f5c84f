//! Opening the file: the connection that writes, and those that read.

use std::path::{Path, PathBuf};

use futures::future::join_all;
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection, SqlitePool};

use super::{
    SqliteLog, append,
    connection::options,
    identity::{FileIdentity, beside},
    schema, stray,
    writing::Writing,
};
use crate::log::StoreError;

/// Readers at the same time; the present is read from memory, so few are needed.
const READERS: u32 = 4;

impl SqliteLog {
    /// Opens a log that exists.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() && !staged(path).exists() {
            return Err(StoreError::Absent { path: path.to_owned() });
        }
        Self::connect(path, false).await
    }

    /// Opens a log, which begins empty if there is no such file.
    pub async fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        Self::connect(path, true).await
    }

    async fn connect(path: &Path, create: bool) -> Result<Self, StoreError> {
        if !path.exists() && staged(path).exists() {
            return Err(StoreError::RestoreUnfinished { path: path.to_owned() });
        }
        stray::refuse(path).await?;
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
        if create {
            first_page(&mut writing).await;
        }
        let place = FileIdentity::of(path);
        let reading = readers(path, place.clone()).await?;
        let writing = Writing::new(writing, options(path), place, create);
        Ok(Self { path: path.to_owned(), writing, reading })
    }
}

/// The reading connections. All are opened at once and none is given up: one that is opened after the
/// file was replaced would read another database.
async fn readers(path: &Path, place: FileIdentity) -> Result<SqlitePool, StoreError> {
    let pool = SqlitePoolOptions::new()
        .max_connections(READERS)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |_, _| {
            let same = place.check().map_err(|error| sqlx::Error::Configuration(Box::new(error)));
            Box::pin(async { same })
        })
        .connect_lazy_with(options(path).pragma("query_only", "ON"));
    let all = join_all((0..READERS).map(|_| pool.acquire())).await;
    all.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(pool)
}

/// Begins the write-ahead log with the page that says which copy of the database it belongs to.
async fn first_page(connection: &mut SqliteConnection) {
    if let Err(error) = append::prove(connection, 1).await {
        // On a full disk the log can still be read.
        tracing::warn!(%error, "the database was opened and cannot be written to");
    }
}

/// Where a restore puts a database together before it takes the place of the one at `path`.
pub fn staged(path: &Path) -> PathBuf {
    beside(path, ".restoring")
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
