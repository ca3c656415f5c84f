//! A process killed in the middle of writing loses nothing it acknowledged and doubles nothing.
//!
//! The test starts itself as a child that writes as fast as it can and prints the id of every
//! acknowledged command; the parent kills it at a pseudorandom moment, a hundred times over on
//! one file.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use crate::support::TestLog;
use crate::support::city::{clock_at, events_by_command, register};
use battle_map_server::log::{SqliteLog, Store, verify::verify};
use battle_map_server::writer::{Journal, Writer};

const KILLS: u64 = 100;
const CLIENTS: u64 = 8;
const FILE: &str = "BATTLE_MAP_TEST_FILE";
const ROUND: &str = "BATTLE_MAP_TEST_ROUND";

fn command_id(round: u64, client: u64, number: u64) -> String {
    format!("round-{round}-client-{client}-{number}")
}

/// The child: eight clients, each sending one command after the other until the kill.
#[tokio::test]
#[ignore = "started and killed by the other test"]
async fn write_until_killed() {
    let file = std::env::var(FILE).unwrap();
    let round = std::env::var(ROUND).unwrap().parse().unwrap();
    let store = SqliteLog::open_or_create(Path::new(&file)).await.unwrap();
    let journal = Journal::open(Arc::new(store), clock_at(0)).await.unwrap();
    let (writer, _task) = Writer::start(journal);
    let clients: Vec<_> =
        (0..CLIENTS).map(|client| tokio::spawn(send(writer.clone(), round, client))).collect();
    for client in clients {
        client.await.unwrap();
    }
}

/// Bounded, should the parent be gone before it could kill.
async fn send(writer: Writer, round: u64, client: u64) {
    for number in 0..10_000 {
        let id = command_id(round, client, number);
        writer.submit(register(&id, &id)).await.unwrap().unwrap();
        println!("{id}");
    }
}

fn start_child(file: &Path, round: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "kill_nine::write_until_killed",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(FILE, file)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Kills the child after `lives` acknowledgements; answers all that it acknowledged.
fn kill_after(mut child: Child, lives: u64) -> Vec<String> {
    let output = BufReader::new(child.stdout.take().unwrap());
    let mut acknowledged = Vec::new();
    for line in output.lines() {
        let line = line.unwrap();
        // The test harness prints a line of its own into the same pipe.
        let Some(start) = line.find("round-") else {
            continue;
        };
        acknowledged.push(line[start..].to_owned());
        if acknowledged.len() as u64 == lives {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    acknowledged
}

/// A small generator (xorshift), so that a failure can be repeated.
fn next_random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// The commands that each client may have sent without hearing of them.
fn unacknowledged(round: u64, acknowledged: &[String]) -> Vec<String> {
    let next = |client: u64| {
        let prefix = command_id(round, client, 0).trim_end_matches('0').to_owned();
        acknowledged.iter().filter(|id| id.starts_with(&prefix)).count() as u64
    };
    (0..CLIENTS).map(|client| command_id(round, client, next(client))).collect()
}

#[tokio::test]
async fn a_killed_writer_loses_nothing_acknowledged_and_doubles_nothing() {
    let test = TestLog::new();
    let mut random = 0x9E37_79B9_7F4A_7C15;
    let mut expected: Vec<String> = Vec::new();
    let mut resent_in_vain = 0;
    for round in 0..KILLS {
        let lives = 1 + next_random(&mut random) % 120;
        let acknowledged = kill_after(start_child(&test.path, round), lives);
        assert!(acknowledged.len() as u64 >= lives, "the child ended by itself");

        assert_eq!(test.verify().await.finding, None, "round {round}");
        let again = unacknowledged(round, &acknowledged);
        let mut journal = test.journal().await;
        let submissions: Vec<_> = again.iter().map(|id| register(id, id)).collect();
        for outcome in journal.execute(&submissions).await.unwrap() {
            resent_in_vain += u64::from(outcome.unwrap().repeated);
        }
        expected.extend(acknowledged);
        expected.extend(again);
    }
    let log = test.open().await;
    assert_eq!(verify(&log).await.unwrap().finding, None);
    let events = events_by_command(&log).await;
    for id in &expected {
        assert_eq!(events.get(id), Some(&1), "{id}");
    }
    // Nothing else happened than what was acknowledged or sent again.
    assert_eq!(log.head().await.unwrap().seq, expected.len() as u64);
    println!(
        "{} commands, {resent_in_vain} were there before they were sent again",
        expected.len()
    );
}
