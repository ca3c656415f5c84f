//! The table of what was done with accounts and secrets.

use async_trait::async_trait;
use sqlx::{Row, sqlite::SqliteRow};

use super::SqliteLog;
use crate::log::{
    StoreError,
    audit::{AuditAsked, AuditStore, NewAudit, StoredAudit},
};

/// Entries that are kept: years of a city, some ten megabytes.
pub const KEPT: i64 = 100_000;

#[async_trait]
impl AuditStore for SqliteLog {
    async fn add_audit(&self, entry: &NewAudit) -> Result<(), StoreError> {
        let sql = "INSERT INTO audit (time_ms, kind, who, about, address) VALUES (?, ?, ?, ?, ?)";
        let add = sqlx::query(sql)
            .bind(entry.time_ms)
            .bind(entry.kind)
            .bind(&entry.who)
            .bind(&entry.about)
            .bind(&entry.address);
        let number = self.write(add).await?.last_insert_rowid();
        // A row goes for each that comes: numbers are given without gaps.
        let forget = sqlx::query("DELETE FROM audit WHERE id <= ?").bind(number - KEPT);
        if number > KEPT { self.write(forget).await.map(drop) } else { Ok(()) }
    }

    async fn audit(&self, asked: &AuditAsked, limit: u32) -> Result<Vec<StoredAudit>, StoreError> {
        let sql = "SELECT id, time_ms, kind, who, about, address FROM audit \
                   WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR id < ?2) \
                   AND instr(lower(who || ' ' || about || ' ' || address), lower(?3)) > 0 \
                   ORDER BY id DESC LIMIT ?4";
        let rows = sqlx::query(sql)
            .bind(asked.kind)
            .bind(asked.before)
            .bind(&asked.words)
            .bind(limit)
            .fetch_all(&self.reading)
            .await?;
        rows.iter().map(entry).collect()
    }
}

fn entry(row: &SqliteRow) -> Result<StoredAudit, StoreError> {
    Ok(StoredAudit {
        id: row.try_get(0)?,
        time_ms: row.try_get(1)?,
        kind: row.try_get(2)?,
        who: row.try_get(3)?,
        about: row.try_get(4)?,
        address: row.try_get(5)?,
    })
}
