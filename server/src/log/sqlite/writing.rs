//! The one connection that writes: lent to one at a time, and replaced after a failure.
//!
//! Where a write fails (disk full, I/O error, interrupted), SQLite may roll the transaction back by
//! itself, and the driver, which counts open transactions on its own, would refuse to begin another
//! on that connection for ever. So a connection is kept only if what was done with it went well; the
//! next borrower gets a new one.

use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::{Mutex, MutexGuard};
use tracing::warn;

use crate::log::StoreError;

/// How long a write that was made to find out whether writing works is believed.
const PROOF_LASTS: Duration = Duration::from_secs(5);

/// The connection that writes, and how to get another one.
pub struct Writing {
    options: SqliteConnectOptions,
    slot: Mutex<Slot>,
}

/// What is kept between two borrowers.
struct Slot {
    /// None while it is lent, and after a failure.
    connection: Option<SqliteConnection>,
    /// How many connections there were before this one.
    replaced: u32,
    /// When writing was last found to work; none since a failure.
    proven: Option<Instant>,
    /// Whether anything failed since writing was last found to work.
    failed: bool,
    closed: bool,
}

/// The connection in the hands of the only one who uses it now. Dropped before its [`Turn::end`], as
/// when its user is cancelled, it takes the connection with it.
pub struct Turn<'a> {
    slot: MutexGuard<'a, Slot>,
    connection: SqliteConnection,
}

impl Writing {
    /// Begins with an open connection; `options` open others to the same file.
    pub fn new(connection: SqliteConnection, options: SqliteConnectOptions) -> Self {
        let connection = Some(connection);
        let slot = Slot { connection, replaced: 0, proven: None, failed: false, closed: false };
        Self { options, slot: Mutex::new(slot) }
    }

    /// Waits for the connection; makes one where the last one failed.
    pub async fn turn(&self) -> Result<Turn<'_>, StoreError> {
        let mut slot = self.slot.lock().await;
        if slot.closed {
            return Err(StoreError::Closed);
        }
        let connection = if let Some(connection) = slot.connection.take() {
            connection
        } else {
            slot.replaced = slot.replaced.wrapping_add(1);
            slot.proven = None;
            slot.failed = true;
            self.options.connect().await?
        };
        Ok(Turn { slot, connection })
    }

    /// Folds the write-ahead log into the file and closes the connection; nothing is lent any more.
    /// Other processes that use the file may keep the log from being folded in: then they do it.
    pub async fn close(&self) -> Result<(), StoreError> {
        let connection = match self.turn().await {
            Ok(Turn { mut slot, connection }) => {
                slot.closed = true;
                connection
            }
            Err(StoreError::Closed) => return Ok(()),
            Err(error) => {
                self.slot.lock().await.closed = true;
                return Err(error);
            }
        };
        fold_in_and_close(connection).await
    }
}

async fn fold_in_and_close(mut connection: SqliteConnection) -> Result<(), StoreError> {
    let folded = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await;
    connection.close().await?;
    folded?;
    Ok(())
}

impl Turn<'_> {
    /// The only connection that writes, for as long as the turn lasts.
    pub fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// How many connections there were before this one.
    pub fn replaced(&self) -> u32 {
        self.slot.replaced
    }

    /// Whether writing was found to work moments ago, and nothing has failed since.
    pub fn is_proven(&self) -> bool {
        self.slot.proven.is_some_and(|proven| proven.elapsed() < PROOF_LASTS)
    }

    /// Whether something failed, and writing was not found to work since.
    pub fn is_doubtful(&self) -> bool {
        self.slot.failed
    }

    /// Gives the connection back if what was done with it went well; else it is closed.
    pub async fn end<T>(self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        let Self { mut slot, connection } = self;
        match &result {
            Ok(_) => slot.connection = Some(connection),
            Err(error) => {
                slot.proven = None;
                slot.failed = true;
                warn!(%error, "the connection that writes failed and is closed");
                // It was of no use any more, so neither is what is wrong with closing it.
                let _ = connection.close().await;
            }
        }
        result
    }

    /// The same after a write that was made to find out whether writing works.
    pub async fn end_proof(mut self, result: Result<(), StoreError>) -> Result<(), StoreError> {
        if result.is_ok() {
            self.slot.proven = Some(Instant::now());
            self.slot.failed = false;
        }
        self.end(result).await
    }
}
