//! Every way of tampering with the file is found, and the first place is named.

use crate::support::TestLog;
use battle_map_server::log::verify::LogFault;
use battle_map_server::log::{Snapshot, Store};

const EVENTS: u64 = 20;

/// What `verify` reports of a log of twenty events after somebody ran `sql` on the file.
async fn found_after(sql: &str) -> Option<LogFault> {
    let test = TestLog::with_events(EVENTS).await;
    assert_eq!(test.verify().await.finding, None);
    test.tamper(sql).await;
    test.verify().await.finding
}

#[tokio::test]
async fn a_changed_cell_is_found_in_every_column() {
    for change in [
        "time_ms = time_ms + 1",
        "actor = '{}'",
        "command_id = 'command-8'",
        "subject = 'project/9'",
        "kind = 'moved'",
        "body = replace(body, '大', '小')",
        "body = CAST(x'FF' AS TEXT)",
        "hash = zeroblob(32)",
    ] {
        let found = found_after(&format!("UPDATE event SET {change} WHERE seq = 7")).await;
        assert_eq!(found, Some(LogFault::Changed { seq: 7 }), "{change}");
    }
}

#[tokio::test]
async fn the_first_of_several_changes_is_named() {
    let found = found_after(
        "UPDATE event SET kind = 'x' WHERE seq = 5; \
         UPDATE event SET body = CAST(x'FF' AS TEXT) WHERE seq = 9;",
    );
    assert_eq!(found.await, Some(LogFault::Changed { seq: 5 }));
}

#[tokio::test]
async fn a_missing_row_is_found() {
    let found = found_after("DELETE FROM event WHERE seq = 9").await;
    assert_eq!(found, Some(LogFault::Missing { seq: 9 }));
    let found = found_after("DELETE FROM event WHERE seq = 1").await;
    assert_eq!(found, Some(LogFault::Missing { seq: 1 }));
}

#[tokio::test]
async fn a_hole_closed_by_renumbering_is_found() {
    let found = found_after(
        "DELETE FROM event WHERE seq = 9; UPDATE event SET seq = seq - 1 WHERE seq > 9",
    );
    assert_eq!(found.await, Some(LogFault::Missing { seq: 9 }));
}

#[tokio::test]
async fn a_row_pushed_in_between_is_found() {
    let found = found_after(
        "UPDATE event SET seq = -seq WHERE seq > 9; UPDATE event SET seq = 1 - seq WHERE seq < 0; \
         INSERT INTO event SELECT 10, time_ms, actor, command_id, subject, kind, body, hash \
         FROM event WHERE seq = 9",
    );
    assert_eq!(found.await, Some(LogFault::Added { seq: 10 }));
}

#[tokio::test]
async fn a_row_added_at_either_end_is_found() {
    let copy = |seq: i64| {
        format!(
            "INSERT INTO event SELECT {seq}, time_ms, actor, command_id, subject, kind, body, hash \
             FROM event WHERE seq = 20"
        )
    };
    assert_eq!(found_after(&copy(21)).await, Some(LogFault::Added { seq: 21 }));
    assert_eq!(found_after(&copy(0)).await, Some(LogFault::Added { seq: 0 }));
}

#[tokio::test]
async fn swapped_rows_are_found() {
    let found = found_after(
        "UPDATE event SET seq = 1000 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 12; \
         UPDATE event SET seq = 12 WHERE seq = 1000",
    );
    assert_eq!(found.await, Some(LogFault::Changed { seq: 4 }));
}

#[tokio::test]
async fn a_cut_tail_is_found() {
    let found = found_after("DELETE FROM event WHERE seq > 17").await;
    assert_eq!(found, Some(LogFault::CutOff { last: 17, expected: 20 }));
    let found = found_after("DELETE FROM event").await;
    assert_eq!(found, Some(LogFault::CutOff { last: 0, expected: 20 }));
}

const CUT_WITH_HEAD: &str = "DELETE FROM event WHERE seq > 17; \
     UPDATE head SET seq = 17, commands = 17, hash = (SELECT hash FROM event WHERE seq = 17);";

#[tokio::test]
async fn a_cut_tail_is_found_even_if_the_head_was_mended() {
    let found = found_after(CUT_WITH_HEAD).await;
    assert_eq!(found, Some(LogFault::CutOff { last: 17, expected: 20 }));
}

#[tokio::test]
async fn a_snapshot_betrays_a_tail_cut_together_with_head_and_results() {
    let test = TestLog::with_events(EVENTS).await;
    let log = test.open().await;
    let snapshot = Snapshot::new(&log.head().await.unwrap(), 1, Vec::new());
    log.write_snapshot(&snapshot).await.unwrap();
    log.close().await.unwrap();
    test.tamper(&format!("{CUT_WITH_HEAD} DELETE FROM command_result WHERE seq > 17")).await;
    assert_eq!(test.verify().await.finding, Some(LogFault::CutOff { last: 17, expected: 20 }));
}

#[tokio::test]
async fn a_changed_head_is_found() {
    let found = found_after("UPDATE head SET hash = zeroblob(32)").await;
    assert_eq!(found, Some(LogFault::HeadChanged { seq: 20 }));
    let found = found_after("UPDATE head SET seq = 19").await;
    assert_eq!(found, Some(LogFault::Added { seq: 20 }));
}

#[tokio::test]
async fn a_lost_result_is_found() {
    let found = found_after("DELETE FROM command_result WHERE command_id = 'command-6'").await;
    assert_eq!(found, Some(LogFault::Added { seq: 6 }));
}
