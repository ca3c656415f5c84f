//! Deciding and appending: repeats, refusals, two writers on one file, snapshots.

use std::sync::Arc;

use battle_map::command::ReadVersion;
use battle_map::event::Subject;
use battle_map::value::{Seq, Timestamp, UnitId};
use battle_map_server::log::{SqliteLog, Store};
use battle_map_server::writer::{Journal, WriterError, board_at, changed_since};

use crate::support::TestLog;
use crate::support::city::{also_called, clock_at, events_by_command, register};

#[tokio::test]
async fn an_accepted_command_is_on_the_board_and_after_a_restart_too() {
    let test = TestLog::new();
    let mut journal = test.journal().await;
    journal.execute(&[register("command-1", "发改局")]).await.unwrap()[0].as_ref().unwrap();
    assert!(journal.present().board.unit_called("发改局").is_some());
    let again = test.journal().await;
    assert_eq!(again.present().board, journal.present().board);
    assert_eq!(again.present().head, journal.present().head);
}

#[tokio::test]
async fn a_repeated_command_answers_with_the_first_result() {
    let test = TestLog::new();
    let first = test.journal().await.execute(&[register("command-1", "a")]).await.unwrap();
    let mut later = test.journal().await;
    let again = later.execute(&[register("command-1", "a")]).await.unwrap();
    let (first, again) = (first[0].as_ref().unwrap(), again[0].as_ref().unwrap());
    assert_eq!(first.result.created, [Subject::Unit(UnitId(1))]);
    assert_eq!((&again.result, again.repeated), (&first.result, true));
    assert_eq!(later.present().head.seq, 1);
}

#[tokio::test]
async fn a_stale_hand_is_refused_and_can_see_what_changed_meanwhile() {
    let test = TestLog::new();
    let mut journal = test.journal().await;
    let subject = Subject::Unit(UnitId(1));
    journal.execute(&[register("command-1", "a")]).await.unwrap();
    let read = journal.present().board.version(subject).unwrap();
    journal.execute(&[also_called("command-2", UnitId(1), "b")]).await.unwrap();

    let mut late = also_called("command-3", UnitId(1), "c");
    late.request.reads = vec![ReadVersion { subject, version: read }];
    let outcomes = journal.execute(&[late]).await.unwrap();
    assert_eq!(outcomes[0].as_ref().unwrap_err().code(), "stale");
    let changes = changed_since(journal.store().as_ref(), subject, read).await.unwrap();
    let kinds: Vec<_> = changes.iter().map(|change| change.event.kind()).collect();
    assert_eq!(kinds, ["unit-alias-added"]);
    assert_eq!(changed_since(journal.store().as_ref(), subject, changes[0].seq).await.unwrap(), []);
}

#[tokio::test]
async fn a_command_twice_in_one_batch_happens_once() {
    let test = TestLog::new();
    let one = register("command-1", "a");
    let outcomes = test.journal().await.execute(&[one.clone(), one]).await.unwrap();
    let repeated: Vec<_> = outcomes.iter().map(|one| one.as_ref().unwrap().repeated).collect();
    assert_eq!(repeated, [false, true]);
    assert_eq!(events_by_command(&test.open().await).await["command-1"], 1);
}

#[tokio::test]
async fn a_refused_command_disturbs_no_other_of_its_batch() {
    let test = TestLog::new();
    let mut journal = test.journal().await;
    let batch =
        [register("command-1", "a"), register("command-2", "a"), register("command-3", "b")];
    let outcomes = journal.execute(&batch).await.unwrap();
    assert!(outcomes[0].is_ok() && outcomes[2].is_ok());
    assert_eq!(outcomes[1].as_ref().unwrap_err().code(), "unit-name-taken");
    assert_eq!(journal.present().head.commands, 2);
}

