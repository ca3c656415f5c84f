//! The store on a real file: appending, reading back, snapshots, files that are not ours.

use crate::support::{TestLog, append, event, raw, record};
use battle_map_server::log::{
    Appended, Head, IgnoredSnapshot, Snapshot, SnapshotFault, SqliteLog, Store, StoreError,
};

#[tokio::test]
async fn what_was_appended_is_read_back_in_order() {
    let test = TestLog::with_events(5).await;
    let log = test.open().await;
    let rows = log.read(2, 3).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(rows[0].event, event("project/2", "command-2"));
    assert_eq!(log.head().await.unwrap().commands, 5);
}

#[tokio::test]
async fn a_batch_larger_than_one_statement_goes_in_whole() {
    let test = TestLog::new();
    let log = test.open().await;
    let events: Vec<_> = (0..1203).map(|_| event("project/1", "import")).collect();
    append(&log, &Head::default(), &events, &[record("import", 1203)]).await;
    assert_eq!(log.read(1, 5000).await.unwrap().len(), 1203);
    assert_eq!(test.verify().await.finding, None);
}

#[tokio::test]
async fn nothing_is_appended_behind_a_head_that_moved() {
    let test = TestLog::with_events(1).await;
    let log = test.open().await;
    let stale = Head::default();
    let appended = log.append(&stale, &[event("project/1", "late")], &[record("late", 1)]).await;
    assert_eq!(appended.unwrap(), Appended::Moved);
    assert_eq!(log.read(1, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_command_without_events_moves_the_head_too() {
    let test = TestLog::with_events(1).await;
    let log = test.open().await;
    let head = log.head().await.unwrap();
    let next = append(&log, &head, &[], &[record("nothing-to-do", 1)]).await;
    assert_eq!((next.seq, next.commands), (1, 2));
    let again = log.append(&head, &[], &[record("other", 1)]).await.unwrap();
    assert_eq!(again, Appended::Moved);
}

#[tokio::test]
async fn a_subject_shows_its_events_newest_first() {
    let test = TestLog::with_events(9).await;
    let log = test.open().await;
    let seqs = async |before, limit| {
        let rows = log.of_subject("project/1", before, limit).await.unwrap();
        rows.iter().map(|row| row.seq).collect::<Vec<_>>()
    };
    assert_eq!(seqs(None, 2).await, [7, 4]);
    assert_eq!(seqs(Some(4), 2).await, [1]);
}

#[tokio::test]
async fn a_subject_shows_what_is_below_it_and_not_its_neighbours() {
    let test = TestLog::new();
    let log = test.open().await;
    let subjects =
        ["project/1", "project/12", "project/1/plan/2026", "project", "project/1-a", "project/10"];
    let events = subjects.map(|subject| event(subject, "several"));
    append(&log, &Head::default(), &events, &[record("several", 6)]).await;
    let found = log.of_subject("project/1", None, 10).await.unwrap();
    assert_eq!(found.iter().map(|row| row.seq).collect::<Vec<_>>(), [3, 1]);
}

#[tokio::test]
async fn only_accepted_commands_have_a_result() {
    let test = TestLog::with_events(3).await;
    let log = test.open().await;
    let found = log.results_of(&["command-2", "never-\"sent"]).await.unwrap();
    assert_eq!(found, [record("command-2", 2)]);
}

#[tokio::test]
async fn writes_of_others_change_the_foreign_version_and_own_ones_do_not() {
    let test = TestLog::with_events(1).await;
    let (ours, theirs) = (test.open().await, test.open().await);
    let before = ours.foreign_version().await.unwrap();
    let head = append(&ours, &ours.head().await.unwrap(), &[], &[record("a", 1)]).await;
    assert_eq!(ours.foreign_version().await.unwrap(), before);
    append(&theirs, &head, &[], &[record("b", 1)]).await;
    assert_ne!(ours.foreign_version().await.unwrap(), before);
}

async fn snapshot(log: &SqliteLog, seq: u64, time_ms: i64) -> Snapshot {
    let hash = log.read(seq, 1).await.unwrap()[0].hash;
    Snapshot::new(&Head { seq, time_ms, commands: seq, hash }, 1, vec![1, 2, 3])
}

/// The newest snapshot for a board of a format, which must be usable if there is one.
async fn newest(log: &SqliteLog, format: u32, until_ms: Option<i64>) -> Option<Snapshot> {
    log.newest_snapshot(format, until_ms).await.unwrap().map(Result::unwrap)
}

#[tokio::test]
async fn the_newest_snapshot_is_found_also_before_a_day() {
    let test = TestLog::with_events(5).await;
    let log = test.open().await;
    let (january, march) = (1_704_067_200_000, 1_709_251_200_000);
    let (old, new) = (snapshot(&log, 2, january).await, snapshot(&log, 4, march).await);
    log.write_snapshot(&old).await.unwrap();
    log.write_snapshot(&new).await.unwrap();
    assert_eq!(newest(&log, 1, None).await, Some(new));
    assert_eq!(newest(&log, 1, Some(january)).await, Some(old));
    assert_eq!(newest(&log, 1, Some(january - 1)).await, None);
}

#[tokio::test]
async fn of_one_month_only_the_newest_snapshot_stays() {
    let test = TestLog::with_events(5).await;
    let log = test.open().await;
    let (first, second) = (snapshot(&log, 2, 1000).await, snapshot(&log, 4, 2000).await);
    log.write_snapshot(&first).await.unwrap();
    log.write_snapshot(&second).await.unwrap();
    assert_eq!(newest(&log, 1, Some(1000)).await, None);
    assert_eq!(newest(&log, 1, None).await, Some(second));
}

#[tokio::test]
async fn a_snapshot_of_another_format_or_history_is_ignored_with_its_reason() {
    let test = TestLog::with_events(5).await;
    let log = test.open().await;
    log.write_snapshot(&snapshot(&log, 3, 1000).await).await.unwrap();
    let fault = SnapshotFault::OtherFormat { found: 1, known: 2 };
    let found = log.newest_snapshot(2, None).await.unwrap();
    assert_eq!(found, Some(Err(IgnoredSnapshot { seq: 3, fault })));
    let head = Head { seq: 3, time_ms: 1000, commands: 3, hash: [7; 32] };
    log.write_snapshot(&Snapshot::new(&head, 1, vec![1, 2, 3])).await.unwrap();
    let fault = SnapshotFault::OtherHistory;
    let found = log.newest_snapshot(1, None).await.unwrap();
    assert_eq!(found, Some(Err(IgnoredSnapshot { seq: 3, fault })));
}

#[tokio::test]
async fn a_backup_is_a_complete_log_and_never_overwrites() {
    let test = TestLog::with_events(7).await;
    let log = test.open().await;
    let target = test.path.with_file_name("copy.db");
    log.back_up(&target).await.unwrap();
    let copy = SqliteLog::open(&target).await.unwrap();
    assert_eq!(copy.head().await.unwrap(), log.head().await.unwrap());
    assert!(matches!(log.back_up(&target).await, Err(StoreError::File { .. })));
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_an_event() {
    let test = TestLog::with_events(2).await;
    let mut connection = raw(&test.path).await;
    for sql in ["UPDATE event SET body = '{}' WHERE seq = 1", "DELETE FROM event WHERE seq = 1"] {
        assert!(sqlx::query(sql).execute(&mut connection).await.is_err(), "{sql}");
    }
}

#[tokio::test]
async fn a_file_of_another_program_is_refused_untouched() {
    let test = TestLog::new();
    std::fs::write(&test.path, "项目名称,县区\n".repeat(100)).unwrap();
    let opened = SqliteLog::open_or_create(&test.path).await;
    assert!(matches!(opened, Err(StoreError::NotOurs { .. })));

    let test = TestLog::new();
    let mut theirs = raw(&test.path).await;
    sqlx::query("CREATE TABLE note (text TEXT)").execute(&mut theirs).await.unwrap();
    let before = std::fs::read(&test.path).unwrap();
    let opened = SqliteLog::open_or_create(&test.path).await;
    assert!(matches!(opened, Err(StoreError::NotOurs { .. })));
    assert_eq!(std::fs::read(&test.path).unwrap(), before);
}

#[tokio::test]
async fn a_missing_file_is_created_only_when_asked_for() {
    let test = TestLog::new();
    assert!(matches!(SqliteLog::open(&test.path).await, Err(StoreError::Absent { .. })));
    assert!(!test.path.exists());
}

#[tokio::test]
async fn a_file_from_a_later_version_is_refused() {
    let test = TestLog::with_events(1).await;
    let mut connection = raw(&test.path).await;
    sqlx::query("PRAGMA user_version = 1000").execute(&mut connection).await.unwrap();
    let opened = SqliteLog::open(&test.path).await;
    assert!(matches!(opened, Err(StoreError::Newer { found: 1000, .. })));
}

#[tokio::test]
async fn two_processes_may_create_the_same_file_at_once() {
    let test = TestLog::new();
    let path = &test.path;
    let (one, two) = tokio::join!(SqliteLog::open_or_create(path), SqliteLog::open_or_create(path));
    append(&one.unwrap(), &Head::default(), &[], &[record("a", 0)]).await;
    assert_eq!(two.unwrap().head().await.unwrap().commands, 1);
}

#[tokio::test]
async fn an_unreadable_cell_is_named() {
    let test = TestLog::with_events(3).await;
    test.tamper("UPDATE event SET body = CAST(x'FF' AS TEXT) WHERE seq = 2").await;
    let read = test.open().await.read(1, 10).await;
    assert!(matches!(read, Err(StoreError::Unreadable { table: "event", row: 2, column: "body" })));
}
