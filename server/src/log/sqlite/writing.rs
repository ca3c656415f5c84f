//! The one connection that writes: lent to one at a time, and replaced after a failure.
//!
//! Where a write fails (disk full, I/O error, interrupted), SQLite may roll the transaction back by
//! itself, and the driver, which counts open transactions on its own, would refuse to begin another
//! on that connection for ever. So a connection is kept only if what was done with it went well; the
//! next borrower gets a new one. It is lent, and what was done with it believed, only while the path
//! still leads to the file that was opened.

use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::{Mutex, MutexGuard, watch};
use tracing::warn;

use super::{backup, identity::FileIdentity};
use crate::log::{StoreError, Writability};

/// How long a write that was made to find out whether writing works is believed.
const PROOF_LASTS: Duration = Duration::from_secs(5);

/// The connection that writes, and how to get another one.
pub struct Writing {
    options: SqliteConnectOptions,
    place: FileIdentity,
    /// Whether the database gets another number when it is closed, see [`super::stray`].
    renumbers: bool,
    slot: Mutex<Slot>,
    works: watch::Sender<Writability>,
}

/// What is kept between two borrowers.
struct Slot {
    /// None while it is lent, and after a failure.
    connection: Option<SqliteConnection>,
    /// The files beside the database, once they are there; they belong to the connection.
    companions: Vec<FileIdentity>,
    /// How many connections there were before this one.
    replaced: u32,
    /// When writing was last found to work; none since a failure.
    proven: Option<Instant>,
    /// Whether anything failed since writing was last found to work.
    failed: bool,
    closed: bool,
}

/// The connection in the hands of the only one who uses it now. Dropped before its [`WriteTurn::end`], as
/// when its user is cancelled, it takes the connection with it.
pub struct WriteTurn<'a> {
    writing: &'a Writing,
    slot: MutexGuard<'a, Slot>,
    connection: SqliteConnection,
}

impl Writing {
    /// Begins with an open connection to `place`; `options` open others to the same file.
    pub fn new(
        connection: SqliteConnection,
        options: SqliteConnectOptions,
        place: FileIdentity,
        renumbers: bool,
    ) -> Self {
        let slot = Slot {
            connection: Some(connection),
            companions: Vec::new(),
            replaced: 0,
            proven: None,
            failed: false,
            closed: false,
        };
        let works = watch::Sender::new(Writability::Works);
        Self { options, place, renumbers, slot: Mutex::new(slot), works }
    }

    /// Whether what is given can be written, as far as is known.
    pub fn works(&self) -> watch::Receiver<Writability> {
        self.works.subscribe()
    }

