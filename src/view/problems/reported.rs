//! Problems that a month's report names and nobody has written down yet: what was typed as 存在问题
//! reaches the ledger of problems as a proposal, for whoever may raise it.

use serde::{Deserialize, Serialize};

use super::ProblemQuery;
use crate::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        actor::Actor,
        problem::{CoordinationLevel, ProblemAction, ProblemFile, ProblemKind},
        project::Project,
    },
    rules,
    value::{Day, Month, ProjectId, Text, text::normalised},
    view::{assessment::Assessment, judged::Judged, paged::Paged, problems::query::ProblemScope},
};

/// A problem that a report names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedProblem {
    /// The project of the report.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// The name of its main region.
    pub region: String,
    /// The month of the report.
    pub month: Month,
    /// The first day of the month since which the reports say the same.
    pub since: Day,
    /// The problem in the words of the report.
    pub text: Text,
}

/// What the latest reports name and is no problem of the ledger yet, as far as `actor` may raise it.
pub(super) fn reported(
    assessment: &Assessment,
    actor: &Actor,
    query: &ProblemQuery,
) -> Paged<ReportedProblem> {
    // A proposal has neither kind nor level, and is not closed.
    let asked = matches!(query.shown, ProblemScope::Open | ProblemScope::All);
    if !asked || query.kind.is_some() || query.level.is_some() {
        return Paged::default();
    }
    let here = |entry: &&Judged| {
        let shares = &entry.project.facts.regions;
        query.region.is_none_or(|region| shares.iter().any(|share| share.region == region))
    };
    let named = assessment.entries().filter(here);
    let named: Vec<_> =
        named.filter_map(|entry| NamedProblem::of(assessment, actor, &entry.project)).collect();
    Paged::of(&named, query.reported, |named| named.line(&assessment.board))
}

/// A problem of a report, as it is counted: its line is made only for the page that shows it.
struct NamedProblem<'a> {
    project: &'a Project,
    month: Month,
    since: Day,
    text: &'a Text,
}

impl<'a> NamedProblem<'a> {
    fn of(assessment: &Assessment, actor: &Actor, project: &'a Project) -> Option<Self> {
        let board = &assessment.board;
        let (month, last) = project.reports.iter().next_back()?;
        let text = last.figures.stated_problem()?;
        let word = normalised(text.as_str());
        let known =
            |id| board.problems.get(id).is_some_and(|p| normalised(p.file.text.as_str()) == word);
        if project.problems.iter().any(known) {
            return None;
        }
        let same = project.reports.iter().rev().take_while(|(_, report)| {
            report.figures.problem.as_ref().is_some_and(|text| normalised(text.as_str()) == word)
        });
        let since = same.last().map_or(*month, |(first, _)| *first).first_day();
        let raise = ProblemAction::Raise(ProblemFile {
            kind: ProblemKind::Other,
            text: text.clone(),
            since,
            solver: None,
            level: CoordinationLevel::County,
            deadline: None,
        });
        let may = rules::may(board, actor, &Command::new(Subject::Project(project.id), raise));
        may.then_some(Self { project, month: *month, since, text })
    }

    fn line(&self, board: &Board) -> ReportedProblem {
        let region = self.project.region().and_then(|id| board.regions.get(&id));
        ReportedProblem {
            project: self.project.id,
            name: self.project.facts.name.to_string(),
            region: region.map(|region| region.name.to_string()).unwrap_or_default(),
            month: self.month,
            since: self.since,
            text: self.text.clone(),
        }
    }
}
