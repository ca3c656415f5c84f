//! The tables of secrets in the same file: who holds which password, session, token and browser.

use async_trait::async_trait;
use battle_map::value::PersonId;
use sqlx::{
    AssertSqlSafe, Connection, Row, Sqlite, SqliteConnection,
    query::Query,
    sqlite::{SqliteArguments, SqliteQueryResult, SqliteRow},
};

use super::{SqliteLog, schema::BUSY_TIMEOUT};
use crate::log::{
    StoreError,
    credentials::{
        CredentialStore, Holder, ListedSession, NewToken, SecretHash, SessionOrigin,
        StoredPassword, StoredSession, StoredToken, TokenId, TokenTerms,
    },
};

impl SqliteLog {
    /// Executes one statement that writes.
    pub(super) async fn write(
        &self,
        statement: Query<'_, Sqlite, SqliteArguments>,
    ) -> Result<SqliteQueryResult, StoreError> {
        let mut turn = self.writing.turn().await?;
        let done = statement.execute(turn.connection()).await;
        turn.end(done.map_err(StoreError::from)).await
    }

    /// Notes something that is as well not noted: nothing waits for the file where others hold it, and
    /// where it cannot be written to nothing is said.
    async fn note(&self, statement: Query<'_, Sqlite, SqliteArguments>) -> Result<(), StoreError> {
        let Some(mut turn) = self.writing.spare_turn().await? else { return Ok(()) };
        let noted = noted_at_once(turn.connection(), statement).await;
        turn.end_spare(noted).await
    }
}

/// Executes a statement that gives up at once where another process holds the file.
async fn noted_at_once(
    connection: &mut SqliteConnection,
    statement: Query<'_, Sqlite, SqliteArguments>,
) -> Result<(), StoreError> {
    sqlx::query("PRAGMA busy_timeout = 0").execute(&mut *connection).await?;
    statement.execute(&mut *connection).await?;
    let usual = BUSY_TIMEOUT.as_millis();
    let usual = AssertSqlSafe(format!("PRAGMA busy_timeout = {usual}"));
    sqlx::query(usual).execute(&mut *connection).await?;
    Ok(())
}

/// A token that is revoked and its sessions end together or not at all.
async fn revoke(
    connection: &mut SqliteConnection,
    id: TokenId,
    now_ms: i64,
) -> Result<(), StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("UPDATE token SET revoked_ms = coalesce(revoked_ms, ?) WHERE id = ?")
        .bind(now_ms)
        .bind(id.0)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM session WHERE token = ?")
        .bind(id.0)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

#[async_trait]
impl CredentialStore for SqliteLog {
    async fn set_password(
        &self,
        person: PersonId,
        password: &StoredPassword,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO password (person, hash, initial) VALUES (?, ?, ?) \
                   ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, initial = excluded.initial";
        let set = sqlx::query(sql).bind(person.0).bind(&password.hash).bind(password.initial);
        self.write(set).await.map(drop)
    }

    async fn password(&self, person: PersonId) -> Result<Option<StoredPassword>, StoreError> {
        let row = sqlx::query("SELECT hash, initial FROM password WHERE person = ?")
            .bind(person.0)
            .fetch_optional(&self.reading)
            .await?;
        row.map(|row| Ok(StoredPassword { hash: row.try_get(0)?, initial: row.try_get(1)? }))
            .transpose()
    }

    async fn open_session_from(
        &self,
        hash: SecretHash,
        holder: Holder,
        origin: &SessionOrigin,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let (person, token) = match holder {
            Holder::Person(person) => (Some(person.0), None),
            Holder::Token(token) => (None, Some(token.0)),
        };
        let sql = "INSERT INTO session (hash, person, token, opened_ms, used_ms, address, agent) \
                   VALUES (?, ?, ?, ?, ?, ?, ?)";
        let open = sqlx::query(sql).bind(hash.0.as_slice()).bind(person).bind(token);
        let open = open.bind(now_ms).bind(now_ms).bind(&origin.address).bind(&origin.agent);
        self.write(open).await.map(drop)
    }

