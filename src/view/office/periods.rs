//! Periods with who has reported, and who has not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        period::{Period, PeriodState},
        report::Pending,
    },
    value::{Day, Month, ProjectId, RegionId, Seq, Timestamp},
    view::{
        judged::Judged,
        standing::{Standing, count},
    },
};

/// How many periods are shown.
const PERIODS: usize = 13;

/// How many reports a region has filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionReports {
    /// Which; none gathers what has no region.
    pub region: Option<RegionId>,
    /// Its name.
    pub name: String,
    /// Filed.
    pub reported: u32,
    /// Entries.
    pub expected: u32,
}

/// An entry whose report is not filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingLine {
    /// Which.
    pub project: ProjectId,
    /// Its name.
    pub name: String,
    /// Its main region.
    pub region: String,
    /// Its responsible unit.
    pub unit: String,
    /// What waits for the county or was given back; none if nothing came in.
    pub pending: Option<Pending>,
}

/// One period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodLine {
    /// Its month.
    pub month: Month,
    /// The day up to which money counts.
    pub cut_off: Day,
    /// The day by which reports are due.
    pub deadline: Day,
    /// Open or closed.
    pub state: PeriodState,
    /// When the silent were last reminded.
    pub reminded: Option<Timestamp>,
    /// Filed.
    pub reported: u32,
    /// Entries.
    pub expected: u32,
    /// By region; only of an open period.
    pub regions: Vec<RegionReports>,
    /// What is not filed; only of an open period.
    pub missing: Vec<MissingLine>,
    /// The version a command about it must name.
    pub version: Seq,
}

pub(super) fn periods(standing: &Standing) -> Vec<PeriodLine> {
    let newest = standing.board.periods.values().rev().take(PERIODS);
    newest.map(|period| line(standing, period)).collect()
}

fn line(standing: &Standing, period: &Period) -> PeriodLine {
    let month = period.month;
    let (filed, missing): (Vec<_>, Vec<_>) =
        standing.entries.iter().partition(|entry| is_filed(entry, month));
    let open = !period.is_closed();
    PeriodLine {
        month,
        cut_off: period.cut_off,
        deadline: period.deadline,
        state: period.state,
        reminded: period.reminded,
        reported: count(filed.len()),
        expected: count(standing.entries.len()),
        regions: if open { regions(standing, month) } else { Vec::new() },
        missing: missing
            .into_iter()
            .filter(|_| open)
            .map(|entry| missing_line(standing, entry, month))
            .collect(),
        version: period.version,
    }
}

fn is_filed(entry: &Judged, month: Month) -> bool {
    entry.project.reports.contains_key(&month)
}

fn regions(standing: &Standing, month: Month) -> Vec<RegionReports> {
    let mut counts: BTreeMap<_, (u32, u32)> = BTreeMap::new();
    for entry in &standing.entries {
        // What has no region comes last.
        let (reported, expected) =
            counts.entry((entry.region.is_none(), entry.region)).or_default();
        *reported += u32::from(is_filed(entry, month));
        *expected += 1;
    }
    let line = |((_, region), (reported, expected)): ((bool, Option<RegionId>), _)| {
        let name = name_of(standing, region);
        RegionReports { region, name, reported, expected }
    };
    counts.into_iter().map(line).collect()
}

fn missing_line(standing: &Standing, entry: &Judged, month: Month) -> MissingLine {
    let facts = &entry.project.facts;
    let unit = facts.responsible_unit.and_then(|unit| standing.board.unit_name(unit));
    MissingLine {
        project: entry.project.id,
        name: facts.name.to_string(),
        region: name_of(standing, entry.region),
        unit: unit.unwrap_or_default().to_owned(),
        pending: entry.project.pending.get(&month).cloned(),
    }
}

fn name_of(standing: &Standing, region: Option<RegionId>) -> String {
    let known = region.and_then(|region| standing.board.regions.get(&region));
    known.map(|region| region.name.to_string()).unwrap_or_default()
}
