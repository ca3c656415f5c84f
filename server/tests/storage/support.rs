//! What the tests of the log share: a file of their own, plain events, a tampering hand.

pub mod city;
#[cfg(target_os = "linux")]
pub mod program;

use std::path::{Path, PathBuf};

use battle_map_server::log::{
    Appended, CommandRecord, Head, NewEvent, SqliteLog, Store,
    verify::{VerifiedLog, verify},
};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

/// A log in a directory that goes when the test ends.
pub struct TestLog {
    pub path: PathBuf,
    _directory: TempDir,
}

impl TestLog {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        Self { path: directory.path().join("city.db"), _directory: directory }
    }

    pub async fn open(&self) -> SqliteLog {
        SqliteLog::open_or_create(&self.path).await.unwrap()
    }

    /// A log with `count` events, each from a command of its own.
    pub async fn with_events(count: u64) -> Self {
        let this = Self::new();
        let log = this.open().await;
        let mut head = Head::default();
        for number in 1..=count {
            let id = format!("command-{number}");
            let events = [event(&format!("project/{}", number % 3), &id)];
            head = append(&log, &head, &events, &[record(&id, number)]).await;
        }
        log.close().await.unwrap();
        this
    }

    pub async fn verify(&self) -> VerifiedLog {
        verify(&self.open().await).await.unwrap()
    }

    /// Changes the file behind the program's back.
    pub async fn tamper(&self, sql: &str) {
        self.run("DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted").await;
        self.run(sql).await;
    }

    /// Runs SQL on a connection of its own.
    pub async fn run(&self, sql: &str) {
        let mut connection = raw(&self.path).await;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

pub async fn raw(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    SqliteConnection::connect_with(&options).await.unwrap()
}

pub fn event(subject: &str, command_id: &str) -> NewEvent {
    NewEvent {
        time_ms: 1_700_000_000_000,
        actor: r#"{"name":"office"}"#.into(),
        command_id: command_id.into(),
        subject: subject.into(),
        kind: "renamed".into(),
        body: r#"{"name":"渠江大桥"}"#.into(),
    }
}

pub fn record(command_id: &str, seq: u64) -> CommandRecord {
    CommandRecord { command_id: command_id.into(), seq, result: format!(r#"{{"seq":{seq}}}"#) }
}

/// Appends what must go through.
pub async fn append(
    log: &SqliteLog,
    head: &Head,
    events: &[NewEvent],
    commands: &[CommandRecord],
) -> Head {
    match log.append(head, events, commands).await.unwrap() {
        Appended::Done(head) => head,
        Appended::Moved => panic!("the head moved"),
    }
}
