//! Knows whether a file is ours and brings its tables up to date.

use std::{collections::BTreeSet, path::Path, time::Duration};

use sqlx::{Connection, SqliteConnection};

use crate::log::StoreError;

/// How long one process waits for another's transaction.
pub const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// `BMap`, as the first migration writes it into the file's header.
const APPLICATION_ID: i64 = 0x424D_6170;

/// Every migration in order; each sets `user_version` to its own number.
const MIGRATIONS: &[&str] = &[
    include_str!("../../../migrations/0001_log.sql"),
    include_str!("../../../migrations/0002_accounts.sql"),
    include_str!("../../../migrations/0003_snapshot.sql"),
    include_str!("../../../migrations/0004_access.sql"),
    include_str!("../../../migrations/0005_copies.sql"),
];

/// Refuses a foreign or too new file untouched; runs what migrations are missing.
pub async fn prepare(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    identify(connection, path).await?;
    write_ahead(connection).await?;
    migrate(connection).await
}

/// Both questions are asked of one state of the file: another process may be making it just now.
async fn identify(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let mut reading = connection.begin().await?;
    let id: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *reading).await?;
    let things: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *reading).await?;
    reading.rollback().await?;
    if id == APPLICATION_ID || (id == 0 && things == 0) {
        Ok(())
    } else {
        Err(StoreError::NotOurs { path: path.to_owned() })
    }
}

/// Switches to the write-ahead log, which the file then remembers.
///
/// The switch needs the file for itself and does not honour the busy timeout; when two
/// processes open a new file at the same moment, the slower one asks again.
async fn write_ahead(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    const TRIES: u32 = 100;
    let mut tries = 0;
    loop {
        match sqlx::query("PRAGMA journal_mode = WAL").execute(&mut *connection).await {
            Ok(_) => return Ok(()),
            Err(error) if is_busy(&error) && tries < TRIES => {
                tries += 1;
                tokio::time::sleep(BUSY_TIMEOUT / TRIES).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

async fn migrate(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let found: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *transaction).await?;
    let missing = usize::try_from(found).ok().and_then(|done| MIGRATIONS.get(done..));
    let Some(missing) = missing else {
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        return Err(StoreError::Newer { found, known });
    };
    for &migration in missing {
        sqlx::raw_sql(migration).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// The first table, index or trigger that is not as the migrations make it.
pub async fn changed(connection: &mut SqliteConnection) -> Result<Option<String>, StoreError> {
    let mut fresh = SqliteConnection::connect("sqlite::memory:").await?;
    for &migration in MIGRATIONS {
        sqlx::raw_sql(migration).execute(&mut fresh).await?;
    }
    let (expected, found) = (things(&mut fresh).await?, things(connection).await?);
    fresh.close().await?;
    Ok(expected.symmetric_difference(&found).next().map(|(name, ..)| name.clone()))
}

/// A row of SQLite's own table of tables, without the page at which the thing begins: name, type, table
/// and text.
type Thing = (String, String, String, Option<String>);

async fn things(connection: &mut SqliteConnection) -> Result<BTreeSet<Thing>, StoreError> {
    let sql = "SELECT name, type, tbl_name, sql FROM sqlite_schema";
    let things: Vec<Thing> = sqlx::query_as(sql).fetch_all(connection).await?;
    Ok(things.into_iter().collect())
}

/// Tells a file that is no database at all (`SQLITE_NOTADB`) from other trouble.
pub fn refusal(error: sqlx::Error, path: &Path) -> StoreError {
    if code(&error) == Some(26) {
        StoreError::NotOurs { path: path.to_owned() }
    } else {
        error.into()
    }
}

fn code(error: &sqlx::Error) -> Option<u32> {
    error.as_database_error()?.code()?.parse().ok()
}

/// `SQLITE_BUSY` or one of its extended codes, which share its low byte.
fn is_busy(error: &sqlx::Error) -> bool {
    code(error).is_some_and(|code| code & 0xFF == 5)
}
