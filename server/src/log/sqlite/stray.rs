//! Recognises a write-ahead log that does not belong to the database it lies beside, as when a backup
//! was copied over the database of a server that had crashed. SQLite would apply it unseen, and what
//! comes of that is damaged, or another city's state.
//!
//! Nothing in a database says which log is its own. So it is read twice, without its log and with it,
//! and neither time written to. The log belongs where what it adds goes on from what is there: the same
//! copy of the database and events without a gap. Copies are told apart by SQLite's schema version,
//! which stands on the first page, and every append writes that page: every backup, every restored
//! database and every database that was closed after it was served has a number of its own.

use std::{fs, path::Path};

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection, sqlite::SqliteConnectOptions,
};

use super::{
    connection,
    identity::{beside, real},
    read,
};
use crate::log::{Hash, Head, StoreError};

/// A log of no more than this has no pages in it: the length of its header in bytes.
const HEADER: u64 = 32;

/// Events a page between the two states.
const PAGE: u32 = 1000;

/// Changes of tables count the number of a copy on by one each; a log holds fewer than these.
const CHANGES: i64 = 1000;

/// What a file says of itself, with its write-ahead log or without.
struct State {
    /// Which copy of the database it is.
    copy: i64,
    head: Head,
}

impl State {
    fn is_of_the_same_copy(&self, later: &Self) -> bool {
        (0..CHANGES).contains(&(later.copy - self.copy))
    }
}

/// Refuses to open a database beside which another one's write-ahead log lies.
///
/// # Errors
/// [`StoreError::StrayWal`]; the file and the log are left as they are.
pub async fn refuse(path: &Path) -> Result<(), StoreError> {
    let wal = beside(&real(path), "-wal");
    if !fs::metadata(&wal).is_ok_and(|wal| wal.len() > HEADER) {
        return Ok(());
    }
    let belongs = belongs(path).await?;
    if belongs { Ok(()) } else { Err(StoreError::StrayWal { path: path.to_owned(), wal }) }
}

/// The file alone is read first: what it held then can only have grown in what is read after.
async fn belongs(path: &Path) -> Result<bool, StoreError> {
    let Ok(mut alone) = connection::options(path).immutable(true).connect().await else {
        return Ok(true);
    };
    let without = state(&mut alone).await;
    // A file that a crash left half folded in is read with its log only.
    let answer = match without {
        Some(without) => goes_on(path, &without, &mut alone).await,
        None => true,
    };
    alone.close().await?;
    Ok(answer)
}

async fn goes_on(path: &Path, without: &State, alone: &mut SqliteConnection) -> bool {
    let Ok(mut both) = reading(path).connect().await else {
        return !is_sound(alone).await;
    };
    let answer = match state(&mut both).await {
        // Sound by itself and unreadable with the log: what the log adds is another's.
        None => !is_sound(alone).await,
        // Closing gave the copy its new number and was broken off before that was folded in.
        Some(with) if with.head == without.head => {
            without.is_of_the_same_copy(&with) || is_sound(&mut both).await
        }
        Some(with) => {
            without.is_of_the_same_copy(&with)
                && without.head.seq <= with.head.seq
                && without.head.commands <= with.head.commands
                && goes_on_without_a_gap(&mut both, &without.head, &with.head).await
        }
    };
    // Closed for the file's locks; it was only read.
    let _ = both.close().await;
    answer
}

fn reading(path: &Path) -> SqliteConnectOptions {
    connection::options(path).read_only(true)
}

async fn state(connection: &mut SqliteConnection) -> Option<State> {
    let copy =
        sqlx::query_scalar("PRAGMA schema_version").fetch_one(&mut *connection).await.ok()?;
    let head = read::head(&mut *connection).await.ok()?;
    Some(State { copy, head })
}

async fn is_sound(connection: &mut SqliteConnection) -> bool {
    matches!(integrity(connection, "quick_check").await, Ok(None))
}

/// Whether every event from one head to the other is there.
async fn goes_on_without_a_gap(connection: &mut SqliteConnection, from: &Head, to: &Head) -> bool {
    let (mut seq, mut hash): (u64, Hash) = (from.seq, from.hash);
    if seq > 0 {
        let last = read::page(&mut *connection, seq, 1).await.unwrap_or_default();
        if last.first().is_none_or(|row| row.seq != seq || row.hash != hash) {
            return false;
        }
    }
    while seq < to.seq {
        let Ok(page) = read::page(&mut *connection, seq + 1, PAGE).await else { return false };
        for row in page.iter().take_while(|row| row.seq <= to.seq) {
            // Whether it says what was written is for `verify` to tell.
            if row.seq != seq + 1 {
                return false;
            }
            (seq, hash) = (row.seq, row.hash);
        }
        if page.is_empty() {
            return false;
        }
    }
    hash == to.hash
}

/// What SQLite finds wrong with the structure of the file, the first of it; `check` is
/// `integrity_check` or, without the indexes, `quick_check`.
pub async fn integrity(
    connection: &mut SqliteConnection,
    check: &'static str,
) -> Result<Option<String>, StoreError> {
    let rows = sqlx::query(AssertSqlSafe(format!("PRAGMA {check}(1)")));
    let found: String = rows.fetch_one(connection).await?.try_get(0)?;
    Ok((found != "ok").then_some(found))
}
