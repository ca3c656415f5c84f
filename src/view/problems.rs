//! 存在问题 as a ledger: what stands in the way, whose job it is, for how long.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    head::Frame,
    named::Named,
    options::{FilterOption, Options},
    paged::{Paged, Part},
};
use crate::{
    command::Command,
    event::Subject,
    model::{
        actor::Actor,
        problem::{
            CoordinationLevel, Problem, ProblemAction, ProblemKind, ProblemState, ProblemStep,
        },
        project::Project,
    },
    rules,
    value::{Day, ProblemId, ProjectId, RegionId, Seq, Text, Timestamp, UnitId},
};

pub mod agenda;
mod query;
mod reported;
#[cfg(test)]
mod tests;

pub use agenda::AgendaOrder;
use agenda::Listed;
pub use query::{ProblemQuery, ProblemScope};
pub use reported::ReportedProblem;

/// One problem as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemRow {
    /// The identifier that commands about the problem name.
    pub id: ProblemId,
    /// The project in whose way it stands.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// The name of the project's main region.
    pub region: String,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The problem in words.
    pub text: Text,
    /// The day on which it began.
    pub since: Day,
    /// Days from then until today or its closure.
    pub days: i32,
    /// The unit that must solve it; none where nobody named one.
    pub solver: Option<Named<UnitId>>,
    /// The level at which it is coordinated.
    pub level: CoordinationLevel,
    /// The day by which it is to be solved.
    pub deadline: Option<Day>,
    /// Days past its deadline while it is open; none where that is not past.
    pub overdue: Option<i32>,
    /// What was done about it, oldest first.
    pub steps: Vec<ProblemStep>,
    /// Whether it is solved, and how.
    pub state: ProblemState,
    /// Whether whoever looks may revise it.
    pub may_revise: bool,
    /// Whether whoever looks may write down a step.
    pub may_work: bool,
    /// Whether whoever looks may close or reopen it.
    pub may_close: bool,
    /// How many the same solver has at this level, if it is the first of them in a meeting's order, or
    /// the first of a page.
    #[serde(default)]
    pub leads: Option<u32>,
    /// The version a command about it must name.
    pub version: Seq,
}

/// The ledger of problems.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProblemsView {
    /// City, period, data age.
    pub frame: Frame,
    /// Regions to choose from.
    pub regions: Vec<FilterOption<RegionId>>,
    /// The rows that pass, in the order asked for.
    pub rows: Paged<ProblemRow>,
    /// What the latest reports name and nobody wrote down yet, as far as the reader may.
    #[serde(default)]
    pub reported: Paged<ReportedProblem>,
    /// How many of all are open.
    pub open: u32,
    /// How many of those are past their deadline.
    pub overdue: u32,
}

/// The problems of live projects as `actor` sees them at `now`.
pub fn problems(
    assessment: &Assessment,
    actor: &Actor,
    query: &ProblemQuery,
    now: Timestamp,
) -> ProblemsView {
    shown(assessment, actor, query, Part::Page(query.page), now)
}

/// The same with all rows that pass, for a file.
pub fn whole_ledger(
    assessment: &Assessment,
    actor: &Actor,
    query: &ProblemQuery,
    now: Timestamp,
) -> ProblemsView {
    shown(assessment, actor, query, Part::Whole, now)
}

fn shown(
    assessment: &Assessment,
    actor: &Actor,
    query: &ProblemQuery,
    part: Part,
    now: Timestamp,
) -> ProblemsView {
    let today = now.day();
    let live: Vec<_> = live(assessment).collect();
    let open = live.iter().filter(|(_, problem)| problem.is_open());
    let late = live.iter().filter(|(_, problem)| problem.overdue(today).is_some());
    let (open, overdue) = (count(open.count()), count(late.count()));
    let passing = live.iter().filter(|(project, problem)| query.passes(project, problem, today));
    let mut listed: Vec<_> = passing
        .map(|(project, problem)| Listed::of(&assessment.board, project, problem, today))
        .collect();
    query.order.sort(&mut listed);
    let mut rows = Paged::part(&listed, part, |listed| {
        let Listed { project, problem, leads, .. } = *listed;
        ProblemRow { leads, ..row(assessment, actor, project, problem, today) }
    });
    let group = listed.get(rows.first_place() as usize - 1).and_then(|first| first.group);
    if let Some(first) = rows.lines.first_mut() {
        first.leads = group;
    }
    let regions = Options::of(assessment).regions;
    let reported = reported::reported(assessment, actor, query);
    ProblemsView { frame: Frame::of(assessment, now), regions, rows, reported, open, overdue }
}

/// All problems of live projects.
fn live(assessment: &Assessment) -> impl Iterator<Item = (&Project, &Problem)> {
    let board = &assessment.board;
    board.problems.values().filter_map(|problem| {
        let project = board.projects.get(&problem.project)?;
        project.is_live().then_some((project.as_ref(), problem.as_ref()))
    })
}

/// How many open problems a project and its sub-projects have on `today`, and how many of them are
/// past their deadline.
pub fn counts(assessment: &Assessment, project: ProjectId, today: Day) -> (u32, u32) {
    let mine = live(assessment).filter(|(of, _)| of.id == project || of.parent == Some(project));
    mine.fold((0, 0), |(open, overdue), (_, problem)| {
        let late = problem.overdue(today).is_some();
        (open + u32::from(problem.is_open()), overdue + u32::from(late))
    })
}

/// The problems of one project and its sub-projects, open ones first.
pub fn of_project(
    assessment: &Assessment,
    actor: &Actor,
    project: &Project,
    page: u32,
    today: Day,
) -> Paged<ProblemRow> {
    let id = project.id;
    let mine = live(assessment).filter(|(of, _)| of.id == id || of.parent == Some(id));
    let mut rows: Vec<_> =
        mine.map(|(of, problem)| row(assessment, actor, of, problem, today)).collect();
    rows.sort_by_key(|row| (row.state != ProblemState::Open, std::cmp::Reverse(row.days), row.id));
    Paged::of(&rows, page, Clone::clone)
}

fn row(
    assessment: &Assessment,
    actor: &Actor,
    project: &Project,
    problem: &Problem,
    today: Day,
) -> ProblemRow {
    let board = &assessment.board;
    let (id, file) = (problem.id, &problem.file);
    let region = project.region().and_then(|region| board.regions.get(&region));
    let subject = Subject::Problem(problem.project, id);
    let may = |action| rules::may(board, actor, &Command::new(subject, action));
    ProblemRow {
        id,
        project: project.id,
        name: project.facts.name.to_string(),
        region: region.map(|region| region.name.to_string()).unwrap_or_default(),
        kind: file.kind,
        text: file.text.clone(),
        since: file.since,
        days: problem.days(today),
        solver: file
            .solver
            .and_then(|id| board.unit_name(id).map(|name| Named { id, name: name.to_owned() })),
        level: file.level,
        deadline: file.deadline,
        overdue: problem.overdue(today),
        steps: problem.steps.clone(),
        state: problem.state.clone(),
        may_revise: may(ProblemAction::Revise(file.clone())),
        may_work: may(ProblemAction::AddStep { text: file.text.clone() }),
        may_close: may(ProblemAction::Close { text: file.text.clone() }),
        leads: None,
        version: problem.version,
    }
}
