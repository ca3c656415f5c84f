//! A copy of the whole file, taken while others write.

use std::path::Path;

use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};

use super::connection;
use crate::{log::StoreError, random};

/// Writes the state of this moment to `target`, which must not exist yet or be empty, and waits until
/// the disk has it. A connection of its own keeps the copy from holding up anybody.
pub async fn write(source: &Path, target: &Path) -> Result<(), StoreError> {
    let refused = |source| StoreError::File { path: target.to_owned(), source };
    if target.metadata().is_ok_and(|there| there.len() > 0) {
        return Err(refused(std::io::ErrorKind::AlreadyExists.into()));
    }
    let name =
        target.to_str().ok_or_else(|| refused(std::io::ErrorKind::InvalidFilename.into()))?;
    let mut connection = connection::single(source).await?;
    let copied = sqlx::query("VACUUM INTO ?").bind(name).execute(&mut connection).await;
    connection.close().await?;
    if let Err(error) = copied {
        // Half a copy would pass for one, and be in the way of the next attempt.
        let _ = tokio::fs::remove_file(target).await;
        return Err(error.into());
    }
    let mut copy = connection::single(target).await?;
    let marked = mark(&mut copy).await;
    copy.close().await?;
    marked?;
    let file = tokio::fs::File::open(target).await.map_err(refused)?;
    file.sync_all().await.map_err(refused)
}

/// Gives a copy a number of its own, so that it is told from the database that it was taken from: see
/// [`super::stray`]. SQLite looks at the schema version only for whether it is another than before.
pub async fn mark(copy: &mut SqliteConnection) -> Result<(), StoreError> {
    let random = random::bytes().map_err(|error| StoreError::Database(Box::new(error)))?;
    number(copy, i64::from(u32::from_be_bytes(random) >> 1)).await
}

async fn number(copy: &mut SqliteConnection, number: i64) -> Result<(), StoreError> {
    let set = AssertSqlSafe(format!("PRAGMA schema_version = {number}"));
    sqlx::query(set).execute(copy).await?;
    Ok(())
}

/// Gives a database that is about to be closed a number of its own, in the file itself: where others
/// keep that from being folded in, it keeps the number it has.
pub async fn renumber(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let before = sqlx::query_scalar("PRAGMA schema_version").fetch_one(&mut *connection).await?;
    mark(connection).await?;
    let folded = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(&mut *connection).await?;
    let (pages, done): (i64, i64) = (folded.try_get(1)?, folded.try_get(2)?);
    if pages == done { Ok(()) } else { number(connection, before).await }
}
