//! The file of the large city: written once, whole in its one file, and who may read it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use battle_map::{
    command::{Asked, Command},
    event::{Event, Recorded, Subject},
    model::{
        actor::{Actor, Role},
        person::PersonAction,
    },
    value::{CommandId, Name, Seq, Timestamp},
};
use battle_map_server::{
    auth::{CredentialStore, NewToken, Passwords, Secret, StoredPassword},
    clock,
    log::{Appended, CommandRecord, Head, NewEvent, SqliteLog, Store},
    writer::{Journal, Submission},
};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{Failure, city};

/// Half past two on 30 October 2026 at UTC+08:00.
pub const NOW: Timestamp = Timestamp(1_793_341_800_000);

const EVENTS_A_COMMAND: usize = 5_000;

/// Where it lies: in the build's own directory. A temporary one may be in memory, where syncing
/// costs nothing.
pub fn file() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("large-city.db")
}

/// An event of the office as the log would hand it on, to be applied to a board in memory.
pub fn recorded(seq: Seq, event: Event) -> Result<Recorded, Failure> {
    Ok(Recorded {
        seq,
        at: NOW,
        actor: Actor { name: Name::new("office")?, role: Role::Office, post: None },
        command: CommandId::try_from(format!("measured-{seq}"))?,
        event,
    })
}

/// Writes the city if it is not there, and takes its snapshots away.
pub async fn prepare() -> Result<(), Failure> {
    let file = file();
    if !file.exists() {
        eprintln!("writing {} events to {} (once)", city::EVENTS, file.display());
        write(&file).await?;
    }
    run(&file, "DELETE FROM snapshot").await
}

/// A copy of the city to change, in a directory that goes away.
pub async fn copy(file: &Path) -> Result<(tempfile::TempDir, PathBuf), Failure> {
    run(file, "PRAGMA wal_checkpoint(TRUNCATE)").await?;
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let copy = folder.path().join("city.db");
    fs::copy(file, &copy)?;
    Ok((folder, copy))
}

/// The secret of a token of its own for `role`.
pub async fn token(file: &Path, role: Role) -> Result<String, Failure> {
    let secret = Secret::new()?;
    let token = NewToken { hash: secret.hash(), label: "bench".to_owned(), role, made_ms: 0 };
    SqliteLog::open(file).await?.add_token(&token).await?;
    Ok(secret.expose().to_owned())
}

/// Everybody's password.
pub const PASSWORD: &str = "three kicks";

/// The name of one of the people.
pub fn person(number: usize) -> String {
    format!("morning-{number:03}")
}

/// Opens accounts for so many people, who read.
pub async fn people(file: &Path, count: usize) -> Result<(), Failure> {
    let log = Arc::new(SqliteLog::open(file).await?);
    let mut journal = Journal::open(log.clone(), clock::system()).await?;
    let hash = Passwords::new()?.hash(PASSWORD).await?;
    let password = StoredPassword { hash, initial: false };
    let register = |number| -> Result<Command, Failure> {
        let (name, role) = (Name::new(&person(number))?, Role::Viewer);
        Ok(Command::new(Subject::City, PersonAction::Register { name, role }))
    };
    let together = (0..count).map(register).collect::<Result<Vec<_>, _>>()?;
    let actor = Actor { name: Name::new("bench")?, role: Role::Admin, post: None };
    let submission = Submission::new(actor, Asked::Together(together))?;
    let answers = journal.execute(&[submission]).await?;
    for answer in answers {
        for created in answer.map_err(|refusal| refusal.code())?.result.created {
            if let Subject::Person(id) = created {
                log.set_password(id, &password).await?;
            }
        }
    }
    Ok(())
}

/// Written beside and moved into place, so that a broken off attempt is not taken for a city.
async fn write(file: &Path) -> Result<(), Failure> {
    let unfinished = file.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_file(&unfinished)?;
    }
    let log = SqliteLog::open_or_create(&unfinished).await?;
    let events: Vec<_> = city::events()?.collect();
    let mut head = Head::default();
    for chunk in events.chunks(EVENTS_A_COMMAND) {
        head = append(&log, &head, chunk).await?;
    }
    drop(log);
    run(&unfinished, "PRAGMA wal_checkpoint(TRUNCATE)").await?;
    Ok(fs::rename(unfinished, file)?)
}

async fn append(log: &SqliteLog, head: &Head, events: &[Event]) -> Result<Head, Failure> {
    let actor = Actor { name: Name::new("office")?, role: Role::Office, post: None };
    let actor = serde_json::to_string(&actor)?;
    let command_id = format!("large-city-{}", head.seq);
    // Two years up to now.
    let time_ms = NOW.0 - 63_072_000_000 + i64::try_from(head.seq)? * 63_000;
    let rows = events.iter().map(|event| {
        Ok(NewEvent {
            time_ms,
            actor: actor.clone(),
            command_id: command_id.clone(),
            subject: event.subject.to_string(),
            kind: event.kind().to_owned(),
            body: serde_json::to_string(&event.change)?,
        })
    });
    let rows = rows.collect::<Result<Vec<_>, Failure>>()?;
    let seq = head.seq + rows.len() as u64;
    let command = CommandRecord { command_id: command_id.clone(), seq, result: "{}".to_owned() };
    match log.append(head, &rows, &[command]).await? {
        Appended::Done(head) => Ok(head),
        Appended::Moved => Err("somebody else writes the city".into()),
    }
}

async fn run(file: &Path, statement: &'static str) -> Result<(), Failure> {
    let options = SqliteConnectOptions::new().filename(file);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::query(statement).execute(&mut connection).await?;
    Ok(connection.close().await?)
}
