//! Snapshots of the board: written seldom, thrown away freely.

use sqlx::{Connection, Row, SqliteConnection, SqlitePool, sqlite::SqliteRow};

use super::read::NamedRow;
use crate::log::{IgnoredSnapshot, Snapshot, SnapshotFault, StoreError};

/// Keeps a snapshot; of the older ones the newest of each month stays, for looking back.
/// Those in another format go: nobody can read them any more.
pub async fn write(
    connection: &mut SqliteConnection,
    snapshot: &Snapshot,
) -> Result<(), StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query(
        "INSERT OR REPLACE INTO snapshot (seq, time_ms, format, hash, digest, board) \
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(snapshot.seq.cast_signed())
    .bind(snapshot.time_ms)
    .bind(snapshot.format)
    .bind(snapshot.hash.as_slice())
    .bind(snapshot.digest.as_slice())
    .bind(snapshot.board.as_slice())
    .execute(&mut *transaction)
    .await?;
    sqlx::query(
        "DELETE FROM snapshot WHERE format <> ? OR seq NOT IN (SELECT max(seq) FROM snapshot \
         GROUP BY strftime('%Y-%m', time_ms / 1000, 'unixepoch'))",
    )
    .bind(snapshot.format)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// The newest snapshot or why it is ignored; see [`crate::log::Store::newest_snapshot`].
pub async fn newest(
    pool: &SqlitePool,
    format: u32,
    until_ms: Option<i64>,
) -> Result<Option<Result<Snapshot, IgnoredSnapshot>>, StoreError> {
    let row = sqlx::query(
        "SELECT snapshot.seq, snapshot.time_ms, snapshot.format, snapshot.hash, snapshot.digest, \
         snapshot.board, event.hash IS snapshot.hash AS in_chain \
         FROM snapshot LEFT JOIN event ON event.seq = snapshot.seq \
         WHERE snapshot.time_ms <= ? ORDER BY snapshot.seq DESC LIMIT 1",
    )
    .bind(until_ms.unwrap_or(i64::MAX))
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let seq = row.try_get::<i64, _>("seq")?.cast_unsigned();
    let ignored = |fault| IgnoredSnapshot { seq, fault };
    Ok(Some(usable(&row, format).map_err(ignored)))
}

fn usable(row: &SqliteRow, format: u32) -> Result<Snapshot, SnapshotFault> {
    let snapshot = snapshot_of(row).map_err(|_| SnapshotFault::Unreadable)?;
    if snapshot.format != format {
        return Err(SnapshotFault::OtherFormat { found: snapshot.format, known: format });
    }
    if !row.try_get("in_chain").is_ok_and(|in_chain: bool| in_chain) {
        return Err(SnapshotFault::OtherHistory);
    }
    if snapshot.is_whole() { Ok(snapshot) } else { Err(SnapshotFault::Changed) }
}

/// The first snapshot from an event on; see [`crate::log::Store::snapshot_from`].
pub async fn first_from(pool: &SqlitePool, seq: u64) -> Result<Option<Snapshot>, StoreError> {
    let row = sqlx::query(
        "SELECT seq, time_ms, format, hash, digest, board FROM snapshot \
         WHERE seq >= ? ORDER BY seq LIMIT 1",
    )
    .bind(seq.cast_signed())
    .fetch_optional(pool)
    .await?;
    row.as_ref().map(snapshot_of).transpose()
}

fn snapshot_of(row: &SqliteRow) -> Result<Snapshot, StoreError> {
    let cells = NamedRow { table: "snapshot", key: row.try_get("seq")?, row };
    Ok(Snapshot {
        seq: cells.count("seq")?,
        time_ms: cells.get("time_ms")?,
        format: cells.get("format")?,
        hash: cells.hash("hash")?,
        board: cells.get("board")?,
        digest: cells.hash("digest")?,
    })
}

/// Where the newest snapshot in the chain stands; see [`crate::log::Store::newest_snapshot_stand`].
pub async fn newest_stand(
    pool: &SqlitePool,
    format: u32,
) -> Result<Option<(u64, i64)>, StoreError> {
    let row = sqlx::query(
        "SELECT snapshot.seq, snapshot.time_ms FROM snapshot JOIN event \
         ON event.seq = snapshot.seq AND event.hash = snapshot.hash \
         WHERE snapshot.format = ? ORDER BY snapshot.seq DESC LIMIT 1",
    )
    .bind(format)
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let cells = NamedRow { table: "snapshot", key: 0, row: &row };
    Ok(Some((cells.count("seq")?, cells.get("time_ms")?)))
}
