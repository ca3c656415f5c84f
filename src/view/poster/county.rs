//! The counties of a poster with their projects: numbered through from county to county, within one from
//! north to south, so that a number of the list is found on the map and the other way round.

use std::{cmp::Reverse, sync::Arc};

use super::PosterSums;
use crate::{
    geometry::{Boundary, Point, Shape},
    model::{
        card::CardLevel,
        finding::{Arithmetic, Finding},
        milestone::{Milestone, MilestoneKind},
        region::Region,
        rule::Lamp,
        stage::StageGroup,
    },
    value::{Day, LedgerDate, ProjectId, RegionId, Year},
    view::{
        assessment::Assessment, figures::Investment, judged::Judged, map::Tint, plan_board::Flag,
    },
};

/// A county with its projects.
#[derive(Debug, Clone)]
pub struct PosterCounty {
    /// Its name; empty for what has no region.
    pub name: String,
    /// Its outline; none where none was loaded.
    pub boundary: Option<Arc<Boundary>>,
    /// How far it is behind; none where that cannot be measured.
    pub tint: Option<Tint>,
    /// Its sums.
    pub sums: PosterSums,
    /// Its projects by number.
    pub rows: Vec<PosterRow>,
}

/// What the mark of a project tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PosterLook {
    /// The group of stages, which gives the body its shape.
    pub stage: StageGroup,
    /// How far the rules find it behind, which gives the ring.
    pub lamp: Lamp,
    /// Whether a leader exempted it, so that the ring is broken into strokes.
    pub explained: bool,
    /// The gravest card that is out.
    pub card: Option<CardLevel>,
}

/// A project as a line of the list.
#[derive(Debug, Clone)]
pub struct PosterRow {
    /// Its identifier.
    pub id: ProjectId,
    /// Its number on this poster, from 1 on.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The name of the unit that is responsible for it; empty where nobody said.
    pub unit: String,
    /// What its mark looks like.
    pub look: PosterLook,
    /// Where its mark belongs; none where it has no place.
    pub at: Option<Point>,
    /// The line or the area it covers, if it is more than a point.
    pub extent: Option<Shape>,
    /// The milestones of the year, by date.
    pub flags: Vec<MonthFlag>,
    /// How far it is from its schedule.
    pub lag: RowLag,
}

/// A milestone of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthFlag {
    /// The month in which it stands, 1 to 12.
    pub month: i8,
    /// Its flag.
    pub flag: Flag,
}

/// 序时差: how far a project is from its schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLag {
    /// Tenths of a point behind the schedule, negative where it is ahead.
    Points(i64),
    /// Days past a date.
    Days(i32),
    /// Months in which something did not happen.
    Months(i32),
    /// It cannot be measured.
    Unknown,
}

/// All counties with land or projects, numbered through.
pub(super) fn counties(assessment: &Assessment, year: Year, today: Day) -> Vec<PosterCounty> {
    let mut by_region = assessment.by_region();
    let mut next = 1;
    let mut counties: Vec<PosterCounty> = Vec::new();
    let mut add = |region: Option<&Region>, entries: Vec<&Judged>| {
        let sums = PosterSums::of(assessment, &entries);
        let rows = rows(assessment, entries, &mut next, year, today);
        counties.push(PosterCounty {
            name: region.map(|region| region.name.to_string()).unwrap_or_default(),
            boundary: region.and_then(|region| region.boundary.clone()),
            tint: sums.investment.map(|investment| Tint::of_lag(investment.lag * 10)),
            sums,
            rows,
        });
    };
    for region in assessment.board.regions.values() {
        let entries = by_region.remove(&region.id).unwrap_or_default();
        if region.boundary.is_some() || !entries.is_empty() {
            add(Some(region), entries);
        }
    }
    let known = |id: RegionId| assessment.board.regions.contains_key(&id);
    let homeless: Vec<&Judged> =
        assessment.entries().filter(|entry| !entry.region.is_some_and(known)).collect();
    if !homeless.is_empty() {
        add(None, homeless);
    }
    counties
}

/// The projects of a county from north to south, what has no place last.
fn rows(
    assessment: &Assessment,
    mut entries: Vec<&Judged>,
    next: &mut u32,
    year: Year,
    today: Day,
) -> Vec<PosterRow> {
    let at = |entry: &Judged| entry.project.shape().map(Shape::label_point);
    let north = |point: Point| Reverse(point.units().1);
    entries.sort_by_key(|entry| {
        let at = at(entry);
        (at.is_none(), at.map(north), at.map(|point| point.units().0), entry.project.id)
    });
    let numbered = entries.into_iter().map(|entry| {
        let (project, facts) = (entry.project.as_ref(), &entry.project.facts);
        let unit = facts.responsible_unit.and_then(|unit| assessment.board.unit_name(unit));
        let number = *next;
        *next += 1;
        PosterRow {
            id: project.id,
            number,
            name: facts.name.to_string(),
            unit: unit.unwrap_or_default().to_owned(),
            look: PosterLook {
                stage: entry.stage,
                lamp: entry.lamp(),
                explained: entry.explained.is_some(),
                card: project.card_out().map(|(level, _)| level),
            },
            at: at(entry),
            extent: entry.extent().cloned(),
            flags: flags(entry, year, today),
            lag: lag(entry),
        }
    });
    numbered.collect()
}

/// The milestones that stand in the year, by date.
fn flags(entry: &Judged, year: Year, today: Day) -> Vec<MonthFlag> {
    let standing = |milestone: &Milestone| {
        milestone.schedule.map(|schedule| schedule.plan).or_else(|| milestone.reached())
    };
    let dated = entry.project.milestones.iter().filter_map(|milestone| {
        let date = standing(milestone).filter(|date| date.month().year() == year)?;
        Some((date, milestone.kind, Flag::of(milestone, today)))
    });
    let mut dated: Vec<(LedgerDate, MilestoneKind, Flag)> = dated.collect();
    dated.sort_by_key(|(date, kind, _)| (date.due(), *kind));
    let flag =
        |(date, _, flag): (LedgerDate, _, _)| MonthFlag { month: date.month().number(), flag };
    dated.into_iter().map(flag).collect()
}

/// Days and months where a missed date is what lags, else the points of its investment.
fn lag(entry: &Judged) -> RowLag {
    let missed = |finding: &Finding| match &finding.arithmetic {
        Arithmetic::Elapsed { days, .. } | Arithmetic::Count { days: Some(days), .. } => {
            Some(RowLag::Days(*days)).filter(|_| *days > 0)
        }
        Arithmetic::Count { months, .. } => Some(RowLag::Months(*months)).filter(|_| *months > 0),
        Arithmetic::Share { .. } | Arithmetic::Stated(_) => None,
    };
    let points = || {
        let measure = entry.judgement.measure.as_ref().ok()?;
        Some(RowLag::Points(Investment::of(measure).lag))
    };
    entry.lagging().and_then(missed).or_else(points).unwrap_or(RowLag::Unknown)
}
