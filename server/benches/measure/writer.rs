//! Durable commands: one transaction a command against the writer with 64 clients, same disk.

use std::sync::Arc;
use std::time::Instant;

use battle_map::command::{Command, Request};
use battle_map::event::Subject;
use battle_map::model::actor::{Actor, Role};
use battle_map::model::unit::UnitAction;
use battle_map::value::{CommandId, Name, Timestamp};
use battle_map_server::log::SqliteLog;
use battle_map_server::writer::{Journal, Submission, Writer};

use crate::{Failure, report::report};

const CLIENTS: u32 = 64;
const ALONE: u32 = 2_000;
const EACH: u32 = 500;

/// Writes one by one, then with many clients at once.
pub async fn measure() -> Result<(), Failure> {
    let alone = one_by_one().await?;
    let together = through_the_writer().await?;
    report("durable commands, one transaction each", alone, "1/s", "");
    report("durable commands, writer with 64 clients", together, "1/s", "");
    report("writer against one transaction each", together / alone, "times", "at least 5 times");
    Ok(())
}

/// The build's own directory: a temporary one may be in memory, where syncing costs nothing.
async fn journal() -> Result<(tempfile::TempDir, Journal), Failure> {
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let store = SqliteLog::open_or_create(&directory.path().join("city.db")).await?;
    let journal = Journal::open(Arc::new(store), Arc::new(|| Timestamp(0))).await?;
    Ok((directory, journal))
}

fn register(client: u32, number: u32) -> Result<Submission, Failure> {
    let name = format!("client-{client}-{number}");
    let register = UnitAction::Register { name: Name::new(&name)? };
    let command = Command::new(Subject::City, register).into();
    let request = Request { id: CommandId::try_from(name)?, reads: Vec::new(), command };
    Ok(Submission {
        actor: Actor { name: Name::new("office")?, role: Role::Office, post: None },
        request,
    })
}

async fn one_by_one() -> Result<f64, Failure> {
    let (_directory, mut journal) = journal().await?;
    let start = Instant::now();
    for number in 0..ALONE {
        journal.execute(&[register(0, number)?]).await?;
    }
    Ok(f64::from(ALONE) / start.elapsed().as_secs_f64())
}

async fn through_the_writer() -> Result<f64, Failure> {
    let (_directory, journal) = journal().await?;
    let (writer, task) = Writer::start(journal);
    let start = Instant::now();
    let clients: Vec<_> =
        (0..CLIENTS).map(|client| tokio::spawn(one_client(writer.clone(), client))).collect();
    for client in clients {
        client.await??;
    }
    let speed = f64::from(CLIENTS * EACH) / start.elapsed().as_secs_f64();
    task.stop().await;
    Ok(speed)
}

async fn one_client(writer: Writer, client: u32) -> Result<(), Failure> {
    for number in 0..EACH {
        writer.submit(register(client, number)?).await?.map_err(|refusal| refusal.to_string())?;
    }
    Ok(())
}