    /// Waits for the connection; makes one where the last one failed.
    pub async fn turn(&self) -> Result<WriteTurn<'_>, StoreError> {
        self.lend(self.slot.lock().await).await
    }

    /// The connection if it can be had at once and nothing speaks against its working: for what may
    /// as well not be written.
    pub async fn spare_turn(&self) -> Result<Option<WriteTurn<'_>>, StoreError> {
        let Ok(slot) = self.slot.try_lock() else { return Ok(None) };
        if slot.failed || *self.works.borrow() != Writability::Works {
            return Ok(None);
        }
        self.lend(slot).await.map(Some)
    }

    async fn lend<'a>(
        &'a self,
        mut slot: MutexGuard<'a, Slot>,
    ) -> Result<WriteTurn<'a>, StoreError> {
        if slot.closed {
            return Err(StoreError::Closed);
        }
        self.look(&slot)?;
        let connection = if let Some(connection) = slot.connection.take() {
            connection
        } else {
            slot.replaced = slot.replaced.wrapping_add(1);
            slot.companions.clear();
            slot.proven = None;
            slot.failed = true;
            self.options.connect().await?
        };
        Ok(WriteTurn { writing: self, slot, connection })
    }

    /// Whether the paths still lead to the files that are open.
    fn look(&self, slot: &Slot) -> Result<(), StoreError> {
        let companions = slot.companions.iter().filter(|_| slot.connection.is_some());
        let looked = [&self.place].into_iter().chain(companions).try_for_each(FileIdentity::check);
        self.say_gone(looked)
    }

    /// Says that the file is gone; and, once it is back, that this is not known to be so any more.
    fn say_gone(&self, looked: Result<(), StoreError>) -> Result<(), StoreError> {
        let gone = looked.is_err();
        self.works.send_if_modified(|works| {
            let next = match (gone, *works) {
                (true, _) => Writability::Gone,
                (false, Writability::Gone) => Writability::Doubtful,
                (false, known) => known,
            };
            std::mem::replace(works, next) != next
        });
        looked
    }

    fn say(&self, next: Writability) {
        self.works.send_if_modified(|works| std::mem::replace(works, next) != next);
    }

    /// Folds the write-ahead log into the file and closes the connection; nothing is lent any more.
    /// Other processes that use the file may keep the log from being folded in: then they do it.
    pub async fn close(&self) -> Result<(), StoreError> {
        let mut slot = self.slot.lock().await;
        if slot.closed {
            return Ok(());
        }
        if let Err(gone) = self.place.check() {
            slot.closed = true;
            // Closed, it would delete the write-ahead log of whichever database is at the path now.
            std::mem::forget(slot.connection.take());
            return Err(gone);
        }
        // The files beside it do not matter here: what is open is folded in.
        slot.companions.clear();
        let lent = self.lend(slot).await;
        let connection = match lent {
            Ok(WriteTurn { mut slot, connection, .. }) => {
                slot.closed = true;
                connection
            }
            Err(error) => {
                self.slot.lock().await.closed = true;
                return Err(error);
            }
        };
        fold_in_and_close(connection, self.renumbers).await
    }
}

async fn fold_in_and_close(
    mut connection: SqliteConnection,
    renumbers: bool,
) -> Result<(), StoreError> {
    let folded = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await;
    if renumbers
        && folded.is_ok()
        && let Err(error) = backup::renumber(&mut connection).await
    {
        warn!(%error, "the database keeps its number");
    }
    connection.close().await?;
    folded?;
    Ok(())
}

impl WriteTurn<'_> {
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

    /// Gives the connection back if what was done with it went well; else it is closed. What went
    /// well in a file that is not at its path any more did not.
    pub async fn end<T>(self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        let Self { writing, mut slot, connection } = self;
        match result {
            Ok(done) => {
                slot.connection = Some(connection);
                writing.look(&slot)?;
                if slot.companions.is_empty() {
                    slot.companions = writing.place.companions();
                }
                Ok(done)
            }
            Err(error) => {
                slot.proven = None;
                slot.failed = true;
                if *writing.works.borrow() == Writability::Works {
                    writing.say(Writability::Doubtful);
                }
                warn!(%error, "the connection that writes failed and is closed");
                // It was of no use any more, so neither is what is wrong with closing it.
                let _ = connection.close().await;
                Err(error)
            }
        }
    }

    /// The same after something that is written only if there is nothing better to do: where it
    /// cannot be, that says nothing.
    pub async fn end_spare(self, result: Result<(), StoreError>) -> Result<(), StoreError> {
        if result.is_ok() {
            return self.end(Ok(())).await;
        }
        let Self { mut slot, connection, .. } = self;
        slot.proven = None;
        // See above: a connection on which something failed is not used again.
        let _ = connection.close().await;
        Ok(())
    }

    /// The same after a write that shows whether writing works.
    pub async fn end_proof<T>(mut self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        let writing = self.writing;
        if result.is_ok() {
            self.slot.proven = Some(Instant::now());
            self.slot.failed = false;
        }
        let ended = self.end(result).await;
        match &ended {
            Ok(_) => writing.say(Writability::Works),
            Err(StoreError::Gone { .. }) => {}
            Err(_) => writing.say(Writability::Fails),
        }
        ended
    }
}
