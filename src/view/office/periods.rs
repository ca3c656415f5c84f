//! Periods: who has reported, and which month comes next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::OfficeQuery;
use crate::{
    board::Board,
    model::{
        edition::{Edition, EditionKind, EditionMark},
        period::{Period, Span},
        project::Project,
        report::{PendingState, total_before},
    },
    rules::period,
    value::{Day, Money, Month, ProjectId, Seq, Timestamp},
    view::{
        assessment::{Assessment, count},
        editions,
        judged::Judged,
        paged::Paged,
    },
};

/// How many periods are shown.
const SHOWN: usize = 6;

/// How many silent projects of a region a reminder names; the others are counted.
const NAMED: usize = 100;

/// One period with who has reported for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PeriodLine {
    /// The month that is reported; the last one of a period of two.
    pub month: Month,
    /// The months that it takes in.
    #[serde(default)]
    pub span: Span,
    /// The day up to which money counts.
    pub cut_off: Day,
    /// The day by which reports are due.
    pub deadline: Day,
    /// When it was closed; none while it is open.
    pub closed: Option<Timestamp>,
    /// The edition that speaks for it while it is closed; none where it was never frozen.
    pub edition: Option<EditionMark>,
    /// In how many rows the figures differ by now from that edition; counted for the last closed
    /// month.
    pub outdated: u32,
    /// When those who had not reported were last reminded.
    pub reminded: Option<Timestamp>,
    /// How many entries reported.
    pub reported: u32,
    /// How many entries were expected to report.
    pub expected: u32,
    /// The reports region by region, while it is open.
    pub regions: Vec<RegionReports>,
    /// The projects without a report, while it is open.
    pub silent: Paged<Silent>,
    /// The same by region, for a reminder.
    pub reminder: Vec<SilentRegion>,
    /// Reports that stand and may be given back, while it is open.
    pub filed: Paged<Filed>,
    /// The version that a command about the period must name.
    pub version: Seq,
}

/// A report that is filed and may be given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// 项目编号: the project's identifier.
    pub id: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
    /// 县区: the name of its main region.
    pub region: String,
    /// 累计: money invested since January, as it was reported.
    pub year_to_date: Option<Money>,
    /// 累计 before the month: money invested from January to the month before.
    pub before: Option<Money>,
    /// 形象进度: the progress in words.
    pub progress: Option<String>,
    /// The version that a command about the report must name.
    pub version: Seq,
}

/// How many of a region's entries reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionReports {
    /// 县区: the name of the region.
    pub name: String,
    /// How many entries reported.
    pub reported: u32,
    /// How many entries were expected to report.
    pub expected: u32,
}

/// A project without a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silent {
    /// 项目编号: the project's identifier.
    pub id: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
    /// 县区: the name of its main region.
    pub region: String,
    /// 责任单位: the name of the unit that is responsible for it.
    pub unit: String,
    /// Where it is held up: with the county, given back, or nowhere yet.
    pub state: Option<PendingState>,
}

/// The projects of a region without a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SilentRegion {
    /// 县区: the name of the region; empty for projects without one.
    pub name: String,
    /// The names of the first of them.
    pub projects: Vec<String>,
    /// How many more there are.
    pub more: u32,
}

/// The month that may be opened next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextPeriod {
    /// The month that would be opened; the last one of a period of two.
    pub month: Month,
    /// The months that it would take in.
    #[serde(default)]
    pub span: Span,
    /// The day up to which money would count.
    pub cut_off: Day,
    /// The day by which reports would be due.
    pub deadline: Day,
}

pub(super) fn lines(assessment: &Assessment, query: OfficeQuery) -> Vec<PeriodLine> {
    let newest = assessment.board.periods.values().rev().take(SHOWN);
    newest.map(|period| line(assessment, period, query)).collect()
}

