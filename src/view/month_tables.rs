//! The month's tables (月度调度表): by county, by sector and size, and what is overdue, as data for a
//! workbook or a message.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    figures::Investment,
    head::Frame,
    judged::Judged,
    score::{Basis, Scores, Selection},
};
use crate::{
    model::{
        milestone::{Milestone, MilestoneKind},
        series::{SizeClass, TargetScope},
    },
    value::{Day, LedgerDate, Money, Month, Name, ProjectId, RegionId, Timestamp, Year},
};

/// A county's line, or the whole city's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountyRow {
    /// The county; none for the city and for what has no region.
    pub region: Option<RegionId>,
    /// The county's name; empty for the city and for what has no region.
    pub name: String,
    /// How many entries it has.
    pub entries: u32,
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
    /// Days that have passed since that date.
    pub days: i32,
    /// The date that the unit now expects; none where it named none.
    pub forecast: Option<LedgerDate>,
}

/// The tables of the last closed month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MonthTables {
    /// City, period, data age.
    pub frame: Frame,
    /// The last closed month.
    pub month: Month,
    /// The sums over the whole city.
    pub city: CountyRow,
    /// Counties in the order of the board; what has no region last.
    pub counties: Vec<CountyRow>,
    /// Sectors by name, each by size.
    pub sectors: Vec<SectorRow>,
    /// What was overdue at the month's end and still is, the longest first.
    pub overdue: Vec<OverdueRow>,
}

/// The tables of the last closed month at `now`; none before a month is closed.
pub fn month_tables(assessment: &Assessment, now: Timestamp) -> Option<MonthTables> {
    let month = assessment.closed?;
    let all: Vec<_> = assessment.entries().collect();
    Some(MonthTables {
        frame: Frame::of(assessment, now),
        month,
        city: county(assessment, None, Some(TargetScope::City), &all, month.year()),
        counties: counties(assessment, month.year()),
        sectors: sectors(assessment, month.year()),
        overdue: overdue(assessment, month.last_day()),
    })
}

fn counties(assessment: &Assessment, year: Year) -> Vec<CountyRow> {
    let mut by_region = assessment.by_region();
    let homeless: Vec<_> = assessment.entries().filter(|entry| entry.region.is_none()).collect();
    let known = assessment.board.regions.keys().map(|region| {
        let entries = by_region.remove(region).unwrap_or_default();
        county(assessment, Some(*region), Some(TargetScope::Region(*region)), &entries, year)
    });
    let mut rows: Vec<_> = known.collect();
    rows.push(county(assessment, None, None, &homeless, year));
    let aimed = |row: &CountyRow| matches!(row.scores.starts.basis, Basis::Target(_));
    rows.retain(|row| row.entries > 0 || aimed(row));
    rows
}

fn county(
    assessment: &Assessment,
    region: Option<RegionId>,
    scope: Option<TargetScope>,
    entries: &[&Judged],
    year: Year,
) -> CountyRow {
    let selection = scope.map(Selection::all);
    let known = region.and_then(|region| assessment.board.regions.get(&region));
    CountyRow {
        region,
        name: known.map(|region| region.name.to_string()).unwrap_or_default(),
        entries: count(entries.len()),
        total: entries.iter().filter_map(|entry| entry.total).sum(),
        investment: assessment.investment(entries.iter().copied()),
        scores: Scores::of(assessment, selection.as_ref(), entries, year),
    }
}

fn sectors(assessment: &Assessment, year: Year) -> Vec<SectorRow> {
    let mut groups: BTreeMap<_, Vec<&Judged>> = BTreeMap::new();
    for entry in assessment.entries() {
        let sector = entry.project.facts.sector.clone();
        let size = entry.total.map(SizeClass::of);
        // What is unknown comes last.
        groups.entry((sector.is_none(), sector, size.is_none(), size)).or_default().push(entry);
    }
    let row = |((_, sector, _, size), entries): (
        (_, Option<Name>, _, Option<SizeClass>),
        Vec<&Judged>,
    )| {
        // A target is set for a sector and size that are known.
        let known = sector.is_some() && size.is_some();
        let selection = Selection { scope: TargetScope::City, sector: sector.clone(), size };
        let selection = known.then_some(&selection);
        SectorRow {
            sector: sector.map(|sector| sector.to_string()).unwrap_or_default(),
            size,
            entries: count(entries.len()),
            total: entries.iter().filter_map(|entry| entry.total).sum(),
            investment: assessment.investment(entries.iter().copied()),
            scores: Scores::of(assessment, selection, &entries, year),
        }
    };
    groups.into_iter().map(row).collect()
}

fn overdue(assessment: &Assessment, end: Day) -> Vec<OverdueRow> {
    let rows = assessment.entries().flat_map(|entry| {
        let milestones = entry.project.milestones.iter();
        milestones.filter_map(move |milestone| late(assessment, entry, milestone, end))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.days), row.project));
    rows
}

fn late(
    assessment: &Assessment,
    entry: &Judged,
    milestone: &Milestone,
    end: Day,
) -> Option<OverdueRow> {
    let board = &assessment.board;
    let facts = &entry.project.facts;
    // A paused project is not accused of being late.
    if !entry.project.is_pursued() {
        return None;
    }
    let region = entry.region.and_then(|region| board.regions.get(&region));
    let unit = facts.responsible_unit.and_then(|unit| board.unit_name(unit));
    Some(OverdueRow {
        project: entry.project.id,
        name: facts.name.to_string(),
        region: region.map(|region| region.name.to_string()).unwrap_or_default(),
        unit: unit.unwrap_or_default().to_owned(),
        kind: milestone.kind,
        milestone: milestone.name.as_ref().map(ToString::to_string),
        plan: milestone.schedule?.plan,
        days: milestone.overdue(end)?,
        forecast: milestone.forecast,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    #[test]
    fn the_tables_add_up_to_the_city_and_name_what_is_late() {
        let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
        assert_eq!(month_tables(&Assessment::of(&fixture.board), fixture.now), None);
        fixture.plan_start(first, "2026-05");
        let second = fixture.register("武胜实验学校新建", RegionId(2));
        fixture.invest(first, 1000, "2026-05", 400);
        fixture.invest(second, 3000, "2026-06", 1500);
        let tables = month_tables(&Assessment::of(&fixture.board), fixture.now).unwrap();
        assert_eq!(tables.counties.len(), 2);
        let sum = |rows: &[CountyRow]| {
            let plans = rows.iter().filter_map(|row| row.investment).map(|i| i.plan);
            (rows.iter().map(|row| row.entries).sum::<u32>(), plans.sum::<Money>())
        };
        assert_eq!(sum(&tables.counties), sum(std::slice::from_ref(&tables.city)));
        assert_eq!(tables.city.investment.map(|i| (i.scheduled, i.lag)), Some((500, 25)));
        assert_eq!(tables.sectors.len(), 1, "both are as large and of no sector");
        assert_eq!(tables.overdue.len(), 1);
        assert_eq!((tables.overdue[0].project, tables.overdue[0].days), (first, 30));
    }
}
