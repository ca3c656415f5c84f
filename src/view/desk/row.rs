//! One project of the desk's grid: what stands for the month, and which milestones are near.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    event::Subject,
    model::{
        actor::Actor,
        measure::span,
        project::Project,
        report::{Figures, PendingState, Returner, total_before},
        rule::Lamp,
        schedule::scheduled,
        stage::StageGroup,
    },
    value::{Day, Money, Month, ProjectId, Seq, Text, Timestamp, Year},
    view::{
        assessment::Assessment,
        evidence::{self, EvidenceLine},
        figures::{Investment, ShownFinding},
        judged::Judged,
        project_file::{MilestoneLine, milestones},
    },
};

/// Milestones due within so many days are listed; overdue ones and the next one always are.
const SOON: i32 = 60;

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

/// A milestone with the time left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueLine {
    /// The milestone as a line of the project's file.
    pub line: MilestoneLine,
    /// Days until its planned date; negative once that is past.
    pub days_left: Option<i32>,
}

/// One project of the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskRow {
    /// 项目编号: the project's identifier.
    pub id: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
    /// 县区: the name of its main region.
    pub region: String,
    /// 责任单位: the name of the unit that is responsible for it.
    pub unit: String,
    /// Its group of stages.
    pub stage: StageGroup,
    /// How far the rules find it behind.
    pub lamp: Lamp,
    /// Its measure at the last closed month.
    pub investment: Option<Investment>,
    /// The gravest of its findings; none where the rules find nothing.
    pub finding: Option<ShownFinding>,
    /// The year's plan in force.
    pub plan: Option<Money>,
    /// 累计 before the month, to which 当月 is added; none without a month.
    pub before: Option<Money>,
    /// Whether the months before said nothing yet: a total that is typed then tells of them.
    #[serde(default)]
    pub unopened: bool,
    /// What should be done by the end of the month, in tenths of a percent of the year's plan.
    #[serde(default)]
    pub scheduled: Option<i64>,
    /// 当月 of the month before.
    pub last_month: Option<Money>,
    /// 下月计划 as it was said a month ago.
    pub planned: Option<Money>,
    /// What was reported so far, or the words of last month to begin with.
    pub figures: Figures,
    /// How far the report has come.
    pub state: ReportState,
    /// The version that a command about the report must name; none before the first.
    pub version: Option<Seq>,
    /// Milestones that are due or soon will be, those that were asked about, those that only a ledger
    /// states, and the next one.
    pub milestones: Vec<DueLine>,
    /// What was attached to them and counts.
    pub evidence: Vec<EvidenceLine>,
}

impl DeskRow {
    /// Whether 累计 is the total before and 当月.
    #[must_use]
    pub const fn opens_with_a_total(&self) -> bool {
        self.before.is_some() && !self.unopened
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

/// The row of a project for the desk's months, as `actor` sees it.
pub fn row(
    assessment: &Assessment,
    entry: &Judged,
    actor: &Actor,
    months: Months,
    today: Day,
) -> DeskRow {
    let Months { open: month, counted } = months;
    let (board, project) = (&assessment.board, &entry.project);
    let facts = &project.facts;
    let last = month.and_then(|month| project.reports.get(&board.month_before(month)));
    let last = last.map(|report| &report.figures);
    let (state, _) = reported(project, counted, last);
    // What is typed for one month must not begin with another's figures.
    let (_, figures) = reported(project, month, last);
    let region = entry.region.and_then(|id| board.regions.get(&id));
    let year = assessment.year(Timestamp::start_of(today));
    let before = month.map(|month| total_before(&project.reports, board.first_month(month)));
    let milestones = due(project, today, year);
    let evidence = attached(board, actor, project, &milestones);
    DeskRow {
        id: project.id,
        name: facts.name.to_string(),
        region: region.map(|region| region.name.to_string()).unwrap_or_default(),
        unit: facts
            .responsible_unit
            .and_then(|unit| board.unit_name(unit))
            .unwrap_or_default()
            .to_owned(),
        stage: entry.stage,
        lamp: entry.lamp(),
        investment: entry.judgement.measure.as_ref().ok().map(Investment::of),
        finding: entry.judgement.findings.first().map(|f| ShownFinding::live(f, today)),
        plan: month
            .and_then(|month| project.plans.get(&month.year()))
            .map(|plan| plan.current().amount),
        before: before.map(Option::unwrap_or_default),
        unopened: before == Some(None),
        scheduled: month.and_then(|month| scheduled_by(assessment, project, month)),
        last_month: month.and_then(|month| project.month_alone(board.month_before(month))),
        planned: last.and_then(|figures| figures.next_month),
        figures,
        state,
        version: month.and_then(|month| board.version(Subject::Report(project.id, month))),
        milestones,
        evidence,
    }
}

/// The share of the year's plan that is due at the end of `month`, in tenths of a percent.
fn scheduled_by(assessment: &Assessment, project: &Project, month: Month) -> Option<i64> {
    let plan = project.plans.get(&month.year())?.current();
    let (curve, span) = (assessment.curve(project.id), span(project, plan));
    Some(scheduled(curve, span, month.year(), month).tenths())
}

/// What was attached to these milestones and was not withdrawn, oldest first.
fn attached(
    board: &Board,
    actor: &Actor,
    project: &Project,
    milestones: &[DueLine],
) -> Vec<EvidenceLine> {
    let lines = evidence::shown(board, actor, project, project.evidence.iter());
    let shows =
        |line: &EvidenceLine| milestones.iter().any(|due| Some(due.line.id) == line.milestone);
    lines.into_iter().filter(|line| line.withdrawn.is_none() && shows(line)).collect()
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

/// What is due and what waits for a claim. What a ledger alone states has happened, so that no days are
/// left for it.
fn due(project: &Project, today: Day, year: Year) -> Vec<DueLine> {
    let lines = milestones(project, today, year);
    let next = lines.iter().find(|line| !line.recognised.is_yes()).map(|line| line.id);
    let lines = lines.into_iter().filter(|line| !line.recognised.is_recognised());
    let lines = lines.filter_map(|line| {
        let stated = line.recognised.is_yes();
        let due = line.schedule.map(|schedule| schedule.plan.due()).filter(|_| !stated);
        let days_left = due.map(|due| today.days_until(due));
        let near = days_left.is_some_and(|days| days <= SOON);
        let spoken_of = line.returned.is_some() || (line.asked.is_some() && !stated);
        let claims = line.awaits_claim || (stated && line.claimed.is_some());
        let listed = next == Some(line.id) || near || spoken_of || claims;
        listed.then_some(DueLine { line, days_left })
    });
    lines.collect()
}