fn line(assessment: &Assessment, period: &Period, query: OfficeQuery) -> PeriodLine {
    let reported = |project: &Project| project.reports.contains_key(&period.month);
    let entries = &assessment.entries;
    let open = !period.is_closed();
    let (filed, silent): (Vec<_>, Vec<_>) =
        assessment.entries().filter(|_| open).partition(|entry| reported(&entry.project));
    let edition = assessment.board.edition(EditionKind::Month, period.month).filter(|_| !open);
    let last = edition.filter(|edition| assessment.closed == Some(edition.period));
    let outdated = last.and_then(|edition| editions::outdated(assessment, edition));
    PeriodLine {
        month: period.month,
        span: period.span,
        cut_off: period.cut_off,
        deadline: period.deadline,
        closed: period.closed(),
        edition: edition.map(Edition::mark),
        outdated: outdated.map_or(0, |outdated| outdated.rows),
        reminded: period.reminded,
        reported: count(entries.iter().filter(|entry| reported(&entry.project)).count()),
        expected: count(entries.len()),
        regions: if open { regions(assessment, reported) } else { Vec::new() },
        reminder: reminder(&assessment.board, &silent),
        silent: silent_page(&assessment.board, period.month, &silent, query.silent),
        filed: filed_page(&assessment.board, period.month, &filed, query.filed),
        version: period.version,
    }
}

fn regions(assessment: &Assessment, reported: impl Fn(&Project) -> bool) -> Vec<RegionReports> {
    let by_region = assessment.by_region();
    let line = |region: &crate::model::region::Region| {
        let entries = by_region.get(&region.id)?;
        Some(RegionReports {
            name: region.name.to_string(),
            reported: count(entries.iter().filter(|entry| reported(&entry.project)).count()),
            expected: count(entries.len()),
        })
    };
    assessment.board.regions.values().filter_map(|region| line(region)).collect()
}

fn region_name(board: &Board, project: &Project) -> String {
    let region = project.region().and_then(|id| board.regions.get(&id));
    region.map(|region| region.name.to_string()).unwrap_or_default()
}

fn silent_page(board: &Board, month: Month, all: &[&Judged], page: u32) -> Paged<Silent> {
    Paged::of(all, page, |entry| {
        let project = &entry.project;
        let unit = project.facts.responsible_unit.and_then(|unit| board.unit_name(unit));
        Silent {
            id: project.id,
            name: project.facts.name.to_string(),
            region: region_name(board, project),
            unit: unit.unwrap_or_default().to_owned(),
            state: project.pending.get(&month).map(|pending| pending.state.clone()),
        }
    })
}

fn reminder(board: &Board, silent: &[&Judged]) -> Vec<SilentRegion> {
    let mut regions: BTreeMap<String, (Vec<String>, u32)> = BTreeMap::new();
    for entry in silent {
        let (projects, more) = regions.entry(region_name(board, &entry.project)).or_default();
        if projects.len() < NAMED {
            projects.push(entry.project.facts.name.to_string());
        } else {
            *more += 1;
        }
    }
    let line = |(name, (projects, more))| SilentRegion { name, projects, more };
    regions.into_iter().map(line).collect()
}

fn filed_page(board: &Board, month: Month, all: &[&Judged], page: u32) -> Paged<Filed> {
    Paged::of(all, page, |entry| {
        let project = &entry.project;
        let report = project.reports.get(&month);
        let figures = report.map(|report| &report.figures);
        Filed {
            id: project.id,
            name: project.facts.name.to_string(),
            region: region_name(board, project),
            year_to_date: figures.and_then(|figures| figures.year_to_date),
            before: total_before(&project.reports, board.first_month(month)),
            progress: figures
                .and_then(|figures| figures.progress.as_ref())
                .map(ToString::to_string),
            version: report.map(|report| report.version).unwrap_or_default(),
        }
    })
}

/// The period after the newest, once it has begun; this month's where there is none yet.
pub(super) fn next(board: &Board, today: Day) -> Option<NextPeriod> {
    let newest = board.periods.keys().next_back();
    let month = newest.map_or(today.month(), |newest| newest.plus(1));
    let (month, span) = match period::span(board, month) {
        Some(span) => (month, span),
        // 1—2月: it goes by its February.
        None => (month.plus(1), period::span(board, month.plus(1))?),
    };
    let proposal = board.city.period_rule.propose(month, &board.city.calendar);
    (span.first(month).first_day() <= today).then_some(NextPeriod {
        month,
        span,
        cut_off: proposal.cut_off,
        deadline: proposal.deadline,
    })
}
