//! The wall: what is behind, by how much, whose job it is, and what changed.

use serde::{Deserialize, Serialize};

use super::{
    changes::{self, ChangeLine},
    figures::{Investment, Shown},
    head::Frame,
    judged::Judged,
    standing::{Standing, count},
};
use crate::{
    board::Board,
    model::{finding::Finding, milestone::MilestoneKind, rule::Lamp, stage::StageGroup},
    value::{Money, Month, ProjectId, RegionId, Timestamp},
};

/// How many lagging projects the wall shows.
const LAGGING: usize = 12;
/// How many changes run along its bottom.
const CHANGES: usize = 6;

/// Everything on the wall but the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WallView {
    /// City, period, data age.
    pub frame: Frame,
    /// Starts.
    pub starts: Reached,
    /// Completions.
    pub completions: Reached,
    /// Candidates for yellow and red cards.
    pub cards: (u32, u32),
    /// Total investment of all entries.
    pub total: Money,
    /// The year's investment.
    pub investment: Option<Investment>,
    /// The worst projects, worst first.
    pub lagging: Vec<LaggingLine>,
    /// How many projects lag altogether.
    pub lagging_count: u32,
    /// Regions, the one farthest behind first.
    pub regions: Vec<RegionLine>,
    /// Entries without a place.
    pub unplaced: u32,
    /// Entries nobody can judge.
    pub unjudged: u32,
    /// What changed, newest first.
    pub changes: Vec<ChangeLine>,
    /// Days left in the year.
    pub days_left: i32,
}

/// How many were reached, and how many should have been by the end of the closed month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// Reached.
    pub reached: u32,
    /// Reached, or planned to be by now.
    pub due: u32,
}

/// One lagging project with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaggingLine {
    /// Which.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Its responsible unit.
    pub unit: String,
    /// The gravest finding.
    pub finding: Shown,
}

impl LaggingLine {
    /// The line of an entry and its gravest finding.
    pub(super) fn of(board: &Board, (entry, finding): (&Judged, &Finding)) -> Self {
        let facts = &entry.project.facts;
        let unit = facts.responsible_unit.and_then(|unit| board.unit_name(unit));
        Self {
            id: entry.project.id,
            name: facts.name.to_string(),
            unit: unit.unwrap_or_default().to_owned(),
            finding: finding.into(),
        }
    }
}

/// One region's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionLine {
    /// Which; none gathers what has no region.
    pub id: Option<RegionId>,
    /// Its name.
    pub name: String,
    /// Its entries.
    pub entries: u32,
    /// Its investment.
    pub investment: Option<Investment>,
    /// Candidates for yellow and red cards.
    pub cards: (u32, u32),
}

/// What the wall shows at `now`.
pub fn wall(standing: &Standing, now: Timestamp) -> WallView {
    let lagging = lagging(standing.entries.iter());
    let year = now.day().year();
    let new_year = year.months().next_back().map(Month::last_day);
    WallView {
        frame: Frame::of(standing, now),
        starts: reached(standing, MilestoneKind::Start),
        completions: reached(standing, MilestoneKind::Completion),
        cards: cards(standing.entries.iter()),
        total: standing.entries.iter().filter_map(|entry| entry.total).sum(),
        investment: standing.investment(standing.entries.iter()),
        lagging_count: count(lagging.len()),
        lagging: lagging
            .into_iter()
            .take(LAGGING)
            .map(|entry| LaggingLine::of(&standing.board, entry))
            .collect(),
        regions: regions(standing),
        unplaced: counted(standing, |entry| !entry.placed),
        unjudged: counted(standing, |entry| entry.lamp() == Lamp::Unjudged),
        changes: changes::newest(&standing.board, CHANGES),
        days_left: new_year.map_or(0, |last| now.day().days_until(last)),
    }
}

fn counted(standing: &Standing, wanted: impl Fn(&Judged) -> bool) -> u32 {
    count(standing.entries.iter().filter(|entry| wanted(entry)).count())
}

fn reached(standing: &Standing, kind: MilestoneKind) -> Reached {
    let group = |entry: &Judged| {
        matches!(
            (kind, entry.stage),
            (_, StageGroup::Completed) | (MilestoneKind::Start, StageGroup::Building)
        )
    };
    Reached {
        reached: counted(standing, group),
        due: counted(standing, |entry| group(entry) || entry.is_due(kind)),
    }
}

/// Candidates for yellow and red cards.
pub fn cards<'a>(entries: impl Iterator<Item = &'a Judged>) -> (u32, u32) {
    entries.fold((0, 0), |(yellow, red), entry| match entry.lamp() {
        Lamp::Yellow => (yellow + 1, red),
        Lamp::Red => (yellow, red + 1),
        _ => (yellow, red),
    })
}

/// Everything with a card candidate, worst first: by level, then by points behind or days late.
pub(super) fn lagging<'a>(
    entries: impl Iterator<Item = &'a Judged>,
) -> Vec<(&'a Judged, &'a Finding)> {
    let mut entries: Vec<_> = entries
        .filter(|entry| matches!(entry.lamp(), Lamp::Red | Lamp::Yellow))
        .filter_map(|entry| Some((entry, entry.judgement.findings.first()?)))
        .collect();
    entries.sort_by_cached_key(|(entry, finding)| {
        let (points, days) = match finding {
            Finding::Behind { measure, .. } => (measure.lag().tenths(), 0),
            Finding::StartMissed { days, .. } | Finding::CompletionMissed { days, .. } => {
                (0, *days)
            }
            Finding::NotEnrolled { months, .. } => (0, *months),
        };
        std::cmp::Reverse((finding.level(), points, days, std::cmp::Reverse(entry.project.id)))
    });
    entries
}

fn regions(standing: &Standing) -> Vec<RegionLine> {
    let mut by_region = standing.by_region();
    let mut lines: Vec<_> = standing
        .board
        .regions
        .values()
        .map(|region| {
            let entries = by_region.remove(&region.id).unwrap_or_default();
            region_line(standing, Some(region.id), region.name.to_string(), &entries)
        })
        .collect();
    let homeless: Vec<_> = standing.entries.iter().filter(|entry| entry.region.is_none()).collect();
    if !homeless.is_empty() {
        lines.push(region_line(standing, None, String::new(), &homeless));
    }
    // A region without land and without projects has nothing to say on a wall.
    let drawn = |id| standing.board.regions.get(&id).is_some_and(|r| r.boundary.is_some());
    lines.retain(|line| line.entries > 0 || line.id.is_some_and(drawn));
    lines.sort_by_key(|line| std::cmp::Reverse(line.investment.map_or(i64::MIN, |i| i.lag)));
    lines
}

fn region_line(
    standing: &Standing,
    id: Option<RegionId>,
    name: String,
    entries: &[&Judged],
) -> RegionLine {
    RegionLine {
        id,
        name,
        entries: count(entries.len()),
        investment: standing.investment(entries.iter().copied()),
        cards: cards(entries.iter().copied()),
    }
}
