//! One project of the desk's grid: what stands for the month.

use serde::{Deserialize, Serialize};

use super::due::{DueLine, due};
use crate::{
    event::Subject,
    model::{
        measure::span,
        project::Project,
        report::{Figures, PendingState, Returner, total_before},
        rule::Lamp,
        schedule::scheduled,
        stage::StageGroup,
    },
    value::{Day, Money, Month, ProjectId, Seq, Text},
    view::{
        assessment::{Assessment, count},
        judged::Judged,
    },
};

/// How far a project's report for the period has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportState {
    /// No report was handed in.
    Missing,
    /// It waits for the county's office, or was given back with a reason.
    Pending(PendingState),
    /// The report is filed and stands.
    Filed,
}

/// How many milestones of a project are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DueCount {
    /// How many [`DueView`] lists.
    pub count: u32,
    /// Whether one of them is overdue.
    #[serde(default, skip_serializing_if = "is_default")]
    pub overdue: bool,
}

/// One project of the grid. A county has more than a thousand: what is shown only of a line that is
/// opened is asked for then ([`DueView`]), and what is empty is not written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskRow {
    /// 项目编号: the project's identifier.
    pub id: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
    /// Its group of stages.
    pub stage: StageGroup,
    /// How far the rules find it behind.
    pub lamp: Lamp,
    /// The year's plan in force.
    #[serde(default, skip_serializing_if = "is_default")]
    pub plan: Option<Money>,
    /// 累计 before the month, to which 当月 is added; none without a month.
    #[serde(default, skip_serializing_if = "is_default")]
    pub before: Option<Money>,
    /// Whether the months before said nothing yet: a total that is typed then tells of them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unopened: bool,
    /// What should be done by the end of the month, in tenths of a percent of the year's plan.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scheduled: Option<i64>,
    /// 当月 of the month before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub last_month: Option<Money>,
    /// What was reported so far, or the words of last month to begin with.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: Figures,
    /// How far the report has come.
    pub state: ReportState,
    /// The version that a command about the report must name; none before the first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub version: Option<Seq>,
    /// How many milestones are due.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: DueCount,
    /// The milestones that are due, for pages without scripts; known on the server alone, never sent.
    #[serde(skip)]
    pub milestones: Vec<DueLine>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl DeskRow {
    /// Whether 累计 is the total before and 当月.
    #[must_use]
    pub const fn opens_with_a_total(&self) -> bool {
        self.before.is_some() && !self.unopened
    }

    /// 累计 with the month as it stands: what was reported, else the total before and 当月.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        let sum = self.before.zip(self.figures.month).map(|(before, month)| before + month);
        self.figures.year_to_date.or(sum)
    }

    /// Who gave the report back, and why; `None` where nobody did.
    #[must_use]
    pub const fn returned(&self) -> Option<(Returner, &Text)> {
        match &self.state {
            ReportState::Pending(PendingState::Returned { by, reason }) => Some((*by, reason)),
            _ => None,
        }
    }
}

/// The months that rows are about.
#[derive(Debug, Clone, Copy)]
pub struct Months {
    /// The month that may be reported; none where none is open.
    pub open: Option<Month>,
    /// The month of which the reports are counted.
    pub counted: Option<Month>,
}

/// The row of a project for the desk's months.
pub fn row(assessment: &Assessment, entry: &Judged, months: Months, today: Day) -> DeskRow {
    let Months { open: month, counted } = months;
    let (board, project) = (&assessment.board, &entry.project);
    let last = month.and_then(|month| project.reports.get(&board.month_before(month)));
    let last = last.map(|report| &report.figures);
    let (state, _) = reported(project, counted, last);
    // What is typed for one month must not begin with another's figures.
    let (_, figures) = reported(project, month, last);
    let before = month.map(|month| total_before(&project.reports, board.first_month(month)));
    let milestones = due(assessment, project, today);
    DeskRow {
        id: project.id,
        name: project.facts.name.to_string(),
        stage: entry.stage,
        lamp: entry.lamp(),
        plan: month
            .and_then(|month| project.plans.get(&month.year()))
            .map(|plan| plan.current().amount),
        before: before.map(Option::unwrap_or_default),
        unopened: before == Some(None),
        scheduled: month.and_then(|month| scheduled_by(assessment, project, month)),
        last_month: month.and_then(|month| project.month_alone(board.month_before(month))),
        figures,
        state,
        version: month.and_then(|month| board.version(Subject::Report(project.id, month))),
        due: DueCount {
            count: count(milestones.len()),
            overdue: milestones.iter().any(|due| due.line.overdue.is_some()),
        },
        milestones,
    }
}

/// The share of the year's plan that is due at the end of `month`, in tenths of a percent.
fn scheduled_by(assessment: &Assessment, project: &Project, month: Month) -> Option<i64> {
    let plan = project.plans.get(&month.year())?.current();
    let (curve, span) = (assessment.curve(project.id), span(project, plan));
    Some(scheduled(curve, span, month.year(), month).tenths())
}

/// What was reported; where nothing was, last month's words are what one begins with.
fn reported(
    project: &Project,
    month: Option<Month>,
    last: Option<&Figures>,
) -> (ReportState, Figures) {
    let pending = month.and_then(|month| project.pending.get(&month));
    let filed = month.and_then(|month| project.reports.get(&month));
    if let Some(pending) = pending {
        (ReportState::Pending(pending.state.clone()), pending.figures.clone())
    } else if let Some(filed) = filed {
        (ReportState::Filed, filed.figures.clone())
    } else {
        let words = |figures: &Figures| Figures {
            progress: figures.progress.clone(),
            problem: figures.problem.clone(),
            ..Figures::default()
        };
        (ReportState::Missing, last.map(words).unwrap_or_default())
    }
}
