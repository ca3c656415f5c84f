//! 填报: the desk of a unit or a county's office: their projects of an open period as one grid, and
//! what else is due from them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    evidence::{self, EvidenceLine},
    figures::{Investment, Shown},
    head::Frame,
    judged::Judged,
    notices::{self, NoticeLine},
    project_file::{MilestoneLine, milestones},
};
use crate::{
    access,
    board::Board,
    event::Subject,
    model::{
        actor::{Actor, Role},
        checklist::Checklist,
        milestone::MilestoneKind,
        period::Period,
        project::Project,
        report::{Figures, PendingState, total_before},
        rule::Lamp,
        stage::StageGroup,
    },
    value::{Day, Money, Month, ProjectId, Seq, Timestamp},
};

#[cfg(test)]
mod tests;

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

/// The period that the desk shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskPeriod {
    /// The month that is reported.
    pub month: Month,
    /// The day by which reports are due.
    pub deadline: Day,
    /// Days until then; negative once it is past.
    pub days_left: i32,
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
    pub finding: Option<Shown>,
    /// The year's plan in force.
    pub plan: Option<Money>,
    /// 累计 before the month, to which 当月 is added; none without a month.
    pub before: Option<Money>,
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
    /// Milestones that are due or soon will be, those that were asked about, and the next one.
    pub milestones: Vec<DueLine>,
    /// What was attached to them and counts.
    pub evidence: Vec<EvidenceLine>,
}

/// What a claim of one kind of milestone has to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// The kind of milestone that is claimed.
    pub kind: MilestoneKind,
    /// The items of the checklist for which evidence is demanded.
    pub items: Vec<String>,
}

/// How many reports stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DeskCounts {
    /// How many projects the desk has.
    pub all: u32,
    /// Projects without any report for the month.
    pub missing: u32,
    /// Reports that were given back to be mended.
    pub returned: u32,
    /// Reports that the county's office reviews.
    pub with_county: u32,
    /// Reports that are filed and stand.
    pub filed: u32,
}

/// Everything that the desk of a unit or a county's office shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskView {
    /// City, period, data age.
    pub frame: Frame,
    /// Whose desk it is: the unit's or the region's name.
    pub whose: String,
    /// Whether it is a county's office, which reviews what its units report.
    pub reviews: bool,
    /// The period it shows; none where none is open, or not the one that was asked for.
    pub period: Option<DeskPeriod>,
    /// All months that are open, the earliest first: one of before may have been reopened.
    pub open: Vec<Month>,
    /// Penalty notices to be signed for or answered.
    pub notices: Vec<NoticeLine>,
    /// Its projects: those to be mended first, then those to be reviewed, then the missing.
    pub rows: Vec<DeskRow>,
    /// How many of the reports stand where.
    pub counts: DeskCounts,
    /// What a claim has to show, kind by kind.
    pub demands: Vec<Demand>,
}

