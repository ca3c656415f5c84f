//! In which order problems are taken up, and the gravest of them for the wall.

use std::{cmp::Reverse, collections::HashMap};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::live;
use crate::{
    board::Board,
    model::{
        problem::{CoordinationLevel, Problem, ProblemKind},
        project::Project,
    },
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

/// A problem as the ledger orders it: its row is made only for the page that shows it.
pub(super) struct Listed<'a> {
    /// The project in whose way it stands.
    pub project: &'a Project,
    /// The problem itself.
    pub problem: &'a Problem,
    /// How many the same solver has at this level; none but in a meeting's order.
    pub group: Option<u32>,
    /// The same, for the first of them only.
    pub leads: Option<u32>,
    heading: Heading,
    gravity: Gravity,
}

/// Under which words a meeting takes a problem up.
type Heading = (CoordinationLevel, Option<UnitId>);

/// The key by which problems are sorted, the gravest first.
type Gravity = Reverse<(Option<i32>, i32, ProblemId)>;

impl<'a> Listed<'a> {
    pub fn of(board: &Board, project: &'a Project, problem: &'a Problem, today: Day) -> Self {
        let solver = problem.file.solver.filter(|unit| board.unit_name(*unit).is_some());
        Self {
            project,
            problem,
            group: None,
            leads: None,
            heading: (problem.file.level, solver),
            gravity: Reverse((problem.overdue(today), problem.days(today), problem.id)),
        }
    }
}

impl AgendaOrder {
    /// Sorts problems; in a meeting's order the first of each solver says how many follow.
    pub(super) fn sort(self, all: &mut [Listed<'_>]) {
        all.sort_by_key(|listed| listed.gravity);
        if self == Self::Meeting {
            let turns = turns(all);
            all.sort_by_key(|listed| {
                (Reverse(listed.heading.0), turns.get(&listed.heading).copied())
            });
            mark(all);
        }
    }
}

/// Where the gravest problem of each solver stands; whom nobody named comes last.
fn turns(all: &[Listed<'_>]) -> HashMap<Heading, (bool, usize)> {
    let mut turns = HashMap::new();
    for (place, listed) in all.iter().enumerate() {
        turns.entry(listed.heading).or_insert((listed.heading.1.is_none(), place));
    }
    turns
}

fn mark(all: &mut [Listed<'_>]) {
    let mut sizes: HashMap<Heading, u32> = HashMap::new();
    for listed in all.iter() {
        *sizes.entry(listed.heading).or_default() += 1;
    }
    let mut before = None;
    for listed in all {
        listed.group = sizes.get(&listed.heading).copied();
        listed.leads = listed.group.filter(|_| before != Some(listed.heading));
        before = Some(listed.heading);
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

/// The open problems on `today` of the live projects among some, with the `shown` gravest of them.
pub fn sum(
    assessment: &Assessment,
    shown: usize,
    today: Day,
    among: impl Fn(ProjectId) -> bool,
) -> ProblemSum {
    let open = live(assessment).filter(|(project, problem)| problem.is_open() && among(project.id));
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
