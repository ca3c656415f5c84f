//! The figures of a month at its end: what its edition freezes. Money counts as reported for the month
//! and the months before, what was reached by its own date, what was overdue on the month's last day;
//! whatever the board knows of later days does not count.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{EvaluationContext, InForce};
use crate::{
    board::Board,
    model::{
        edition::{
            Coverage, FrozenFinding, FrozenMeasure, Invested, MonthFigures, OverdueMilestone,
            ProjectRow, RowAbout, SumRow, SumTarget, Sums,
        },
        milestone::{Dates, Milestone, MilestoneKind},
        project::Project,
        rule::EdgeUnit,
        series::{AimKind, SizeClass, TargetScope},
        stage::StageGroup,
    },
    value::{Day, Money, Month, RegionId, Year},
};

/// The figures of `month`, whatever is closed or open after it, as the board knows them on `day`.
pub fn figures(board: &Board, month: Month, day: Day) -> MonthFigures {
    let context = EvaluationContext::at_end_of(board, InForce::on(board, day), month, day);
    let live = board.projects.values().filter(|p| p.is_live() && p.parent.is_none());
    let entries: Vec<_> =
        live.map(|project| Counted::of(board, &context, project, month)).collect();
    let mut overdue: Vec<_> =
        entries.iter().flat_map(|entry| late(entry.project, month.last_day())).collect();
    overdue.sort_by_key(|row| (Reverse(row.days), row.project, row.milestone));
    let sums = sums(board, &entries, month);
    let projects = entries.into_iter().map(|entry| entry.row).collect();
    MonthFigures { month, span: board.period_name(month).span, sums, overdue, projects }
}

/// An entry with what the sums count of it.
struct Counted<'a> {
    project: &'a Project,
    row: ProjectRow,
    reported: bool,
    start: Dates,
    completion: Dates,
}

impl<'a> Counted<'a> {
    fn of(board: &Board, context: &EvaluationContext, project: &'a Project, month: Month) -> Self {
        let (start, completion) = (MilestoneKind::Start, MilestoneKind::Completion);
        let [start, completion] =
            [start, completion].map(|kind| Dates::of(project.milestone(kind)));
        let judgement = context.judge(project);
        let unit = project.facts.responsible_unit.and_then(|unit| board.unit_name(unit));
        let (year, until) = (month.year(), Some(month));
        // What lapses daily is no month's: the overdue milestones stand beside, counted to its end.
        let monthly = judgement.findings.into_iter();
        let monthly = monthly.filter(|finding| finding.arithmetic.unit() != Some(EdgeUnit::Days));
        let measure = judgement.measure.ok();
        let row = ProjectRow {
            project: project.id,
            name: project.facts.name.to_string(),
            region: project.region(),
            unit: unit.unwrap_or_default().to_owned(),
            plan: project.plans.get(&year).map(|plan| plan.current().amount),
            done: project.year_to_date(month).map(|(_, money)| money),
            measure: measure.map(|measure| FrozenMeasure {
                reported: Some(measure.reported).filter(|reported| *reported != month),
                scheduled: measure.scheduled,
            }),
            started: start.reached(year, until).is_some(),
            completed: completion.reached(year, until).is_some(),
            lamp: judgement.lamp,
            findings: monthly.map(|found| FrozenFinding::of(project.id, found, measure)).collect(),
        };
        let reported = project.reports.contains_key(&month);
        Self { project, row, reported, start, completion }
    }

    /// What it adds to what the sums of money leave out and include.
    fn coverage(&self) -> Coverage {
        let planned = self.row.plan;
        let unspent = planned.is_some_and(|plan| self.row.done.unwrap_or_default() < plan);
        let stage = self.project.stage_group();
        Coverage {
            unplanned: u32::from(planned.is_none()),
            suspended: u32::from(planned.is_some() && stage == StageGroup::Suspended),
            underspent: u32::from(unspent && stage == StageGroup::Completed),
        }
    }

    fn size(&self) -> Option<SizeClass> {
        self.project.facts.total.map(SizeClass::of)
    }
}

