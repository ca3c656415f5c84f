//! What `verify` asks of the file beyond the chain: whether SQLite finds its structure whole, and what
//! its other tables hold. Nothing here is asked while serving.

use battle_map::value::PersonId;
use sqlx::Row;

use super::{SqliteLog, read, schema, stray};
use crate::log::{CommandRecord, StoreError, chain};

/// A command's result as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptResult {
    /// The result itself.
    pub record: CommandRecord,
    /// Its digest; `None` for one that was accepted before there were any.
    digest: Option<Vec<u8>>,
}

impl KeptResult {
    /// Whether it has a digest.
    #[must_use]
    pub const fn is_covered(&self) -> bool {
        self.digest.is_some()
    }

    /// Whether it is what its digest was made of, as far as it has one.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let fits = |digest: &Vec<u8>| digest.as_slice() == chain::digest_of(&self.record);
        self.digest.as_ref().is_none_or(fits)
    }
}

/// The tables of secrets, counted; who has a password by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecretSums {
    /// Whose passwords there are.
    pub passwords: Vec<PersonId>,
    /// How many sessions there are.
    pub sessions: u64,
    /// How many tokens there are, those revoked among them.
    pub tokens: u64,
}

impl SqliteLog {
    /// The first thing wrong with the structure of the file, or between a table and its indexes. To be
    /// asked first: a damaged tree may lead in a circle, in which a query goes round for ever.
    pub async fn damage(&self) -> Result<Option<String>, StoreError> {
        stray::integrity(&mut *self.reading.acquire().await?, "integrity_check").await
    }

    /// The first table, index, trigger or count of numbers given that is not as this program makes it.
    pub async fn changed_schema(&self) -> Result<Option<String>, StoreError> {
        let mut connection = self.reading.acquire().await?;
        if let Some(thing) = schema::changed(&mut connection).await? {
            return Ok(Some(thing));
        }
        // The last row of either table is never deleted.
        let sql = "SELECT name FROM sqlite_sequence WHERE seq IS NOT CASE name \
                   WHEN 'token' THEN (SELECT coalesce(max(id), 0) FROM token) \
                   WHEN 'audit' THEN (SELECT coalesce(max(id), 0) FROM audit) END LIMIT 1";
        let count: Option<String> =
            sqlx::query_scalar(sql).fetch_optional(&mut *connection).await?;
        Ok(count.map(|table| format!("the last number of table {table}")))
    }

    /// The first command whose result does not stand at its last event.
    pub async fn misplaced_result(&self) -> Result<Option<String>, StoreError> {
        let sql = "SELECT command_result.command_id FROM \
                   (SELECT command_id, max(seq) AS last FROM event GROUP BY command_id) AS done \
                   JOIN command_result USING (command_id) WHERE command_result.seq <> done.last LIMIT 1";
        Ok(sqlx::query_scalar(sql).fetch_optional(&self.reading).await?)
    }

    /// Up to `limit` results of commands after an id, in the order of their ids.
    pub async fn results_after(
        &self,
        command_id: &str,
        limit: u32,
    ) -> Result<Vec<KeptResult>, StoreError> {
        let sql = "SELECT command_id, seq, result, digest FROM command_result \
                   WHERE command_id > ? ORDER BY command_id LIMIT ?";
        let rows = sqlx::query(sql).bind(command_id).bind(limit).fetch_all(&self.reading).await?;
        let kept = |row| {
            let record = read::record_of(row)?;
            Ok(KeptResult { record, digest: row.try_get("digest")? })
        };
        rows.iter().map(kept).collect()
    }

    /// What the tables of secrets hold.
    pub async fn secrets(&self) -> Result<SecretSums, StoreError> {
        let people = sqlx::query_scalar("SELECT person FROM password ORDER BY person")
            .fetch_all(&self.reading)
            .await?;
        let sums = "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM token)";
        let sums = sqlx::query(sums).fetch_one(&self.reading).await?;
        Ok(SecretSums {
            passwords: people.into_iter().map(PersonId).collect(),
            sessions: sums.try_get::<i64, _>(0)?.cast_unsigned(),
            tokens: sums.try_get::<i64, _>(1)?.cast_unsigned(),
        })
    }
}
