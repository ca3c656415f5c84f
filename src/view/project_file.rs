//! A project's file: its facts, its milestones with their slips, its money against the schedule,
//! and what the rules find. The panel beside the map shows the same.

use serde::{Deserialize, Serialize};

use super::{
    figures::{Investment, Shown},
    head::Frame,
    standing::{Judged, Standing},
};
use crate::{
    board::Board,
    event::Subject,
    geometry::Point,
    model::{
        fact::Answer,
        milestone::{Milestone, MilestoneKind, Schedule},
        project::{Project, Site},
        rule::{Lamp, Unjudged},
        schedule::{Curve, Span, scheduled},
        stage::{Condition, StageStatus},
    },
    value::{
        Day, LedgerDate, MilestoneId, Money, Month, ProjectId, RegionId, Seq, Timestamp, UnitId,
        Year,
    },
};

/// Something with a name of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<T> {
    /// Which.
    pub id: T,
    /// Its name.
    pub name: String,
}

/// Everything a project's page shows beside its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectFile {
    /// City, period, data age.
    pub frame: Frame,
    /// 项目编号
    pub id: ProjectId,
    /// 项目名称
    pub name: String,
    /// 项目代码
    pub code: Option<String>,
    /// Its regions, the main one first, with their shares in thousandths.
    pub regions: Vec<(Named<RegionId>, u16)>,
    /// 建设地点
    pub place: Option<String>,
    /// 行业
    pub sector: Option<String>,
    /// 责任单位
    pub responsible_unit: Option<Named<UnitId>>,
    /// 业主单位
    pub owner: Option<String>,
    /// 牵头单位
    pub lead_unit: Option<String>,
    /// 配合单位
    pub assisting_units: Vec<String>,
    /// 联系领导
    pub sponsors: Vec<String>,
    /// 总投资
    pub total: Option<Money>,
    /// 阶段
    pub stage: StageStatus,
    /// Whether it is pursued.
    pub condition: Condition,
    /// Its lamp.
    pub lamp: Lamp,
    /// Its measure.
    pub investment: Result<Investment, Unjudged>,
    /// All findings, worst first.
    pub findings: Vec<Shown>,
    /// 入库纳统
    pub enrolled: Answer,
    /// 列统升规
    pub counted: Answer,
    /// Where its mark stands, and whether anything was converted.
    pub at: Option<Point>,
    /// As written, with the datum, where it was converted.
    pub written: Option<String>,
    /// 节点
    pub milestones: Vec<MilestoneLine>,
    /// The year's money month by month.
    pub chart: Option<Chart>,
    /// 形象进度 with its month
    pub progress: Option<(Month, String)>,
    /// 存在问题 with its month
    pub problem: Option<(Month, String)>,
    /// Versions of each year's plan.
    pub plans: Vec<PlanLine>,
    /// Its places on lists: list, serial number, group.
    pub lists: Vec<ListLine>,
    /// Its sub-projects.
    pub parts: Vec<Named<ProjectId>>,
    /// The version a command about its facts must name.
    pub version: Seq,
}

/// One milestone as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneLine {
    /// Which.
    pub id: MilestoneId,
    /// What reaching it means.
    pub kind: MilestoneKind,
    /// Its name; start and completion take theirs from the catalogue.
    pub name: Option<String>,
    /// Its planned dates.
    pub schedule: Option<Schedule>,
    /// The unit's guess.
    pub forecast: Option<LedgerDate>,
    /// The unit's claim.
    pub claimed: Option<LedgerDate>,
    /// What was recognised.
    pub recognised: Answer,
    /// Days late against the baseline and the plan; negative is early.
    pub slip: Option<(i32, i32)>,
    /// Days past the plan, while it is neither reached nor claimed.
    pub overdue: Option<i32>,
    /// Its version.
    pub version: Seq,
}

/// A place on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLine {
    /// The list's name.
    pub list: String,
    /// 序号
    pub serial: Option<String>,
    /// The group heading.
    pub group: Option<String>,
    /// Unknown columns.
    pub extra: Vec<(String, String)>,
}

/// A version of a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// The year.
    pub year: Year,
    /// The amount.
    pub amount: Money,
    /// Since when.
    pub since: Day,
    /// The document.
    pub document: Option<String>,
    /// The reason.
    pub reason: Option<String>,
}

/// The year's money against its schedule, in tenths of a percent of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// The year.
    pub year: Year,
    /// What should be done at the end of each month.
    pub scheduled: Vec<i64>,
    /// What was done at the end of each month that was reported.
    pub actual: Vec<(i8, i64)>,
    /// The closed month.
    pub closed: i8,
}

/// The file of project `id` at `now`; none if there is no such project.
pub fn project_file(board: &Board, id: ProjectId, now: Timestamp) -> Option<ProjectFile> {
    let standing = Standing::of(board);
    let project = board.projects.get(&id)?;
    let judged = standing.entries.iter().find(|entry| entry.project.id == id);
    let own;
    let judged = if let Some(judged) = judged {
        judged
    } else {
        own = standing.judged(project);
        &own
    };
    Some(file(&standing, judged, now))
}

