//! A write that fails is one write that failed: the next one goes through.
//!
//! `RAISE(ROLLBACK)` makes SQLite roll the whole transaction back by itself, as it does on a full disk
//! or an I/O error; `FAIL` and `ABORT` leave it open. A full disk itself is in [`crate::processes`].

use std::sync::Arc;

use battle_map::model::actor::Role;
use battle_map::value::PersonId;
use battle_map_server::auth::{CredentialStore, Holder, NewToken, Secret, StoredPassword, TokenId};
use battle_map_server::log::{Head, Snapshot, SqliteLog, Store, StoreError};
use battle_map_server::writer::{Journal, Writer};
use sqlx::Connection;

use crate::support::city::{clock_at, register};
use crate::support::{TestLog, append, event, raw, record};

const WAYS_TO_FAIL: [&str; 3] = ["ROLLBACK", "ABORT", "FAIL"];

/// Tables and what is done to them, one for each place that writes.
const WRITES: [(&str, &str); 7] = [
    ("event", "INSERT"),
    ("command_result", "INSERT"),
    ("head", "UPDATE"),
    ("snapshot", "INSERT"),
    ("session", "DELETE"),
    ("token", "UPDATE"),
    ("password", "INSERT"),
];

impl TestLog {
    async fn break_writing(&self, table: &str, change: &str, way: &str) {
        let trigger = format!(
            "CREATE TRIGGER broken BEFORE {change} ON {table} \
             BEGIN SELECT RAISE({way}, 'no room'); END"
        );
        self.run(&trigger).await;
    }

    async fn mend(&self) {
        self.run("DROP TRIGGER broken").await;
    }
}

/// One of each write, in an order in which the later ones need what the earlier ones left.
async fn write_everything(log: &SqliteLog, round: &str) -> Result<(), StoreError> {
    let head = log.head().await?;
    log.append(&head, &[event("unit/1", round)], &[record(round, head.seq + 1)]).await?;
    let head: Head = log.head().await?;
    log.write_snapshot(&Snapshot::new(&head, 1, vec![1])).await?;
    let password = StoredPassword { hash: round.into(), initial: false };
    log.set_password(PersonId(1), &password).await?;
    let secret = Secret::new().unwrap();
    let (label, role) = (round.to_owned(), Role::Display);
    let token = NewToken { hash: secret.hash(), label, role, made_ms: 0 };
    let token: TokenId = log.add_token(&token).await?;
    log.open_session(secret.hash(), Holder::Token(token), 0).await?;
    log.revoke_token(token, 1).await?;
    assert!(log.session(secret.hash()).await?.is_none(), "it ended with its token");
    Ok(())
}

#[tokio::test]
async fn after_any_failed_write_the_next_one_goes_through() {
    for (table, change) in WRITES {
        for way in WAYS_TO_FAIL {
            let test = TestLog::with_events(1).await;
            let log = test.open().await;
            test.break_writing(table, change, way).await;
            let failed = write_everything(&log, "first").await;
            assert!(matches!(failed, Err(StoreError::Database(_))), "{table} {way}: {failed:?}");
            test.mend().await;
            let again = write_everything(&log, "second").await;
            assert!(again.is_ok(), "{table} {way}: {again:?}");
            assert_eq!(test.verify().await.finding, None, "{table} {way}");
        }
    }
}

#[tokio::test]
async fn nothing_stays_of_a_write_that_failed() {
    let test = TestLog::with_events(1).await;
    let log = test.open().await;
    let head = log.head().await.unwrap();
    for way in WAYS_TO_FAIL {
        test.break_writing("head", "UPDATE", way).await;
        let events = [event("unit/1", "lost")];
        log.append(&head, &events, &[record("lost", 2)]).await.unwrap_err();
        test.mend().await;
        assert_eq!(log.head().await.unwrap(), head, "{way}");
    }
    append(&log, &head, &[event("unit/1", "kept")], &[record("kept", 2)]).await;
    assert_eq!(log.read(2, 10).await.unwrap().len(), 1);
}

/// Takes as long as one process waits for another.
#[tokio::test]
async fn a_file_that_another_process_holds_too_long_is_written_once_it_is_free() {
    let test = TestLog::with_events(1).await;
    let log = test.open().await;
    let head = log.head().await.unwrap();
    let mut holder = raw(&test.path).await;
    let held = holder.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let busy = log.append(&head, &[], &[record("busy", 1)]).await;
    assert!(matches!(busy, Err(StoreError::Database(_))), "{busy:?}");
    held.rollback().await.unwrap();
    append(&log, &head, &[event("unit/1", "busy")], &[record("busy", 2)]).await;
    assert_eq!(test.verify().await.finding, None);
}

#[tokio::test]
async fn a_token_is_not_revoked_by_half() {
    let test = TestLog::new();
    let log = test.open().await;
    let secret = Secret::new().unwrap();
    let (label, role) = ("wall".to_owned(), Role::Display);
    let token = NewToken { hash: secret.hash(), label, role, made_ms: 0 };
    let token = log.add_token(&token).await.unwrap();
    log.open_session(secret.hash(), Holder::Token(token), 0).await.unwrap();
    test.break_writing("session", "DELETE", "ABORT").await;
    log.revoke_token(token, 1).await.unwrap_err();
    assert_eq!(log.token(token).await.unwrap().unwrap().revoked_ms, None);
}

#[tokio::test]
async fn a_running_writer_goes_on_after_a_failure_and_follows_others_too() {
    let test = TestLog::new();
    let store = Arc::new(test.open().await);
    let journal = Journal::open(store.clone(), clock_at(0)).await.unwrap();
    let (writer, _task) = Writer::start(journal);
    test.break_writing("event", "INSERT", "ROLLBACK").await;
    writer.submit(register("command-1", "a")).await.unwrap_err();
    assert!(store.check_writing().await.is_ok(), "only events were refused");
    test.mend().await;
    writer.submit(register("command-1", "a")).await.unwrap().unwrap();

    let mut changes = writer.changes();
    let mut beside = test.journal().await;
    beside.execute(&[register("command-2", "b")]).await.unwrap()[0].as_ref().unwrap();
    let seen = changes.wait_for(|present| present.board.unit_called("b").is_some());
    tokio::time::timeout(std::time::Duration::from_secs(20), seen).await.unwrap().unwrap();
}

#[tokio::test]
async fn another_connection_after_a_failure_counts_as_a_change_by_others() {
    let test = TestLog::with_events(1).await;
    let log = test.open().await;
    let (head, before) = (log.head().await.unwrap(), log.foreign_version().await.unwrap());
    // Refused by the table itself: nobody else has written, and both connections count alike.
    let twice = log.append(&head, &[], &[record("command-1", 1)]).await;
    assert!(matches!(twice, Err(StoreError::Database(_))));
    assert_ne!(log.foreign_version().await.unwrap(), before);
}

#[tokio::test]
async fn whether_it_can_be_written_is_found_out_by_writing() {
    let test = TestLog::with_events(3).await;
    let log = test.open().await;
    let head = log.head().await.unwrap();
    for way in WAYS_TO_FAIL {
        test.break_writing("head", "UPDATE", way).await;
        log.append(&head, &[], &[record("lost", 3)]).await.unwrap_err();
        assert!(log.check_writing().await.is_err(), "{way}");
        test.mend().await;
        assert!(log.check_writing().await.is_ok(), "{way}");
    }
    assert_eq!(log.head().await.unwrap(), head, "and nothing is changed by it");
    assert_eq!(test.verify().await.finding, None);
}
