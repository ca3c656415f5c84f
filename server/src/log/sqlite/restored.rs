//! What becomes of secrets in a backup that takes the place of a database: nobody is signed in, and no
//! token that was revoked after the backup is valid again.

use std::{collections::HashMap, fs, path::Path};

use battle_map::model::actor::Role;
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection, sqlite::SqliteRow};

use super::{backup, connection, identity::beside, stray};
use crate::log::StoreError;

/// When each token of a database was revoked, by its hash; `None` where it was not.
pub type KnownTokens = HashMap<Vec<u8>, Option<i64>>;

/// What became of the tokens that were valid in a backup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RestoredTokens {
    /// Valid in the database that was replaced, too.
    pub valid: u32,
    /// Revoked there: they stay so.
    pub revoked: u32,
    /// Not known there, and more than looking: revoked now.
    pub ended: u32,
    /// Not known there; those of walls and viewers, which stay valid.
    pub unsure: u32,
}

/// The tokens of a database that is to be replaced, which is only read. `None` where it cannot be read.
pub async fn known_tokens(path: &Path) -> Option<KnownTokens> {
    let known = read(path).await;
    if let Err(error) = &known {
        tracing::warn!(%error, "the tokens of the former database cannot be read");
    }
    known.ok()
}

async fn read(path: &Path) -> Result<KnownTokens, StoreError> {
    if !path.is_file() {
        return Ok(KnownTokens::new());
    }
    stray::refuse(path).await?;
    // Without a log nothing is made beside the file.
    let has_log = fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
    let options = connection::options(path).read_only(true).immutable(!has_log);
    let mut former = options.connect().await?;
    let rows = sqlx::query("SELECT hash, revoked_ms FROM token").fetch_all(&mut former).await;
    former.close().await?;
    rows?.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// See [`super::SqliteLog::begin_anew`].
pub async fn begin_anew(
    connection: &mut SqliteConnection,
    known: &KnownTokens,
    now_ms: i64,
) -> Result<RestoredTokens, StoreError> {
    sqlx::query("DELETE FROM session").execute(&mut *connection).await?;
    let valid = "SELECT id, hash, role FROM token \
                 WHERE revoked_ms IS NULL AND coalesce(ends_ms, ?1 + 1) > ?1";
    let rows = sqlx::query(valid).bind(now_ms).fetch_all(&mut *connection).await?;
    let mut tokens = RestoredTokens::default();
    for row in &rows {
        let (id, revoked) = settled(row, known, now_ms, &mut tokens)?;
        if let Some(revoked_ms) = revoked {
            sqlx::query("UPDATE token SET revoked_ms = ? WHERE id = ?")
                .bind(revoked_ms)
                .bind(id)
                .execute(&mut *connection)
                .await?;
        }
    }
    backup::mark(connection).await?;
    Ok(tokens)
}

/// The number of a token, and when it was revoked if it is not to be valid any more.
fn settled(
    row: &SqliteRow,
    known: &KnownTokens,
    now_ms: i64,
    tokens: &mut RestoredTokens,
) -> Result<(i64, Option<i64>), StoreError> {
    let (id, hash): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
    let role: String = row.try_get(2)?;
    let only_looks = serde_json::from_str(&role).is_ok_and(Role::only_looks);
    let (count, revoked) = match known.get(&hash) {
        Some(Some(revoked_ms)) => (&mut tokens.revoked, Some(*revoked_ms)),
        Some(None) => (&mut tokens.valid, None),
        None if only_looks => (&mut tokens.unsure, None),
        None => (&mut tokens.ended, Some(now_ms)),
    };
    *count += 1;
    Ok((id, revoked))
}
