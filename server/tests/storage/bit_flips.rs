//! Bits that change by themselves, as on an old disk: each is found by `verify`, or it stands where the
//! file says nothing.

use std::path::Path;
use std::sync::Arc;

use battle_map::board::BOARD_FORMAT;
use battle_map::command::Command;
use battle_map::event::Subject;
use battle_map::model::actor::Role;
use battle_map::model::person::PersonAction;
use battle_map::value::{Name, PersonId};
use battle_map_server::files::BlobStore;
use battle_map_server::log::audit::{AuditStore, NewAudit};
use battle_map_server::log::credentials::{
    CredentialStore, Holder, NewToken, SecretHash, SessionOrigin, StoredPassword,
};
use battle_map_server::log::{Snapshot, SqliteLog, Store};
use battle_map_server::verification;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};

use crate::support::TestLog;
use crate::support::city::register;

/// The bytes of a page in SQLite's file.
const PAGE: usize = 4096;

/// Bits that are flipped in each page, one at a time.
const FLIPS: usize = 9;

const NOW: i64 = 1_700_000_000_000;

/// A city with something in every table.
async fn city() -> TestLog {
    let test = TestLog::new();
    let mut journal = test.journal().await;
    let mut account = register("register-account", "x");
    account.actor.role = Role::Admin;
    let person = PersonAction::Register { name: Name::new("office").unwrap(), role: Role::Office };
    account.request.command = Command::new(Subject::City, person).into();
    let units =
        (0..40).map(|unit| register(&format!("register-unit-{unit}"), &format!("渠江局{unit}")));
    let all: Vec<_> = std::iter::once(account).chain(units).collect();
    for outcome in journal.execute(&all).await.unwrap() {
        outcome.unwrap();
    }
    let log = test.open().await;
    let head = log.head().await.unwrap();
    let board = serde_json::to_vec(journal.present().board.as_ref()).unwrap();
    log.write_snapshot(&Snapshot::new(&head, BOARD_FORMAT, board)).await.unwrap();
    secrets(&log).await;
    journal.store().close().await.unwrap();
    log.close().await.unwrap();
    test
}

async fn secrets(log: &SqliteLog) {
    let password = StoredPassword { hash: "$argon2id$v=19$m=19456".into(), initial: true };
    log.set_password(PersonId(1), &password).await.unwrap();
    for number in 0..12 {
        let secret = |salt: u8| SecretHash([number ^ salt; 32]);
        let label = format!("会议室{number}");
        let token = NewToken { hash: secret(64), label, role: Role::Display, made_ms: NOW };
        let token = log.add_token(&token).await.unwrap();
        let origin = SessionOrigin { address: "10.0.0.7".into(), agent: "Chromium 109".into() };
        for (secret, holder) in
            [(secret(0), Holder::Person(PersonId(1))), (secret(128), Holder::Token(token))]
        {
            log.open_session_from(secret, holder, &origin, NOW).await.unwrap();
        }
        log.remember_browser(secret(32), PersonId(1), NOW).await.unwrap();
        let (who, about) = ("office".to_owned(), "令牌#1".to_owned());
        let address = "10.0.0.7".to_owned();
        let entry = NewAudit { time_ms: NOW, kind: "signed-in", who, about, address };
        log.add_audit(&entry).await.unwrap();
    }
}

/// All that a file says, read from its tables and not from what indexes hold of them; nothing where it
/// cannot be read.
async fn said(path: &Path) -> Result<Vec<String>, sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(path).immutable(true);
    let mut connection = options.connect().await?;
    let read = contents(&mut connection).await;
    connection.close().await?;
    read
}

async fn contents(connection: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut said = Vec::new();
    let schema = "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY 1";
    said.extend(sqlx::query_scalar::<_, String>(schema).fetch_all(&mut *connection).await?);
    for number in ["application_id", "user_version"] {
        let sql = AssertSqlSafe(format!("PRAGMA {number}"));
        let value: i64 = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        said.push(value.to_string());
    }
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *connection).await?;
    for table in tables {
        let columns =
            "SELECT group_concat('quote(' || name || ')', ' || ') FROM pragma_table_info(?)";
        let columns: String =
            sqlx::query_scalar(columns).bind(&table).fetch_one(&mut *connection).await?;
        let sql = format!("SELECT {columns} FROM {table} NOT INDEXED ORDER BY 1");
        said.extend(sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut *connection).await?);
    }
    Ok(said)
}

/// Whether `verify` finds nothing wrong.
async fn passes(path: &Path) -> bool {
    let Ok(log) = SqliteLog::open(path).await else { return false };
    let log = Arc::new(log);
    let proof = verification::prove(&log, &BlobStore::beside(path), None).await;
    // What is damaged cannot always be closed in good order.
    let _ = log.close().await;
    matches!(proof, Ok(Ok(_)))
}

/// `SplitMix64` (Steele, Lea, Flood 2014): the same numbers in every run.
fn chance(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((z ^ (z >> 31)) % below as u64).unwrap()
}

/// A bit of a page; rather of a byte that is not zero, as unused ones are.
fn bit(bytes: &[u8], page: usize, state: &mut u64) -> (usize, u8) {
    let draw = |state: &mut u64| page * PAGE + chance(state, PAGE);
    let mut at = draw(state);
    for _ in 0..6 {
        if bytes[at] == 0 {
            at = draw(state);
        }
    }
    (at, 1 << chance(state, 8))
}

#[tokio::test]
async fn a_flipped_bit_is_found_or_stands_where_the_file_says_nothing() {
    let test = city().await;
    assert!(passes(&test.path).await);
    let bytes = std::fs::read(&test.path).unwrap();
    let before = said(&test.path).await.unwrap();
    let (mut state, mut found, mut flips) = (15, 0, 0);
    for page in 0..bytes.len() / PAGE {
        for _ in 0..FLIPS {
            let (at, mask) = bit(&bytes, page, &mut state);
            let folder = tempfile::tempdir().unwrap();
            let copy = folder.path().join("city.db");
            let mut flipped = bytes.clone();
            flipped[at] ^= mask;
            std::fs::write(&copy, &flipped).unwrap();
            let after = said(&copy).await;
            let passes = passes(&copy).await;
            flips += 1;
            found += usize::from(!passes);
            let same = after.is_ok_and(|after| after == before);
            assert!(!passes || same, "byte {at} of page {}, mask {mask}", page + 1);
        }
    }
    assert!(flips >= 200, "{flips}");
    assert!(found * 2 > flips, "{found} of {flips}: the bits say something");
}

/// Changes of every column that no chain covers, in the table alone: what a flipped bit amounts to.
#[tokio::test]
async fn what_stands_twice_is_compared_column_by_column() {
    let test = city().await;
    let digest = "UPDATE command_result SET result = '{\"created\":[]}' WHERE command_id = 'register-unit-7'";
    for sql in [
        digest,
        "UPDATE command_result SET digest = x'0000000000000000' WHERE command_id = 'register-unit-7'",
        "UPDATE head SET time_ms = time_ms + 1",
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'token'",
        "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'audit'",
        "DROP TRIGGER event_is_never_changed",
        "DROP INDEX session_in_full",
        "CREATE TABLE stray (id INTEGER)",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("city.db");
        std::fs::copy(&test.path, &copy).unwrap();
        let mut connection = crate::support::raw(&copy).await;
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        assert!(!passes(&copy).await, "{sql}");
    }
}