#[tokio::test]
async fn a_stale_hand_is_refused_and_learns_what_stands() {
    let test = TestLog::new();
    let mut journal = test.journal().await;
    journal.execute(&[register("command-1", "a")]).await.unwrap()[0].as_ref().unwrap();
    let mut stale = register("command-2", "b");
    stale.request.reads = vec![ReadVersion { subject: Subject::Unit(UnitId(1)), version: Seq(0) }];
    let outcomes = journal.execute(&[stale]).await.unwrap();
    assert_eq!(outcomes[0].as_ref().unwrap_err().code(), "stale");
}

#[tokio::test]
async fn whoever_finds_the_head_moved_decides_again_on_what_is_there_now() {
    let test = TestLog::new();
    let (mut server, mut command_line) = (test.journal().await, test.journal().await);
    command_line.execute(&[register("command-1", "a")]).await.unwrap()[0].as_ref().unwrap();

    let batch = [register("command-2", "a"), register("command-3", "b")];
    let outcomes = server.execute(&batch).await.unwrap();
    assert_eq!(outcomes[0].as_ref().unwrap_err().code(), "unit-name-taken");
    assert_eq!(outcomes[1].as_ref().unwrap().result.created, [Subject::Unit(UnitId(2))]);

    command_line.catch_up().await.unwrap();
    assert_eq!(command_line.present().board, server.present().board);
}

#[tokio::test]
async fn a_command_accepted_by_another_process_is_not_accepted_again() {
    let test = TestLog::new();
    let (mut server, mut command_line) = (test.journal().await, test.journal().await);
    let command = register("command-1", "a");
    command_line.execute(std::slice::from_ref(&command)).await.unwrap()[0].as_ref().unwrap();
    let outcomes = server.execute(&[command]).await.unwrap();
    assert!(outcomes[0].as_ref().unwrap().repeated);
    assert_eq!(server.store().head().await.unwrap().seq, 1);
}

#[tokio::test]
async fn two_processes_writing_at_once_lose_and_double_nothing() {
    let test = TestLog::new();
    let write = async |name: &'static str| {
        let mut journal = test.journal().await;
        for number in 0..40 {
            let id = format!("{name}-{number:08}");
            journal.execute(&[register(&id, &id)]).await.unwrap()[0].as_ref().unwrap();
        }
    };
    tokio::join!(write("server"), write("import"));
    assert_eq!(test.verify().await.finding, None);
    let counts = events_by_command(&test.open().await).await;
    assert_eq!((counts.len(), counts.values().sum::<usize>()), (80, 80));
}

#[tokio::test]
async fn time_never_falls_even_if_the_clock_does() {
    let test = TestLog::new();
    test.journal_at(2000).await.execute(&[register("command-1", "a")]).await.unwrap();
    test.journal_at(1000).await.execute(&[register("command-2", "b")]).await.unwrap();
    let rows = test.open().await.read(1, 10).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.event.time_ms).collect::<Vec<_>>(), [2000, 2000]);
}

#[tokio::test]
async fn the_past_is_folded_up_to_its_last_millisecond() {
    let test = TestLog::new();
    for (ms, name) in [(1000, "a"), (2000, "b"), (3000, "c")] {
        let mut journal = test.journal_at(ms).await;
        journal.execute(&[register(&format!("command-{name}"), name)]).await.unwrap();
    }
    let store = test.open().await;
    for (ms, units) in [(999, 0), (2000, 2), (2999, 2), (9000, 3)] {
        let board = board_at(&store, Timestamp(ms)).await.unwrap();
        assert_eq!(board.units.len(), units, "at {ms}");
    }
}

#[tokio::test]
async fn an_event_nobody_understands_is_named() {
    let test = TestLog::new();
    let mut journal = test.journal().await;
    for name in ["a", "b"] {
        journal.execute(&[register(&format!("command-{name}"), name)]).await.unwrap();
    }
    test.tamper(r#"UPDATE event SET body = '{"from-the-future":1}' WHERE seq = 2"#).await;
    let store = Arc::new(SqliteLog::open(&test.path).await.unwrap());
    let opened = Journal::open(store, clock_at(0)).await;
    assert!(matches!(opened, Err(WriterError::Event { seq: 2, .. })));
}
