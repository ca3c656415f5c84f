//! A snapshot is believed only as it was written; what it says is held against the log.

use battle_map::board::{BOARD_FORMAT, Board};
use battle_map::command::Command;
use battle_map::event::Subject;
use battle_map::model::actor::Role;
use battle_map::model::person::PersonAction;
use battle_map::value::{Name, UnitId};
use battle_map_server::log::verify::LogFault;
use battle_map_server::log::{Head, Snapshot, SnapshotFault, Store};
use battle_map_server::writer::{SnapshotAudit, Writer, compare_snapshots};

use crate::support::TestLog;
use crate::support::city::register;

/// A log with a viewer's account, and the snapshot that a server leaves when it stops.
async fn with_a_viewer() -> TestLog {
    let test = TestLog::new();
    let (writer, task) = Writer::start(test.journal().await);
    let name = Name::new("viewer").unwrap();
    let mut account = register("register-viewer", "x");
    account.actor.role = Role::Admin;
    let person = PersonAction::Register { name, role: Role::Viewer };
    account.request.command = Command::new(Subject::City, person).into();
    writer.submit(account).await.unwrap().unwrap();
    task.stop().await;
    test
}

fn role_of_the_viewer(board: &Board) -> Role {
    board.people.values().next().unwrap().role
}

/// SQL that changes the snapshot's board.
const PROMOTED: &str = r#"UPDATE snapshot SET board =
    CAST(replace(CAST(board AS TEXT), '"viewer","role":"viewer"', '"viewer","role":"admin"') AS BLOB)"#;

#[tokio::test]
async fn an_edited_snapshot_makes_nobody_an_administrator() {
    let test = with_a_viewer().await;
    let whole = test.journal().await;
    assert_eq!((whole.snapshot(), whole.ignored_snapshot()), (1, None));
    test.run(PROMOTED).await;
    let log = test.open().await;
    let edited = log.snapshot_from(1).await.unwrap().unwrap();
    let claimed: Board = serde_json::from_slice(&edited.board).unwrap();
    assert_eq!(role_of_the_viewer(&claimed), Role::Admin, "the edit is one");

    let journal = test.journal().await;
    assert_eq!(role_of_the_viewer(&journal.present().board), Role::Viewer);
    assert_eq!(journal.snapshot(), 0);
    let ignored = journal.ignored_snapshot().unwrap();
    assert_eq!((ignored.seq, ignored.fault), (1, SnapshotFault::Changed));
    assert_eq!(test.verify().await.finding, Some(LogFault::SnapshotChanged { seq: 1 }));
}

#[tokio::test]
async fn a_change_in_any_column_of_a_snapshot_is_found() {
    for change in [
        "time_ms = time_ms - 1",
        "format = format + 1",
        "hash = zeroblob(32)",
        "digest = zeroblob(32)",
        "board = x'7B7D'",
        "format = -1",
    ] {
        let test = with_a_viewer().await;
        let before = test.journal().await.present().board.clone();
        assert_eq!(test.verify().await.finding, None);
        test.run(&format!("UPDATE snapshot SET {change}")).await;
        let found = test.verify().await.finding;
        assert_eq!(found, Some(LogFault::SnapshotChanged { seq: 1 }), "{change}");
        let journal = test.journal().await;
        assert_eq!(journal.present().board, before, "{change}");
        assert!(journal.ignored_snapshot().is_some(), "{change}");
    }
}

#[tokio::test]
async fn a_snapshot_moved_to_another_event_is_found() {
    let test = with_a_viewer().await;
    let mut journal = test.journal().await;
    journal.execute(&[register("register-unit", "a")]).await.unwrap()[0].as_ref().unwrap();
    test.run("UPDATE snapshot SET seq = 2, hash = (SELECT hash FROM event WHERE seq = 2)").await;
    assert_eq!(test.verify().await.finding, Some(LogFault::SnapshotChanged { seq: 2 }));
    let journal = test.journal().await;
    assert!(journal.present().board.unit_called("a").is_some());
}

/// A log of two units, with `board` sealed as what it was after the first.
async fn with_sealed(board: Vec<u8>) -> TestLog {
    let test = TestLog::new();
    let mut journal = test.journal().await;
    journal.execute(&[register("command-1", "a")]).await.unwrap()[0].as_ref().unwrap();
    let head: Head = journal.present().head.clone();
    journal.execute(&[register("command-2", "b")]).await.unwrap()[0].as_ref().unwrap();
    let snapshot = Snapshot::new(&head, BOARD_FORMAT, board);
    journal.store().write_snapshot(&snapshot).await.unwrap();
    test
}

#[tokio::test]
async fn a_start_folds_only_what_came_after_the_snapshot() {
    let test = with_sealed(serde_json::to_vec(&Board::default()).unwrap()).await;
    let board = test.journal().await.present().board.clone();
    assert_eq!((board.unit_called("a"), board.unit_called("b")), (None, Some(UnitId(2))));
}

#[tokio::test]
async fn whoever_seals_another_board_is_found_by_folding_the_log_again() {
    let test = with_sealed(serde_json::to_vec(&Board::default()).unwrap()).await;
    assert_eq!(test.verify().await.finding, None, "every hash is right");
    let audit = compare_snapshots(&test.open().await).await.unwrap();
    assert_eq!(audit, SnapshotAudit { agree: 0, wrong: Some(1) });
}

#[tokio::test]
async fn a_sealed_board_that_cannot_be_read_is_ignored() {
    let test = with_sealed(b"{".to_vec()).await;
    let journal = test.journal().await;
    assert!(journal.present().board.unit_called("a").is_some());
    assert_eq!(journal.ignored_snapshot().unwrap().fault, SnapshotFault::Unreadable);
    let audit = compare_snapshots(&test.open().await).await.unwrap();
    assert_eq!(audit.wrong, Some(1));
}

#[tokio::test]
async fn what_a_server_leaves_is_the_board_of_the_log() {
    let test = with_a_viewer().await;
    let audit = compare_snapshots(&test.open().await).await.unwrap();
    assert_eq!(audit, SnapshotAudit { agree: 1, wrong: None });
}
