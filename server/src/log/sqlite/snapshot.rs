//! Snapshots of the board: written seldom, thrown away freely.

use sqlx::{Connection, SqliteConnection, SqlitePool};

use super::read::Cells;
use crate::log::{Snapshot, StoreError};

/// Keeps a snapshot; of the older ones the newest of each month stays, for looking back.
/// Those in another format go: nobody can read them any more.
pub async fn write(
    connection: &mut SqliteConnection,
    snapshot: &Snapshot,
) -> Result<(), StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query(
        "INSERT OR REPLACE INTO snapshot (seq, time_ms, format, hash, board) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(snapshot.seq.cast_signed())
    .bind(snapshot.time_ms)
    .bind(snapshot.format)
    .bind(snapshot.hash.as_slice())
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

/// The newest usable snapshot; see [`crate::log::Store::newest_snapshot`].
pub async fn newest(
    pool: &SqlitePool,
    format: u32,
    until_ms: Option<i64>,
) -> Result<Option<Snapshot>, StoreError> {
    let row = sqlx::query(
        "SELECT snapshot.seq, snapshot.time_ms, snapshot.format, snapshot.hash, snapshot.board \
         FROM snapshot JOIN event ON event.seq = snapshot.seq AND event.hash = snapshot.hash \
         WHERE snapshot.format = ? AND snapshot.time_ms <= ? ORDER BY snapshot.seq DESC LIMIT 1",
    )
    .bind(format)
    .bind(until_ms.unwrap_or(i64::MAX))
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let cells = Cells { table: "snapshot", key: 0, row: &row };
    Ok(Some(Snapshot {
        seq: cells.count("seq")?,
        time_ms: cells.get("time_ms")?,
        format: cells.get("format")?,
        hash: cells.hash("hash")?,
        board: cells.get("board")?,
    }))
}

/// Where the newest usable snapshot stands; see [`crate::log::Store::newest_snapshot_stand`].
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
    let cells = Cells { table: "snapshot", key: 0, row: &row };
    Ok(Some((cells.count("seq")?, cells.get("time_ms")?)))
}
