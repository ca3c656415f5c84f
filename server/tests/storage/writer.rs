//! The writing task: publishing, following other processes, stopping.

use std::sync::Arc;
use std::time::Duration;

use battle_map::board::BOARD_FORMAT;
use battle_map_server::log::Store;
use battle_map_server::writer::{Present, Writer, WriterError};
use tokio::sync::watch;

use crate::support::TestLog;
use crate::support::city::register;

/// Waits until the present satisfies `wish`, or fails after a time nobody would wait.
async fn until(
    changes: &mut watch::Receiver<Arc<Present>>,
    wish: impl FnMut(&Arc<Present>) -> bool,
) {
    tokio::time::timeout(Duration::from_secs(20), changes.wait_for(wish)).await.unwrap().unwrap();
}

#[tokio::test]
async fn whoever_is_answered_sees_the_change() {
    let test = TestLog::new();
    let (writer, _task) = Writer::start(test.journal().await);
    writer.submit(register("command-1", "a")).await.unwrap().unwrap();
    let present = writer.present();
    assert!(present.board.unit_called("a").is_some());
    assert_eq!((present.head.seq, present.board.seq.0), (1, 1));
}

#[tokio::test]
async fn many_clients_at_once_are_all_answered() {
    let test = TestLog::new();
    let (writer, _task) = Writer::start(test.journal().await);
    let clients: Vec<_> = (0..200)
        .map(|client| {
            let (writer, id) = (writer.clone(), format!("client-{client}"));
            tokio::spawn(async move { writer.submit(register(&id, &id)).await })
        })
        .collect();
    for client in clients {
        client.await.unwrap().unwrap().unwrap();
    }
    assert_eq!(writer.present().board.units.len(), 200);
    assert_eq!(test.verify().await.finding, None);
}

#[tokio::test]
async fn a_refusal_reaches_the_one_who_asked_and_changes_nothing() {
    let test = TestLog::new();
    let (writer, _task) = Writer::start(test.journal().await);
    writer.submit(register("command-1", "a")).await.unwrap().unwrap();
    let changes = writer.changes();
    let refusal = writer.submit(register("command-2", "a")).await.unwrap().unwrap_err();
    assert_eq!(refusal.code(), "unit-name-taken");
    assert!(!changes.has_changed().unwrap());
}

#[tokio::test]
async fn what_another_process_writes_shows_by_itself() {
    let test = TestLog::new();
    let (writer, _task) = Writer::start(test.journal().await);
    let mut changes = writer.changes();
    let mut command_line = test.journal().await;
    command_line.execute(&[register("command-1", "a")]).await.unwrap()[0].as_ref().unwrap();
    until(&mut changes, |present| present.board.unit_called("a").is_some()).await;
}

#[tokio::test]
async fn a_stopped_writer_leaves_a_snapshot_and_takes_nothing_more() {
    let test = TestLog::new();
    let (writer, task) = Writer::start(test.journal().await);
    writer.submit(register("command-1", "a")).await.unwrap().unwrap();
    task.stop().await;
    let snapshot = test.open().await.newest_snapshot(BOARD_FORMAT, None).await.unwrap();
    assert_eq!(snapshot.unwrap().unwrap().seq, 1);
    let late = writer.submit(register("command-2", "b")).await;
    assert!(matches!(late, Err(WriterError::Stopped)));
    assert_eq!(test.journal().await.present().board, writer.present().board);
}

#[tokio::test]
async fn a_batch_that_cannot_be_written_fails_for_its_senders_only() {
    let test = TestLog::new();
    let (writer, _task) = Writer::start(test.journal().await);
    test.tamper("ALTER TABLE command_result RENAME TO away").await;
    let failed = writer.submit(register("command-1", "a")).await;
    assert!(matches!(failed, Err(WriterError::Batch(_))));
    assert_eq!(writer.present().head.seq, 0);
    test.run("ALTER TABLE away RENAME TO command_result").await;
    writer.submit(register("command-1", "a")).await.unwrap().unwrap();
    assert_eq!(writer.present().head.seq, 1);
}
