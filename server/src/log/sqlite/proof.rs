//! What `verify` asks of the file beyond the chain: whether SQLite finds its structure whole, and what
//! its other tables hold. Nothing here is asked while serving.

use battle_map::value::PersonId;
use sqlx::Row;

use super::{SqliteLog, stray};
use crate::log::{CommandRecord, StoreError};

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
    /// The first thing wrong with the structure of the file. To be asked first: a damaged tree may
    /// lead in a circle, in which a query goes round for ever.
    pub async fn damage(&self) -> Result<Option<String>, StoreError> {
        stray::integrity(&mut *self.reading.acquire().await?, "integrity_check").await
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
    ) -> Result<Vec<CommandRecord>, StoreError> {
        let sql = "SELECT command_id, seq, result FROM command_result WHERE command_id > ? \
                   ORDER BY command_id LIMIT ?";
        let rows = sqlx::query(sql).bind(command_id).bind(limit).fetch_all(&self.reading).await?;
        rows.iter().map(super::read::record_of).collect()
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