    async fn sessions_of(
        &self,
        person: PersonId,
        most: u32,
    ) -> Result<Vec<ListedSession>, StoreError> {
        let sql = "SELECT hash, opened_ms, used_ms, address, agent FROM session \
                   WHERE person = ? ORDER BY used_ms DESC, opened_ms DESC LIMIT ?";
        let rows = sqlx::query(sql).bind(person.0).bind(most).fetch_all(&self.reading).await?;
        rows.iter().map(listed).collect()
    }

    async fn end_sessions_of_token(&self, id: TokenId, kept: u32) -> Result<(), StoreError> {
        let sql = "DELETE FROM session WHERE token = ?1 AND hash NOT IN \
                   (SELECT hash FROM session WHERE token = ?1 \
                    ORDER BY used_ms DESC, opened_ms DESC LIMIT ?2)";
        self.write(sqlx::query(sql).bind(id.0).bind(kept)).await.map(drop)
    }

    async fn session(&self, hash: SecretHash) -> Result<Option<StoredSession>, StoreError> {
        let sql = "SELECT person, token, opened_ms, used_ms FROM session WHERE hash = ?";
        let row = sqlx::query(sql).bind(hash.0.as_slice()).fetch_optional(&self.reading).await?;
        row.map(|row| session(&row)).transpose()
    }

    async fn touch_session(&self, hash: SecretHash, now_ms: i64) -> Result<(), StoreError> {
        let touch = sqlx::query("UPDATE session SET used_ms = ? WHERE hash = ?").bind(now_ms);
        self.note(touch.bind(hash.0.as_slice())).await
    }

    async fn end_session(&self, hash: SecretHash) -> Result<(), StoreError> {
        let end = sqlx::query("DELETE FROM session WHERE hash = ?").bind(hash.0.as_slice());
        self.write(end).await.map(drop)
    }

    async fn end_sessions(
        &self,
        person: PersonId,
        kept: Option<SecretHash>,
    ) -> Result<(), StoreError> {
        let end = sqlx::query("DELETE FROM session WHERE person = ? AND hash IS NOT ?");
        self.write(end.bind(person.0).bind(kept.map(|hash| hash.0.to_vec()))).await.map(drop)
    }

    async fn sweep(&self, idle_ms: i64, unused_ms: i64) -> Result<(), StoreError> {
        let idle = "DELETE FROM session WHERE person IS NOT NULL AND used_ms < ?";
        self.write(sqlx::query(idle).bind(idle_ms)).await?;
        let unused = sqlx::query("DELETE FROM browser WHERE used_ms < ?").bind(unused_ms);
        self.write(unused).await.map(drop)
    }

    async fn remember_browser(
        &self,
        hash: SecretHash,
        person: PersonId,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO browser (hash, person, used_ms) VALUES (?, ?, ?) \
                   ON CONFLICT (person, hash) DO UPDATE SET used_ms = excluded.used_ms";
        let remember = sqlx::query(sql).bind(hash.0.as_slice()).bind(person.0).bind(now_ms);
        self.write(remember).await.map(drop)
    }

    async fn knows_browser(&self, hash: SecretHash, person: PersonId) -> Result<bool, StoreError> {
        let sql = "SELECT count(*) FROM browser WHERE person = ? AND hash = ?";
        let known: i64 = sqlx::query_scalar(sql)
            .bind(person.0)
            .bind(hash.0.as_slice())
            .fetch_one(&self.reading)
            .await?;
        Ok(known > 0)
    }

    async fn is_a_browser(&self, hash: SecretHash) -> Result<bool, StoreError> {
        let sql = "SELECT count(*) FROM browser WHERE hash = ?";
        let known: i64 =
            sqlx::query_scalar(sql).bind(hash.0.as_slice()).fetch_one(&self.reading).await?;
        Ok(known > 0)
    }

