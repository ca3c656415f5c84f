//! Start-up, memory, the wall view and pages of a large city: 10,000 projects, 1,000,000 events.
//!
//! Prints one JSON object a line: `{"name": …, "value": …, "unit": …, "goal": …}`. The city is written to
//! the directory of the build and kept there: writing it takes longer than everything measured.

mod city;
mod pages;
mod rules;

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use battle_map::event::{Event, Recorded};
use battle_map::model::actor::{Actor, Role};
use battle_map::model::fact::Source;
use battle_map::model::report::{Figures, ReportEvent};
use battle_map::value::{CommandId, Money, Month, Name, ProjectId, Seq, Timestamp};
use battle_map::view::{standing::Standing, wall::wall};
use battle_map_server::log::{Appended, CommandRecord, Head, NewEvent, SqliteLog, Store};
use battle_map_server::writer::{Journal, Present, Writer};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

type Failure = Box<dyn Error + Send + Sync>;

/// Half past two on 30 October 2026 at UTC+08:00.
const NOW: Timestamp = Timestamp(1_793_341_800_000);
/// Tell the measuring processes from the one that starts them.
const START: &str = "start";
const SERVE: &str = "serve";
const EVENTS_A_COMMAND: usize = 5_000;
const WALLS: usize = 500;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large-city.db");
    if std::env::args().any(|argument| argument == START) {
        return measure(&file).await;
    }
    if std::env::args().any(|argument| argument == SERVE) {
        return pages::measure(&file).await;
    }
    if !file.exists() {
        eprintln!("writing {} events to {} (once)", city::EVENTS, file.display());
        write_city(&file).await?;
    }
    forget_snapshots(&file).await?;
    // A process of its own for each start: memory is measured from nothing.
    // The first folds all events and leaves a snapshot to the others.
    for task in [START, START, SERVE] {
        let status = Command::new(std::env::current_exe()?).arg(task).status()?;
        if !status.success() {
            return Err("the measuring process failed".into());
        }
    }
    Ok(())
}

async fn measure(file: &Path) -> Result<(), Failure> {
    let before = resident_megabytes()?;
    let start = Instant::now();
    let journal = open(file).await?;
    let folded = journal.snapshot() == 0;
    let (from, goal) = if folded {
        ("folding 1,000,000 events", "under 6 s")
    } else {
        ("a snapshot", "under 1 s")
    };
    report(&format!("start-up from {from}"), start.elapsed().as_secs_f64(), "s", goal);
    let grown = resident_megabytes()? - before;
    report(&format!("memory after a start from {from}"), grown, "MB", "");
    if folded {
        let (_writer, task) = Writer::start(journal);
        let start = Instant::now();
        task.stop().await;
        report("writing a snapshot", start.elapsed().as_secs_f64(), "s", "");
    } else {
        walls(journal.present())?;
        rules::measure(&journal.present().board)?;
    }
    Ok(())
}

async fn open(file: &Path) -> Result<Journal, Failure> {
    let store = Arc::new(SqliteLog::open(file).await?);
    Ok(Journal::open(store, Arc::new(|| NOW)).await?)
}

/// The wall as the server computes it: what has changed since the last board is judged anew. Each
/// time another project reports.
fn walls(present: &Present) -> Result<(), Failure> {
    let mut times = Vec::with_capacity(WALLS);
    let start = Instant::now();
    let mut standing = Standing::of(&present.board);
    std::hint::black_box(wall(&standing, NOW));
    report("wall view, all projects judged", milliseconds(start), "ms", "");
    let mut board = present.board.as_ref().clone();
    for (seq, project) in (board.seq.0 + 1..).zip(1..).take(WALLS) {
        board.apply(&reported(seq, project)?);
        let start = Instant::now();
        standing = Standing::following(Some(&standing), &board, board.at.day());
        std::hint::black_box(wall(&standing, NOW));
        times.push(milliseconds(start));
    }
    times.sort_by(f64::total_cmp);
    report("wall view after a change, p50", times[WALLS / 2], "ms", "");
    report("wall view after a change, p99", times[WALLS * 99 / 100], "ms", "under 5 ms");
    Ok(())
}

fn reported(seq: u64, project: u32) -> Result<Recorded, Failure> {
    let figures = Figures {
        year_to_date: Some(Money::from_wan(1_000 + i64::from(project))),
        ..Figures::default()
    };
    let (month, source) = (Month::new(2026, 9)?, Source::Report);
    let event = ReportEvent::Recorded { project: ProjectId(project), month, figures, source };
    Ok(Recorded {
        seq: Seq(seq),
        at: NOW,
        actor: Actor { name: Name::new("office")?, role: Role::Office },
        command: CommandId::try_from(format!("report-{seq}"))?,
        event: event.into(),
    })
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

fn report(name: &str, value: f64, unit: &str, goal: &str) {
    let row = serde_json::json!({ "name": name, "value": value, "unit": unit, "goal": goal });
    println!("{row}");
}

/// What the kernel counts as this process's own; only Linux tells it this way.
fn resident_megabytes() -> Result<f64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    Ok(kilobytes.ok_or("no VmRSS")?.trim().parse::<f64>()? / 1024.0)
}

/// Written beside and moved into place, so that a broken off attempt is not taken for a city.
async fn write_city(file: &Path) -> Result<(), Failure> {
    let unfinished = file.with_extension("unfinished");
    if unfinished.exists() {
        std::fs::remove_file(&unfinished)?;
    }
    let log = SqliteLog::open_or_create(&unfinished).await?;
    let events: Vec<_> = city::events()?.collect();
    let mut head = Head::default();
    for chunk in events.chunks(EVENTS_A_COMMAND) {
        head = append(&log, &head, chunk).await?;
    }
    drop(log);
    let mut connection = SqliteConnection::connect_with(&options(&unfinished)).await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
    connection.close().await?;
    Ok(std::fs::rename(unfinished, file)?)
}

async fn append(log: &SqliteLog, head: &Head, events: &[Event]) -> Result<Head, Failure> {
    let actor = Actor { name: Name::new("office")?, role: Role::Office };
    let actor = serde_json::to_string(&actor)?;
    let command_id = format!("large-city-{}", head.seq);
    // Two years up to now.
    let time_ms = NOW.0 - 63_072_000_000 + i64::try_from(head.seq)? * 63_000;
    let rows = events.iter().map(|event| {
        Ok(NewEvent {
            time_ms,
            actor: actor.clone(),
            command_id: command_id.clone(),
            subject: event.subject().to_string(),
            kind: event.kind().to_owned(),
            body: serde_json::to_string(event)?,
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

async fn forget_snapshots(file: &Path) -> Result<(), Failure> {
    let mut connection = SqliteConnection::connect_with(&options(file)).await?;
    sqlx::query("DELETE FROM snapshot").execute(&mut connection).await?;
    Ok(connection.close().await?)
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(file)
}
