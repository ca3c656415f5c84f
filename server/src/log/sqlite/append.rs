//! The one transaction that makes anything happen.

use sqlx::{Connection, QueryBuilder, Sqlite, SqliteConnection};

use super::read;
use crate::log::{
    StoreError, chain,
    row::{Appended, CommandRecord, Hash, Head, NewEvent},
};

/// Rows an INSERT: eight values each, far below SQLite's 32,766 variables a statement, and
/// small enough to stay in the statement cache.
const ROWS: usize = 500;

/// Writes the first page of the file, which says which copy of the database this is, with every change:
/// so a write-ahead log always tells whose it is, see [`super::stray`].
const FIRST_PAGE: &str = "PRAGMA application_id = 0x424D6170";

/// Appends if the log still ends at `expected`; see [`crate::log::Store::append`].
pub async fn append(
    connection: &mut SqliteConnection,
    expected: &Head,
    events: &[NewEvent],
    commands: &[CommandRecord],
) -> Result<Appended, StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    if read::head(&mut *transaction).await? != *expected {
        transaction.rollback().await?;
        return Ok(Appended::Moved);
    }
    let (hashes, next) = chain::seal(expected, events, commands.len() as u64);
    let numbers = expected.seq + 1..;
    let rows: Vec<_> = numbers.zip(events).zip(hashes).collect();
    for rows in rows.chunks(ROWS) {
        insert_events(&mut transaction, rows).await?;
    }
    for commands in commands.chunks(ROWS) {
        insert_results(&mut transaction, commands).await?;
    }
    move_head(&mut transaction, expected, &next).await?;
    sqlx::query(FIRST_PAGE).execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(Appended::Done(next))
}

/// Writes so many pages durably without changing anything. A page that is written as it was would not
/// be written at all, so the head's count goes up and down again; one transaction writes it once.
pub async fn prove(connection: &mut SqliteConnection, pages: u32) -> Result<(), StoreError> {
    for _ in 0..pages {
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        for sql in
            ["UPDATE head SET commands = commands + 1", "UPDATE head SET commands = commands - 1"]
        {
            let done = sqlx::query(sql).execute(&mut *transaction).await?;
            expect_rows("head", 1, done.rows_affected())?;
        }
        sqlx::query(FIRST_PAGE).execute(&mut *transaction).await?;
        transaction.commit().await?;
    }
    Ok(())
}

async fn insert_events(
    connection: &mut SqliteConnection,
    rows: &[((u64, &NewEvent), Hash)],
) -> Result<(), StoreError> {
    let mut insert: QueryBuilder<Sqlite> = QueryBuilder::new(
        "INSERT INTO event (seq, time_ms, actor, command_id, subject, kind, body, hash) ",
    );
    insert.push_values(rows, |mut row, ((seq, event), hash)| {
        row.push_bind(seq.cast_signed())
            .push_bind(event.time_ms)
            .push_bind(&event.actor)
            .push_bind(&event.command_id)
            .push_bind(&event.subject)
            .push_bind(&event.kind)
            .push_bind(&event.body)
            .push_bind(hash.as_slice());
    });
    let done = insert.build().execute(connection).await?;
    expect_rows("event", rows.len(), done.rows_affected())
}

async fn insert_results(
    connection: &mut SqliteConnection,
    commands: &[CommandRecord],
) -> Result<(), StoreError> {
    let mut insert: QueryBuilder<Sqlite> =
        QueryBuilder::new("INSERT INTO command_result (command_id, seq, result, digest) ");
    insert.push_values(commands, |mut row, command| {
        row.push_bind(&command.command_id)
            .push_bind(command.seq.cast_signed())
            .push_bind(&command.result)
            .push_bind(chain::digest_of(command).to_vec());
    });
    let done = insert.build().execute(connection).await?;
    expect_rows("command_result", commands.len(), done.rows_affected())
}

async fn move_head(
    connection: &mut SqliteConnection,
    expected: &Head,
    next: &Head,
) -> Result<(), StoreError> {
    let done = sqlx::query(
        "UPDATE head SET seq = ?, time_ms = ?, commands = ?, hash = ? WHERE seq = ? AND commands = ?",
    )
    .bind(next.seq.cast_signed())
    .bind(next.time_ms)
    .bind(next.commands.cast_signed())
    .bind(next.hash.as_slice())
    .bind(expected.seq.cast_signed())
    .bind(expected.commands.cast_signed())
    .execute(connection)
    .await?;
    expect_rows("head", 1, done.rows_affected())
}

fn expect_rows(table: &'static str, expected: usize, changed: u64) -> Result<(), StoreError> {
    let expected = expected as u64;
    if changed == expected {
        Ok(())
    } else {
        Err(StoreError::RowCount { table, expected, changed })
    }
}