    async fn add_token_under(
        &self,
        token: &NewToken,
        terms: TokenTerms,
    ) -> Result<TokenId, StoreError> {
        let role = serde_json::to_string(&token.role)
            .map_err(|error| StoreError::Database(Box::new(error)))?;
        let sql = "INSERT INTO token (hash, label, role, made_ms, person, ends_ms) \
                   VALUES (?, ?, ?, ?, ?, ?)";
        let add = sqlx::query(sql)
            .bind(token.hash.0.as_slice())
            .bind(&token.label)
            .bind(role)
            .bind(token.made_ms)
            .bind(terms.person.map(|person| person.0))
            .bind(terms.ends_ms);
        Ok(TokenId(self.write(add).await?.last_insert_rowid()))
    }

    async fn tokens(&self) -> Result<Vec<StoredToken>, StoreError> {
        let sql = "SELECT id, label, role, made_ms, used_ms, revoked_ms, person, ends_ms \
                   FROM token ORDER BY id DESC";
        sqlx::query(sql).fetch_all(&self.reading).await?.iter().map(token).collect()
    }

    async fn token_of(&self, hash: SecretHash) -> Result<Option<StoredToken>, StoreError> {
        let sql = "SELECT id, label, role, made_ms, used_ms, revoked_ms, person, ends_ms \
                   FROM token WHERE hash = ?";
        let row = sqlx::query(sql).bind(hash.0.as_slice()).fetch_optional(&self.reading).await?;
        row.as_ref().map(token).transpose()
    }

    async fn token(&self, id: TokenId) -> Result<Option<StoredToken>, StoreError> {
        let sql = "SELECT id, label, role, made_ms, used_ms, revoked_ms, person, ends_ms \
                   FROM token WHERE id = ?";
        let row = sqlx::query(sql).bind(id.0).fetch_optional(&self.reading).await?;
        row.as_ref().map(token).transpose()
    }

    async fn touch_token(&self, id: TokenId, now_ms: i64) -> Result<(), StoreError> {
        let touch = sqlx::query("UPDATE token SET used_ms = ? WHERE id = ?");
        self.note(touch.bind(now_ms).bind(id.0)).await
    }

    async fn revoke_token(&self, id: TokenId, now_ms: i64) -> Result<(), StoreError> {
        let mut turn = self.writing.turn().await?;
        let revoked = revoke(turn.connection(), id, now_ms).await;
        turn.end(revoked).await
    }
}

fn session(row: &SqliteRow) -> Result<StoredSession, StoreError> {
    let person: Option<u32> = row.try_get(0)?;
    let token: Option<i64> = row.try_get(1)?;
    let holder = match (person, token) {
        (Some(person), _) => Holder::Person(PersonId(person)),
        (None, token) => Holder::Token(TokenId(token.unwrap_or_default())),
    };
    Ok(StoredSession { holder, opened_ms: row.try_get(2)?, used_ms: row.try_get(3)? })
}

fn token(row: &SqliteRow) -> Result<StoredToken, StoreError> {
    let id: i64 = row.try_get(0)?;
    let role: String = row.try_get(2)?;
    let unreadable = |_| StoreError::Unreadable { table: "token", row: id, column: "role" };
    Ok(StoredToken {
        id: TokenId(id),
        label: row.try_get(1)?,
        role: serde_json::from_str(&role).map_err(unreadable)?,
        made_ms: row.try_get(3)?,
        used_ms: row.try_get(4)?,
        revoked_ms: row.try_get(5)?,
        person: row.try_get::<Option<u32>, _>(6)?.map(PersonId),
        ends_ms: row.try_get(7)?,
    })
}

fn listed(row: &SqliteRow) -> Result<ListedSession, StoreError> {
    let hash: Vec<u8> = row.try_get(0)?;
    let unreadable = |_| StoreError::Unreadable { table: "session", row: 0, column: "hash" };
    Ok(ListedSession {
        hash: SecretHash(hash.try_into().map_err(unreadable)?),
        opened_ms: row.try_get(1)?,
        used_ms: row.try_get(2)?,
        origin: SessionOrigin { address: row.try_get(3)?, agent: row.try_get(4)? },
    })
}
