//! A log that is closed is whole in its one file.

use std::path::PathBuf;

use battle_map_server::log::{SqliteLog, Store, StoreError};

use crate::support::{TestLog, append, event, raw, record};

impl TestLog {
    /// The names of all files in the log's folder.
    fn files(&self) -> Vec<String> {
        let folder = std::fs::read_dir(self.path.parent().unwrap()).unwrap();
        let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    /// How many events a copy of the one file holds.
    async fn events_in_a_copy(&self) -> u64 {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        std::fs::copy(&self.path, &copy).unwrap();
        SqliteLog::open(&copy).await.unwrap().head().await.unwrap().seq
    }

    fn wal(&self) -> PathBuf {
        self.path.with_extension("db-wal")
    }
}

#[tokio::test]
async fn a_closed_log_is_one_file_that_holds_everything() {
    let test = TestLog::new();
    let log = test.open().await;
    let head = log.head().await.unwrap();
    append(&log, &head, &[event("unit/1", "command-1")], &[record("command-1", 1)]).await;
    assert!(test.wal().exists());
    log.close().await.unwrap();
    assert_eq!(test.files(), ["city.db"]);
    assert_eq!(test.events_in_a_copy().await, 1);
}

#[tokio::test]
async fn a_log_that_was_only_read_leaves_nothing_beside_it() {
    let test = TestLog::with_events(3).await;
    let log = SqliteLog::open(&test.path).await.unwrap();
    assert_eq!(log.read(1, 10).await.unwrap().len(), 3);
    log.close().await.unwrap();
    assert_eq!(test.files(), ["city.db"]);
    assert_eq!(test.events_in_a_copy().await, 3);
}

#[tokio::test]
async fn whoever_closes_last_folds_in_what_the_others_could_not() {
    let test = TestLog::new();
    let (reader, writer) = (test.open().await, test.open().await);
    let head = writer.head().await.unwrap();
    assert_eq!(reader.head().await.unwrap(), head);
    append(&writer, &head, &[event("unit/1", "command-1")], &[record("command-1", 1)]).await;
    writer.close().await.unwrap();
    assert_eq!(reader.head().await.unwrap().seq, 1);
    reader.close().await.unwrap();
    assert_eq!(test.files(), ["city.db"]);
    assert_eq!(test.events_in_a_copy().await, 1);
}

#[tokio::test]
async fn a_log_is_closed_after_a_failure_too() {
    let test = TestLog::new();
    let log = test.open().await;
    let head = log.head().await.unwrap();
    let next = append(&log, &head, &[event("unit/1", "a")], &[record("a", 1)]).await;
    // The same command twice is refused by the table itself.
    let twice = log.append(&next, &[event("unit/1", "a")], &[record("a", 2)]).await;
    assert!(matches!(twice, Err(StoreError::Database(_))));
    log.close().await.unwrap();
    assert_eq!(test.files(), ["city.db"]);
    assert_eq!(test.events_in_a_copy().await, 1);
}

#[tokio::test]
async fn nothing_is_read_or_written_after_the_end() {
    let test = TestLog::with_events(1).await;
    let log = test.open().await;
    let head = log.head().await.unwrap();
    log.close().await.unwrap();
    log.close().await.unwrap();
    let written = log.append(&head, &[], &[record("late", 1)]).await;
    assert!(matches!(written, Err(StoreError::Closed)));
    assert!(log.head().await.is_err());
    assert!(matches!(log.check_writing().await, Err(StoreError::Closed)));
}

#[tokio::test]
async fn a_file_that_is_refused_is_left_without_anything_beside_it() {
    let test = TestLog::with_events(1).await;
    let mut later = raw(&test.path).await;
    sqlx::query("PRAGMA user_version = 1000").execute(&mut later).await.unwrap();
    sqlx::Connection::close(later).await.unwrap();
    for _ in 0..2 {
        let refused = SqliteLog::open(&test.path).await;
        assert!(matches!(refused, Err(StoreError::Newer { found: 1000, .. })));
    }
    assert_eq!(test.files(), ["city.db"]);
}

#[tokio::test]
async fn a_backup_is_one_file() {
    let test = TestLog::with_events(7).await;
    let log = test.open().await;
    log.back_up(&test.path.with_file_name("copy.db")).await.unwrap();
    log.close().await.unwrap();
    assert_eq!(test.files(), ["city.db", "copy.db"]);
}