fn sums(board: &Board, entries: &[Counted<'_>], month: Month) -> Vec<SumRow> {
    let mut rows = vec![row(board, RowAbout::City, entries.iter(), month)];
    rows.extend(regions(board, entries, month));
    let mut sectors: BTreeMap<_, Vec<&Counted<'_>>> = BTreeMap::new();
    for entry in entries {
        let (sector, size) = (entry.project.facts.sector.clone(), entry.size());
        // What is unknown comes last.
        sectors.entry((sector.is_none(), sector, size.is_none(), size)).or_default().push(entry);
    }
    rows.extend(sectors.into_iter().map(|((_, sector, _, size), entries)| {
        row(board, RowAbout::Sector { sector, size }, entries.into_iter(), month)
    }));
    rows
}

/// Regions in the order of the board, those without entries and targets left out; what has no region
/// last.
fn regions(board: &Board, entries: &[Counted<'_>], month: Month) -> Vec<SumRow> {
    let mut by_region: BTreeMap<Option<RegionId>, Vec<&Counted<'_>>> = BTreeMap::new();
    for entry in entries {
        by_region.entry(entry.row.region).or_default().push(entry);
    }
    let homeless = by_region.remove(&None).unwrap_or_default();
    let named = board.regions.keys().map(|region| {
        let entries = by_region.remove(&Some(*region)).unwrap_or_default();
        row(board, RowAbout::Region(*region), entries.into_iter(), month)
    });
    let mut rows: Vec<_> = named.collect();
    rows.push(row(board, RowAbout::NoRegion, homeless.into_iter(), month));
    rows.retain(|row| row.sums.entries > 0 || !row.sums.targets.is_empty());
    rows
}

fn row<'a>(
    board: &Board,
    about: RowAbout,
    entries: impl Iterator<Item = &'a Counted<'a>>,
    month: Month,
) -> SumRow {
    let year = month.year();
    let mut sums = Sums { targets: targets(board, &about, year), ..Sums::default() };
    let mut coverage = Coverage::default();
    for entry in entries {
        sums.entries += 1;
        coverage = coverage.with(entry.coverage());
        sums.reported += u32::from(entry.reported);
        sums.total = sums.total + entry.project.facts.total.unwrap_or(Money::ZERO);
        let done = entry.row.done.unwrap_or(Money::ZERO);
        sums.money = sums.money + done;
        if let Some(plan) = entry.row.plan {
            let before = sums.invested.unwrap_or(Invested { plan: Money::ZERO, done: Money::ZERO });
            let (plan, done) = (before.plan + plan, before.done + done);
            sums.invested = Some(Invested { plan, done });
        }
        sums.starts.add(entry.start, year, month);
        sums.completions.add(entry.completion, year, month);
    }
    sums.coverage = Some(coverage);
    let name = match &about {
        RowAbout::Region(region) => board.regions.get(region).map(|region| region.name.to_string()),
        _ => None,
    };
    SumRow { about, name: name.unwrap_or_default(), sums }
}

/// The targets that are set for exactly the entries of a row.
fn targets(board: &Board, about: &RowAbout, year: Year) -> Vec<SumTarget> {
    let (scope, sector, size) = match about {
        RowAbout::City => (TargetScope::City, None, None),
        RowAbout::Region(region) => (TargetScope::Region(*region), None, None),
        // A target is set for a sector and a size that are known.
        RowAbout::Sector { sector: Some(sector), size: Some(size) } => {
            (TargetScope::City, Some(sector), Some(*size))
        }
        _ => return Vec::new(),
    };
    let set = |kind| board.goal(year, scope, sector, size, kind);
    let goals = AimKind::ALL.into_iter().filter_map(set);
    goals.map(|goal| SumTarget { due: goal.due, aim: goal.aim }).collect()
}

/// The milestones of a project that were past their date; a paused project is not accused of being
/// late.
fn late(project: &Project, end: Day) -> impl Iterator<Item = OverdueMilestone> + '_ {
    let milestones = project.milestones.iter().filter(|_| project.is_pursued());
    milestones.filter_map(move |milestone: &Milestone| {
        Some(OverdueMilestone {
            project: project.id,
            milestone: milestone.id,
            kind: milestone.kind,
            name: milestone.name.as_ref().map(ToString::to_string),
            plan: milestone.schedule?.plan,
            days: milestone.overdue(end)?,
            forecast: milestone.forecast,
        })
    })
}
