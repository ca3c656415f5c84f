//! In which order problems are taken up, and the gravest of them for the wall.

use std::{cmp::Reverse, collections::HashMap};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{ProblemRow, live};
use crate::{
    model::problem::{CoordinationLevel, ProblemKind},
    value::{Day, ProblemId, ProjectId, UnitId, code::codes},
    view::assessment::{Assessment, count},
};

/// In which order the ledger stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum AgendaOrder {
    /// Those longest past their deadline first, then the oldest.
    #[default]
    Gravest,
    /// As a meeting takes them up: the highest level first, then solver by solver, so that each
    /// answers once; the solver with the gravest first.
    Meeting,
}

codes!(AgendaOrder);

impl AgendaOrder {
    /// Sorts rows; in a meeting's order the first of each solver says how many follow.
    pub(super) fn sort(self, rows: &mut [ProblemRow]) {
        rows.sort_by_key(gravity);
        if self == Self::Meeting {
            let turns = turns(rows);
            rows.sort_by_key(|row| (Reverse(row.level), turns.get(&heading(row)).copied()));
            mark(rows);
        }
    }
}

type Heading = (CoordinationLevel, Option<UnitId>);

fn heading(row: &ProblemRow) -> Heading {
    (row.level, row.solver.as_ref().map(|solver| solver.id))
}

/// The key by which rows are sorted, the gravest first.
fn gravity(row: &ProblemRow) -> Reverse<(Option<i32>, i32, ProblemId)> {
    Reverse((row.overdue, row.days, row.id))
}

/// Where the gravest problem of each solver stands; whom nobody named comes last.
fn turns(rows: &[ProblemRow]) -> HashMap<Heading, (bool, usize)> {
    let mut turns = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        turns.entry(heading(row)).or_insert((row.solver.is_none(), place));
    }
    turns
}

fn mark(rows: &mut [ProblemRow]) {
    let mut sizes: HashMap<Heading, u32> = HashMap::new();
    for row in rows.iter() {
        *sizes.entry(heading(row)).or_default() += 1;
    }
    for row in rows {
        row.leads = sizes.remove(&heading(row));
    }
}

/// How many problems there are, and the gravest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProblemSum {
    /// How many problems are not solved.
    pub open: u32,
    /// How many of those are past their deadline.
    pub overdue: u32,
    /// Those longest past their deadline, then the oldest.
    pub gravest: Vec<GraveProblem>,
}

/// A grave problem as one line of the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraveProblem {
    /// The project in whose way it stands.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The problem in words.
    pub text: String,
    /// The name of the unit that must solve it.
    pub solver: Option<String>,
    /// Days since it began.
    pub days: i32,
    /// Days past its deadline; none where that is not past.
    pub overdue: Option<i32>,
}

/// The open problems of live projects on `today`, with the `shown` gravest of them.
pub fn sum(assessment: &Assessment, shown: usize, today: Day) -> ProblemSum {
    let open = live(assessment).filter(|(_, problem)| problem.is_open());
    let mut open: Vec<_> = open.collect();
    open.sort_by_key(|(_, problem)| {
        Reverse((problem.overdue(today), problem.days(today), problem.id))
    });
    let overdue = open.iter().filter(|(_, problem)| problem.overdue(today).is_some());
    let gravest = open.iter().take(shown).map(|(project, problem)| GraveProblem {
        project: project.id,
        name: project.facts.name.to_string(),
        kind: problem.file.kind,
        text: problem.file.text.to_string(),
        solver: problem
            .file
            .solver
            .and_then(|unit| assessment.board.unit_name(unit))
            .map(str::to_owned),
        days: problem.days(today),
        overdue: problem.overdue(today),
    });
    ProblemSum {
        overdue: count(overdue.count()),
        gravest: gravest.collect(),
        open: count(open.len()),
    }
}