fn file(standing: &Standing<'_>, judged: &Judged<'_>, now: Timestamp) -> ProjectFile {
    let board = standing.board;
    let project = judged.project.as_ref();
    let facts = &project.facts;
    let text = |text: &crate::value::Name| text.to_string();
    let unit = |id: Option<UnitId>| id.and_then(|id| board.unit_name(id)).map(str::to_owned);
    let last = standing.closed.and_then(|month| project.last_report(month));
    let words = |text: Option<&crate::value::Text>| Some((last?.0, text?.to_string()));
    ProjectFile {
        frame: Frame::of(standing, now),
        id: project.id,
        name: text(&facts.name),
        code: facts.code.as_ref().map(text),
        regions: regions(board, project),
        place: facts.place.as_ref().map(text),
        sector: facts.sector.as_ref().map(text),
        responsible_unit: facts
            .responsible_unit
            .and_then(|id| Some(Named { id, name: unit(Some(id))? })),
        owner: unit(facts.owner),
        lead_unit: unit(facts.lead_unit),
        assisting_units: facts.assisting_units.iter().filter_map(|id| unit(Some(*id))).collect(),
        sponsors: facts.sponsors.iter().map(text).collect(),
        total: facts.total,
        stage: project.stage(),
        condition: project.condition.clone(),
        lamp: judged.lamp(),
        investment: judged.judgement.measure.as_ref().map(Investment::of).map_err(|why| *why),
        findings: judged.judgement.findings.iter().map(Shown::from).collect(),
        enrolled: project.enrolled,
        counted: project.counted,
        at: project.shape().map(crate::geometry::Shape::label_point),
        written: written(project),
        milestones: milestones(project, now.day()),
        chart: standing.closed.and_then(|month| chart(project, standing.curve(project.id), month)),
        progress: words(last.and_then(|(_, report)| report.figures.progress.as_ref())),
        problem: words(last.and_then(|(_, report)| report.figures.problem.as_ref())),
        plans: plans(project),
        lists: lists(board, project.id),
        parts: parts(board, project.id),
        version: board.version(Subject::Project(project.id)).unwrap_or_default(),
    }
}

fn regions(board: &Board, project: &Project) -> Vec<(Named<RegionId>, u16)> {
    let named = |id| Some(Named { id, name: board.regions.get(&id)?.name.to_string() });
    let shares = project.facts.regions.iter();
    shares.filter_map(|share| Some((named(share.region)?, share.share))).collect()
}

fn written(project: &Project) -> Option<String> {
    match &project.site {
        Site::Placed { written: Some(written), .. } => {
            Some(format!("{}, {} ({})", written.lon, written.lat, written.datum.as_str()))
        }
        _ => None,
    }
}

/// In the order of their plans; what has no plan comes last.
fn milestones(project: &Project, today: Day) -> Vec<MilestoneLine> {
    let mut milestones: Vec<&Milestone> = project.milestones.iter().collect();
    milestones.sort_by_key(|m| (m.schedule.is_none(), m.schedule.map(|s| s.plan.due()), m.kind));
    let line = |milestone: &Milestone| MilestoneLine {
        id: milestone.id,
        kind: milestone.kind,
        name: milestone.name.as_ref().map(ToString::to_string),
        schedule: milestone.schedule,
        forecast: milestone.forecast,
        claimed: milestone.claimed.map(|claim| claim.date),
        recognised: milestone.recognised,
        slip: milestone.schedule.and_then(|schedule| {
            Some((milestone.slip(schedule.baseline)?, milestone.slip(schedule.plan)?))
        }),
        overdue: milestone.overdue(today),
        version: milestone.version,
    };
    milestones.into_iter().map(line).collect()
}

fn plans(project: &Project) -> Vec<PlanLine> {
    let versions = project.plans.iter().flat_map(|(year, plan)| {
        std::iter::once(&plan.original).chain(&plan.later).map(move |version| PlanLine {
            year: *year,
            amount: version.amount,
            since: version.since,
            document: version.document.as_ref().map(ToString::to_string),
            reason: version.reason.as_ref().map(ToString::to_string),
        })
    });
    versions.collect()
}

fn lists(board: &Board, project: ProjectId) -> Vec<ListLine> {
    let lines = board.lists.values().filter_map(|list| {
        let entry = list.entries.get(&project)?;
        Some(ListLine {
            list: list.name.to_string(),
            serial: entry.serial.as_ref().map(ToString::to_string),
            group: entry.group.as_ref().map(ToString::to_string),
            extra: entry.extra.iter().map(|(h, t)| (h.to_string(), t.to_string())).collect(),
        })
    });
    lines.collect()
}

fn parts(board: &Board, entry: ProjectId) -> Vec<Named<ProjectId>> {
    let parts = board.projects.values().filter(|project| project.parent == Some(entry));
    parts.map(|part| Named { id: part.id, name: part.facts.name.to_string() }).collect()
}

fn chart(project: &Project, curve: Curve, closed: Month) -> Option<Chart> {
    let year = closed.year();
    let plan = project.plans.get(&year)?.current();
    let span = Span {
        start: project.planned_start().map(LedgerDate::month),
        completion: project.planned_completion().map(LedgerDate::month),
        monthly: plan.monthly.as_ref(),
    };
    let share = |money: Money| crate::model::rule::share(money, plan.amount).map(|s| s.tenths());
    let actual = year.months().take_while(|month| *month <= closed).filter_map(|month| {
        let money = project.reports.get(&month)?.figures.year_to_date?;
        Some((month.number(), share(money)?))
    });
    Some(Chart {
        year,
        scheduled: year
            .months()
            .map(|month| scheduled(curve, span, year, month).tenths())
            .collect(),
        actual: actual.collect(),
        closed: closed.number(),
    })
}
