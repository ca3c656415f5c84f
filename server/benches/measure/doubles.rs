//! Probable doubles among the projects of the large city, which all have one place in words.

use std::{sync::Arc, time::Instant};

use battle_map::{
    board::Board,
    model::actor::{Actor, Role},
    value::Name,
    view::{
        assessment::Assessment,
        merging::Merging,
        seen::{Answer, Seen},
    },
};

use crate::{
    Failure,
    large::NOW,
    report::{milliseconds, percentile, report},
};

const RUNS: usize = 11;

/// Looks for them again and again, as the page does.
pub fn measure(board: &Board) -> Result<(), Failure> {
    let actor = Actor { name: Name::new("office")?, role: Role::Office, post: None };
    let seen = Seen { assessment: Arc::new(Assessment::of(board)), actor };
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        let answer = Merging::default().answer(&seen, &[], NOW);
        std::hint::black_box(answer.map_err(|_| "the office is not answered")?);
        times.push(milliseconds(start));
    }
    let p50 = percentile(&mut times, 50);
    report("probable doubles of 10,000 projects, p50", p50, "ms", "under 300 ms");
    report("probable doubles of 10,000 projects, slowest", percentile(&mut times, 100), "ms", "");
    Ok(())
}