/// The desk of `actor` at `now` with the latest open month; nothing for whoever reports nothing.
pub fn desk(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Option<DeskView> {
    desk_of(assessment, actor, None, now)
}

/// The desk of `actor` at `now` with the month asked for, else the latest that is open. A month that
/// is not open is not replaced by another: what is typed for one must not fall into the next.
pub fn desk_of(
    assessment: &Assessment,
    actor: &Actor,
    asked: Option<Month>,
    now: Timestamp,
) -> Option<DeskView> {
    let board = &assessment.board;
    let (whose, reviews) = match actor.role {
        Role::Unit(unit) => (board.unit_name(unit)?.to_owned(), false),
        Role::RegionOffice(region) => (board.regions.get(&region)?.name.to_string(), true),
        _ => return None,
    };
    let open: Vec<_> = open_periods(board).collect();
    let shown = match asked {
        Some(asked) => open.iter().find(|period| period.month == asked),
        None => open.last(),
    };
    let theirs = assessment.entries().filter(|e| access::concerns(&e.project, actor.role));
    let month = shown.map(|period| period.month);
    let mut rows: Vec<DeskRow> =
        theirs.map(|entry| row(assessment, entry, actor, month, now.day())).collect();
    rows.sort_by_key(|row| (turn(&row.state, reviews), row.id));
    let period = shown.map(|period| DeskPeriod {
        month: period.month,
        deadline: period.deadline,
        days_left: now.day().days_until(period.deadline),
    });
    let frame = Frame::of(assessment, now);
    let notices = notices::due_from(board, actor, now);
    let (counts, demands) = (counts(&rows), demands(board));
    let open = open.into_iter().map(|period| period.month).collect();
    Some(DeskView { frame, whose, reviews, period, open, notices, rows, counts, demands })
}

fn demands(board: &Board) -> Vec<Demand> {
    let demand = |(kind, list): (&MilestoneKind, &Arc<Checklist>)| {
        let demanded = list.items.iter().filter(|item| item.evidence_required);
        let items: Vec<_> = demanded.map(|item| item.name.to_string()).collect();
        (!items.is_empty()).then_some(Demand { kind: *kind, items })
    };
    board.checklists.iter().filter_map(demand).collect()
}

/// The months that may be reported, the earliest first.
fn open_periods(board: &Board) -> impl Iterator<Item = &Period> {
    board.periods.values().map(AsRef::as_ref).filter(|period| !period.is_closed())
}

fn row(
    assessment: &Assessment,
    entry: &Judged,
    actor: &Actor,
    month: Option<Month>,
    today: Day,
) -> DeskRow {
    let (board, project) = (&assessment.board, &entry.project);
    let facts = &project.facts;
    let last = month.and_then(|month| project.reports.get(&month.plus(-1)));
    let last = last.map(|report| &report.figures);
    let (state, figures) = reported(project, month, last);
    let region = entry.region.and_then(|id| board.regions.get(&id));
    let milestones = due(project, today);
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
        finding: entry.judgement.findings.first().map(Shown::from),
        plan: month
            .and_then(|month| project.plans.get(&month.year()))
            .map(|plan| plan.current().amount),
        before: month.map(|month| total_before(&project.reports, month).unwrap_or_default()),
        last_month: month.and_then(|month| project.month_alone(month.plus(-1))),
        planned: last.and_then(|figures| figures.next_month),
        figures,
        state,
        version: month.and_then(|month| board.version(Subject::Report(project.id, month))),
        milestones,
        evidence,
    }
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

fn due(project: &Project, today: Day) -> Vec<DueLine> {
    let open = milestones(project, today).into_iter().filter(|line| !line.recognised.is_yes());
    let lines = open.enumerate().filter_map(|(turn, line)| {
        let due = line.schedule.map(|schedule| schedule.plan.due());
        let days_left = due.map(|due| today.days_until(due));
        let near = days_left.is_some_and(|days| days <= SOON);
        let spoken_of = line.asked.is_some() || line.returned.is_some();
        (turn == 0 || near || spoken_of).then_some(DueLine { line, days_left })
    });
    lines.collect()
}

/// The order of rows by whose move it is: lower numbers come first.
const fn turn(state: &ReportState, reviews: bool) -> u8 {
    match state {
        ReportState::Pending(PendingState::Returned { .. }) => 0,
        ReportState::Pending(PendingState::WithCounty) => {
            if reviews {
                1
            } else {
                3
            }
        }
        ReportState::Missing => 2,
        ReportState::Filed => 4,
    }
}

fn counts(rows: &[DeskRow]) -> DeskCounts {
    let of = |is: fn(&ReportState) -> bool| count(rows.iter().filter(|row| is(&row.state)).count());
    DeskCounts {
        all: count(rows.len()),
        missing: of(|state| matches!(state, ReportState::Missing)),
        returned: of(|state| matches!(state, ReportState::Pending(PendingState::Returned { .. }))),
        with_county: of(|state| matches!(state, ReportState::Pending(PendingState::WithCounty))),
        filed: of(|state| matches!(state, ReportState::Filed)),
    }
}
