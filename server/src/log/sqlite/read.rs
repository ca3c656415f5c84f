//! Reading events, results and the head; nothing here writes.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteExecutor, SqlitePool};

use crate::log::{
    StoreError,
    row::{CommandRecord, Hash, Head, LogStats, NewEvent, StoredEvent},
};

/// Reads the row of the head: number, time and hash of the last event.
pub async fn head(connection: impl SqliteExecutor<'_>) -> Result<Head, StoreError> {
    let row = sqlx::query("SELECT id, seq, time_ms, commands, hash FROM head")
        .fetch_one(connection)
        .await?;
    head_of(&NamedRow { table: "head", key: 1, row: &row })
}

/// A number that changes on this connection whenever another one has written.
pub async fn data_version(connection: impl SqliteExecutor<'_>) -> Result<u32, StoreError> {
    Ok(sqlx::query_scalar("PRAGMA data_version").fetch_one(connection).await?)
}

/// Up to `limit` events from `from` on. Wanted from 0, it also finds what stands before the
/// first number.
pub async fn page(
    connection: impl SqliteExecutor<'_>,
    from: u64,
    limit: u32,
) -> Result<Vec<StoredEvent>, StoreError> {
    let rows = sqlx::query(
        "SELECT seq, time_ms, actor, command_id, subject, kind, body, hash FROM event \
         WHERE seq >= ? ORDER BY seq LIMIT ?",
    )
    .bind(from.cast_signed())
    .bind(limit)
    .fetch_all(connection)
    .await?;
    rows.iter().map(event_of).collect()
}

/// Up to `limit` events of a subject and those below it, before `before`, newest first.
/// The character after the slash is `0`: together they bound the range of all that is below.
pub async fn of_subject(
    pool: &SqlitePool,
    subject: &str,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<StoredEvent>, StoreError> {
    let rows = sqlx::query(
        "SELECT seq, time_ms, actor, command_id, subject, kind, body, hash FROM event \
         WHERE (subject = ?1 OR (subject > ?1 || '/' AND subject < ?1 || '0')) AND seq < ?2 \
         ORDER BY seq DESC LIMIT ?3",
    )
    .bind(subject)
    .bind(before.map_or(i64::MAX, u64::cast_signed))
    .bind(limit)
    .fetch_all(pool)
    .await?;
    rows.iter().map(event_of).collect()
}

/// The results of those of the commands that were accepted. One array is bound instead of one
/// value a command, so that the statement's text never changes.
pub async fn results_of(
    pool: &SqlitePool,
    command_ids: &[&str],
) -> Result<Vec<CommandRecord>, StoreError> {
    let rows = sqlx::query(
        "SELECT command_id, seq, result FROM command_result \
         WHERE command_id IN (SELECT value FROM json_each(?))",
    )
    .bind(serde_json::Value::from(command_ids).to_string())
    .fetch_all(pool)
    .await?;
    rows.iter().map(record_of).collect()
}

/// Everything counted in one statement, hence at one moment.
pub async fn stats(pool: &SqlitePool) -> Result<LogStats, StoreError> {
    let row = sqlx::query(
        "SELECT seq, time_ms, commands, hash, \
         (SELECT count(*) FROM event) AS events, \
         (SELECT coalesce(max(seq), 0) FROM event) AS last_event, \
         (SELECT count(*) FROM command_result) AS results, \
         max((SELECT coalesce(max(seq), 0) FROM command_result), \
             (SELECT coalesce(max(seq), 0) FROM snapshot)) AS last_mentioned, \
         (SELECT min(seq) FROM event WHERE NOT EXISTS (SELECT 1 FROM command_result \
             WHERE command_result.command_id = event.command_id)) AS first_unaccounted, \
         (SELECT min(snapshot.seq) FROM snapshot LEFT JOIN event ON event.seq = snapshot.seq \
             WHERE event.hash IS NOT snapshot.hash) AS first_stray_snapshot \
         FROM head",
    )
    .fetch_one(pool)
    .await?;
    let cells = NamedRow { table: "head", key: 1, row: &row };
    Ok(LogStats {
        head: head_of(&cells)?,
        events: cells.count("events")?,
        last_event: cells.count("last_event")?,
        commands: cells.count("results")?,
        last_mentioned: cells.count("last_mentioned")?,
        first_unaccounted: cells.get::<Option<i64>>("first_unaccounted")?.map(i64::cast_unsigned),
        first_stray_snapshot: cells
            .get::<Option<i64>>("first_stray_snapshot")?
            .map(i64::cast_unsigned),
    })
}

fn head_of(cells: &NamedRow<'_>) -> Result<Head, StoreError> {
    Ok(Head {
        seq: cells.count("seq")?,
        time_ms: cells.get("time_ms")?,
        commands: cells.count("commands")?,
        hash: cells.hash("hash")?,
    })
}

fn event_of(row: &SqliteRow) -> Result<StoredEvent, StoreError> {
    let cells = NamedRow { table: "event", key: row.try_get("seq")?, row };
    Ok(StoredEvent {
        seq: cells.count("seq")?,
        event: NewEvent {
            time_ms: cells.get("time_ms")?,
            actor: cells.get("actor")?,
            command_id: cells.get("command_id")?,
            subject: cells.get("subject")?,
            kind: cells.get("kind")?,
            body: cells.get("body")?,
        },
        hash: cells.hash("hash")?,
    })
}

/// The result of a command, from its row.
pub fn record_of(row: &SqliteRow) -> Result<CommandRecord, StoreError> {
    let cells = NamedRow { table: "command_result", key: 0, row };
    Ok(CommandRecord {
        command_id: cells.get("command_id")?,
        seq: cells.count("seq")?,
        result: cells.get("result")?,
    })
}

/// A row whose unreadable cells are named in the error.
pub struct NamedRow<'r> {
    /// The table of the row, for errors.
    pub table: &'static str,
    /// The row's key in it.
    pub key: i64,
    /// The row as SQLite gave it.
    pub row: &'r SqliteRow,
}

impl NamedRow<'_> {
    fn unreadable(&self, column: &'static str) -> StoreError {
        StoreError::Unreadable { table: self.table, row: self.key, column }
    }

    /// A cell as it is.
    pub fn get<'a, T>(&'a self, column: &'static str) -> Result<T, StoreError>
    where
        T: sqlx::Decode<'a, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
    {
        self.row.try_get(column).map_err(|_| self.unreadable(column))
    }

    /// A number that is never negative.
    pub fn count(&self, column: &'static str) -> Result<u64, StoreError> {
        u64::try_from(self.get::<i64>(column)?).map_err(|_| self.unreadable(column))
    }

    /// A column that holds a hash of 32 bytes.
    pub fn hash(&self, column: &'static str) -> Result<Hash, StoreError> {
        self.get::<&[u8]>(column)?.try_into().map_err(|_| self.unreadable(column))
    }
}
