//! The month's tables (月度调度表): by county, by sector and size, and what was overdue, as data for a
//! workbook or a message. They are read from the month's edition alone: asked a year later they are
//! the same.

use serde::{Deserialize, Serialize};

use super::{
    figures::Investment,
    paged::{Paged, Part},
    score::Scores,
};
use crate::{
    model::{
        edition::{Coverage, EditionMark, MonthFigures, OverdueMilestone, RowAbout, SumRow},
        milestone::MilestoneKind,
        series::SizeClass,
    },
    value::{LedgerDate, Money, Month, ProjectId, RegionId, places},
};

/// A county's line, or the whole city's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountyRow {
    /// The county; none for the city and for what has no region.
    pub region: Option<RegionId>,
    /// The county's name; empty for the city and for what has no region.
    pub name: String,
    /// 位次: its place among the counties, that farthest ahead of its schedule first; equal lags as they
    /// are printed share one. None without a plan, and for what is no county.
    pub place: Option<u32>,
    /// How many entries it has.
    pub entries: u32,
    /// What its sums of money leave out and include; none where the edition did not count that.
    pub coverage: Option<Coverage>,
    /// The total investment of these entries.
    pub total: Money,
    /// Their plan, money, schedule and lag; none without any plan.
    pub investment: Option<Investment>,
    /// Their starts, completions and investment: target, claimed, recognised.
    pub scores: Scores,
}

/// The entries of a sector and a size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorRow {
    /// The sector; empty where nobody said.
    pub sector: String,
    /// The size; none where the total is unknown.
    pub size: Option<SizeClass>,
    /// How many entries there are of this sector and size.
    pub entries: u32,
    /// What its sums of money leave out and include; none where the edition did not count that.
    pub coverage: Option<Coverage>,
    /// The total investment of these entries.
    pub total: Money,
    /// Their plan, money, schedule and lag.
    pub investment: Option<Investment>,
    /// Their starts, completions and investment: target, claimed, recognised.
    pub scores: Scores,
}

/// A milestone past its planned date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverdueRow {
    /// The project that the milestone belongs to.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// The name of the project's main region.
    pub region: String,
    /// The name of the unit that is responsible for it.
    pub unit: String,
    /// The kind of milestone.
    pub kind: MilestoneKind,
    /// The milestone's own name; none where it is called by its kind.
    pub milestone: Option<String>,
    /// The date for which it was planned.
    pub plan: LedgerDate,
    /// Days from that date to the month's end.
    pub days: i32,
    /// The date that the unit expected; none where it named none.
    pub forecast: Option<LedgerDate>,
}

/// The tables of a closed month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MonthTables {
    /// The edition that they are read from.
    pub edition: EditionMark,
    /// The month.
    pub month: Month,
    /// How many entries there were.
    pub entries: u32,
    /// How many of the entries had reported.
    pub reported: u32,
    /// The sums over the whole city.
    pub city: CountyRow,
    /// Counties in the order of the board; what had no region last.
    pub counties: Vec<CountyRow>,
    /// Sectors by name, each by size.
    pub sectors: Vec<SectorRow>,
    /// What was overdue at the month's end, the longest first; on a screen the first of them.
    pub overdue: Paged<OverdueRow>,
}

impl MonthTables {
    /// The tables of an edition; `None` where it holds no sums of the city.
    pub fn of(edition: EditionMark, figures: &MonthFigures, part: Part) -> Option<Self> {
        let month = figures.month;
        let city = figures.sums.iter().find(|row| row.about == RowAbout::City)?;
        let sectors = figures.sums.iter().filter_map(|row| sector(row, month));
        Some(Self {
            edition,
            month,
            entries: city.sums.entries,
            reported: city.sums.reported,
            city: county(city, month),
            counties: county_rows(&figures.sums, month),
            sectors: sectors.collect(),
            overdue: Paged::part(&figures.overdue, part, |late| overdue(figures, late)),
        })
    }
}

/// The counties among sums, in their order, each with its place; what has no region has none.
pub fn county_rows(sums: &[SumRow], month: Month) -> Vec<CountyRow> {
    let of_county = |row: &&SumRow| matches!(row.about, RowAbout::Region(_) | RowAbout::NoRegion);
    let counties = sums.iter().filter(of_county).map(|row| county(row, month));
    let mut counties: Vec<CountyRow> = counties.collect();
    let ahead = |row: &CountyRow| row.region.and(row.investment).map(|sum| -sum.lag);
    let places = places(counties.iter().map(ahead));
    for (row, place) in counties.iter_mut().zip(places) {
        row.place = place;
    }
    counties
}

fn county(row: &SumRow, month: Month) -> CountyRow {
    let sums = &row.sums;
    CountyRow {
        region: match row.about {
            RowAbout::Region(region) => Some(region),
            _ => None,
        },
        name: row.name.clone(),
        place: None,
        entries: sums.entries,
        coverage: sums.coverage,
        total: sums.total,
        investment: Investment::of_sums(sums, month),
        scores: Scores::of_sums(sums, month),
    }
}

fn sector(row: &SumRow, month: Month) -> Option<SectorRow> {
    let RowAbout::Sector { sector, size } = &row.about else { return None };
    let sums = &row.sums;
    Some(SectorRow {
        sector: sector.as_ref().map(ToString::to_string).unwrap_or_default(),
        size: *size,
        entries: sums.entries,
        coverage: sums.coverage,
        total: sums.total,
        investment: Investment::of_sums(sums, month),
        scores: Scores::of_sums(sums, month),
    })
}

fn overdue(figures: &MonthFigures, late: &OverdueMilestone) -> OverdueRow {
    let project = figures.project(late.project);
    let region = project.and_then(|row| figures.region_name(row.region?));
    OverdueRow {
        project: late.project,
        name: project.map(|row| row.name.clone()).unwrap_or_default(),
        region: region.unwrap_or_default().to_owned(),
        unit: project.map(|row| row.unit.clone()).unwrap_or_default(),
        kind: late.kind,
        milestone: late.name.clone(),
        plan: late.plan,
        days: late.days,
        forecast: late.forecast,
    }
}

#[cfg(test)]
mod tests;
