//! Start-up of a large city, what it takes in memory, and the wall view made of it.

use std::{path::Path, sync::Arc, time::Instant};

use battle_map::{
    event::{Event, Recorded, Subject},
    model::{
        fact::Source,
        report::{Figures, ReportChange},
    },
    value::{Money, Month, ProjectId, Seq},
    view::{assessment::Assessment, wall::wall},
};
use battle_map_server::{
    log::SqliteLog,
    writer::{Journal, Present, Writer},
};

use crate::{
    Failure, doubles,
    large::{self, NOW},
    report::{milliseconds, percentile, report, resident_megabytes},
    rules,
};

const WALLS: usize = 500;

/// Opens the city. Without a snapshot one is left for the next start; from one, the wall and the
/// rules are measured.
pub async fn measure(file: &Path) -> Result<(), Failure> {
    let before = resident_megabytes("self")?;
    let start = Instant::now();
    let store = Arc::new(SqliteLog::open(file).await?);
    let journal = Journal::open(store, Arc::new(|| NOW)).await?;
    let folded = journal.snapshot() == 0;
    let (from, goal) = if folded {
        ("folding 1,000,000 events", "under 6 s")
    } else {
        ("a snapshot", "under 1 s")
    };
    report(&format!("start-up from {from}"), start.elapsed().as_secs_f64(), "s", goal);
    let grown = resident_megabytes("self")? - before;
    report(&format!("memory after a start from {from}"), grown, "MB", "");
    if folded {
        let (_writer, task) = Writer::start(journal);
        let start = Instant::now();
        task.stop().await;
        report("writing a snapshot", start.elapsed().as_secs_f64(), "s", "");
    } else {
        walls(journal.present())?;
        rules::measure(&journal.present().board)?;
        doubles::measure(&journal.present().board)?;
    }
    Ok(())
}

/// The wall as the server computes it: what has changed since the last board is judged anew. Each
/// time another project reports.
fn walls(present: &Present) -> Result<(), Failure> {
    let mut times = Vec::with_capacity(WALLS);
    let start = Instant::now();
    let mut standing = Assessment::of(&present.board);
    std::hint::black_box(wall(&standing, NOW));
    report("wall view, all projects judged", milliseconds(start), "ms", "");
    let mut board = present.board.as_ref().clone();
    for (seq, project) in (board.seq.0 + 1..).zip(1..).take(WALLS) {
        board.apply(&reported(seq, project)?);
        let start = Instant::now();
        standing = Assessment::following(Some(&standing), &board, board.at.day());
        std::hint::black_box(wall(&standing, NOW));
        times.push(milliseconds(start));
    }
    report("wall view after a change, p50", percentile(&mut times, 50), "ms", "");
    report("wall view after a change, p99", percentile(&mut times, 99), "ms", "under 5 ms");
    Ok(())
}

fn reported(seq: u64, project: u32) -> Result<Recorded, Failure> {
    let figures = Figures {
        year_to_date: Some(Money::from_wan(1_000 + i64::from(project))),
        ..Figures::default()
    };
    let (month, source) = (Month::new(2026, 9)?, Source::Report);
    let subject = Subject::Report(ProjectId(project), month);
    large::recorded(Seq(seq), Event::new(subject, ReportChange::Recorded { figures, source }))
}
