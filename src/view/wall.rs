//! The wall: what is behind, by how much, whose job it is, and what changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use super::lagging::{ExplainedLine, LagCounts, LaggingLine};
use super::{
    assessment::{Assessment, count},
    changes::{self, ChangeLine},
    figures::Investment,
    filter::Filter,
    head::Frame,
    judged::Judged,
    lagging::{self, lagging},
    notices::{self, NoticeLine},
    problems::agenda::{self, ProblemSum},
    score::{Scores, Selection},
    standing::{Coverage, StageCounts},
};
use crate::{
    model::{
        card::CardLevel,
        level::Level,
        rule::{Formula, MeasureKind, RuleCondition, RuleSet},
        series::TargetScope,
    },
    rules::bottom_line,
    value::{Money, Month, ProjectId, RegionId, Timestamp, places},
};

/// How many lagging projects the wall shows where it has room for them.
const LAGGING: usize = 48;
/// How many problems it shows.
const PROBLEMS: usize = 8;
/// How many changes run along its bottom.
const CHANGES: usize = 6;

/// Everything on the wall but the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WallView {
    /// City, period, data age.
    pub frame: Frame,
    /// Starts, completions and investment against the city's targets.
    pub scores: Scores,
    /// Entries with a yellow and with a red card that is out, as the marks on the map show them.
    pub cards: (u32, u32),
    /// 未销: all yellow and red cards that are out, those about units and counties among them.
    pub cards_standing: (u32, u32),
    /// Total investment of all entries.
    pub total: Money,
    /// The investment of the year over all entries.
    pub investment: Option<Investment>,
    /// What that sum includes and leaves out.
    pub coverage: Coverage,
    /// The entries by stage and by lamp.
    pub standing: StageCounts,
    /// The points behind at which the lamps begin; none where the city's rules count no points.
    pub edges: Option<PointEdges>,
    /// The worst projects, worst first.
    pub lagging: Vec<LaggingLine>,
    /// How many projects lag altogether.
    pub lag: LagCounts,
    /// Penalty notices that are not over, overdue ones first.
    pub notices: Vec<NoticeLine>,
    /// How many projects have a notice that nobody has signed for.
    pub unsigned: u32,
    /// How many were issued this year.
    pub notices_year: u32,
    /// Regions, the one farthest behind first.
    pub regions: Vec<WallRegion>,
    /// The same figures of the whole city, to which the regions add up.
    pub city: WallRegion,
    /// What stands in the projects' way.
    pub problems: ProblemSum,
    /// How many entries have no place of their own on the map.
    pub unplaced: u32,
    /// How many entries stand on the map only at their region's label.
    pub approximate: u32,
    /// Entries whose recognition a flag on a bottom line withholds.
    pub withheld: u32,
    /// What changed, newest first.
    pub changes: Vec<ChangeLine>,
    /// Days left in the year.
    pub days_left: i32,
}

/// The figures of one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallRegion {
    /// The region; none gathers what has no region.
    pub id: Option<RegionId>,
    /// The name of the region.
    pub name: String,
    /// 位次: its place among the regions, that farthest ahead of its schedule first; equal lags as they
    /// are printed share one.
    #[serde(default)]
    pub place: Option<u32>,
    /// How many entries it has.
    pub entries: u32,
    /// How many of them lag.
    pub lag: LagCounts,
    /// The investment of the year of these entries.
    pub investment: Option<Investment>,
    /// Its starts, completions and investment against its targets.
    pub scores: Scores,
    /// Entries with a yellow and with a red card that is out.
    pub cards: (u32, u32),
}

/// The points behind schedule at which the lamps begin, as the rules for the whole city have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointEdges {
    /// Where 关注 begins; none where the rule has no such level.
    pub watch: Option<u16>,
    /// Where 滞后 begins; none where the rule has no such level.
    pub lagging: Option<u16>,
    /// Where 严重滞后 begins; none where the rule has no such level.
    pub severe: Option<u16>,
}

impl PointEdges {
    /// Those of the rule by which a set judges points of investment.
    fn of(set: &RuleSet) -> Option<Self> {
        let wanted =
            RuleCondition::Behind { formula: Formula::Points, measure: MeasureKind::Investment };
        let rule = set.rules.iter().find(|rule| rule.condition() == wanted)?;
        let at = |level| rule.bands().edge(level).map(|edge| edge.at);
        let (watch, lagging, severe) = (at(Level::Watch), at(Level::Yellow), at(Level::Red));
        Some(Self { watch, lagging, severe })
    }
}

/// What the wall shows of the whole city at `now`.
pub fn wall(assessment: &Assessment, now: Timestamp) -> WallView {
    wall_of(assessment, &Filter::default(), now)
}

/// What the wall shows at `now` of the projects that pass a filter; what changed is the whole city's.
pub fn wall_of(assessment: &Assessment, filter: &Filter, now: Timestamp) -> WallView {
    let chosen = Chosen::of(assessment, filter);
    let all = chosen.entries.as_slice();
    let lagging = lagging(all.iter().copied());
    let city = region_line(assessment, None, String::new(), all, now);
    let scores = scores(assessment, chosen.scope(filter), all, now);
    let year = now.day().year();
    let board = &assessment.board;
    let flagged = bottom_line::flagged(board);
    let new_year = year.months().next_back().map(Month::last_day);
    let among = |project| chosen.has(project);
    WallView {
        frame: chosen.frame(assessment, now),
        scores,
        cards: city.cards,
        cards_standing: if chosen.whole { super::cards::standing(board) } else { city.cards },
        total: all.iter().filter_map(|entry| entry.total).sum(),
        investment: city.investment,
        coverage: Coverage::of(all.iter().copied()),
        standing: StageCounts::of(all.iter().copied()),
        edges: PointEdges::of(assessment.context.force.of_the_rest()),
        lag: city.lag,
        lagging: lagging::lines(assessment, &lagging, LAGGING),
        notices: notices::running(board, now).into_iter().filter(|l| among(l.project)).collect(),
        unsigned: count(notices::unsigned(board).into_keys().filter(|id| among(*id)).count()),
        notices_year: notices::issued_in(board, year, among),
        regions: regions(assessment, &chosen, now),
        city: WallRegion { scores, ..city },
        problems: agenda::sum(assessment, PROBLEMS, now.day(), among),
        unplaced: counted(all, |entry| !entry.placed),
        approximate: counted(all, |entry| !entry.placed && entry.stands(board).is_some()),
        withheld: counted(all, |entry| flagged.contains(&entry.project.id)),
        changes: changes::newest(board, CHANGES),
        days_left: new_year.map_or(0, |last| now.day().days_until(last)),
    }
}

/// The entries that a wall shows.
struct Chosen<'a> {
    entries: Vec<&'a Judged>,
    /// Whether they are all there are.
    whole: bool,
    /// The entries and their sub-projects; only filled where they are not all.
    projects: BTreeSet<ProjectId>,
}

impl<'a> Chosen<'a> {
    fn of(assessment: &'a Assessment, filter: &Filter) -> Self {
        if filter.is_empty() {
            let entries = assessment.entries().collect();
            return Self { entries, whole: true, projects: BTreeSet::new() };
        }
        let entries = assessment.filtered(filter);
        let mut projects: BTreeSet<_> = entries.iter().map(|entry| entry.project.id).collect();
        let parts = assessment.board.projects.values();
        let parts = parts.filter(|part| part.parent.is_some_and(|entry| projects.contains(&entry)));
        let parts: Vec<_> = parts.map(|part| part.id).collect();
        projects.extend(parts);
        Self { entries, whole: false, projects }
    }

    fn has(&self, project: ProjectId) -> bool {
        self.whole || self.projects.contains(&project)
    }

    /// The targets that are set for exactly these.
    fn scope(&self, filter: &Filter) -> Option<TargetScope> {
        let only_region = Filter { region: filter.region, ..Filter::default() };
        match filter.region {
            None => self.whole.then_some(TargetScope::City),
            Some(region) => (*filter == only_region).then_some(TargetScope::Region(region)),
        }
    }

    /// The city's frame, which counts these.
    fn frame(&self, assessment: &Assessment, now: Timestamp) -> Frame {
        let frame = Frame::of(assessment, now);
        if self.whole {
            return frame;
        }
        let entries = || self.entries.iter().copied();
        Frame {
            reported: count(entries().filter(|entry| entry.reported).count()),
            by_ledger: count(entries().filter(|entry| entry.by_ledger).count()),
            entries: count(self.entries.len()),
            subprojects: assessment.subprojects(entries()),
            ..frame
        }
    }
}

fn counted(entries: &[&Judged], wanted: impl Fn(&Judged) -> bool) -> u32 {
    count(entries.iter().filter(|entry| wanted(entry)).count())
}

fn scores(
    assessment: &Assessment,
    scope: Option<TargetScope>,
    entries: &[&Judged],
    now: Timestamp,
) -> Scores {
    let selection = scope.map(Selection::all);
    Scores::of(assessment, selection.as_ref(), entries, assessment.year(now))
}

/// How many entries have a yellow and a red card that is out.
pub fn cards<'a>(entries: impl Iterator<Item = &'a Judged>) -> (u32, u32) {
    let out = entries.filter_map(|entry| entry.project.card_out());
    out.fold((0, 0), |(yellow, red), (level, _)| match level {
        CardLevel::Yellow => (yellow + 1, red),
        CardLevel::Red => (yellow, red + 1),
    })
}

fn regions(assessment: &Assessment, chosen: &Chosen<'_>, now: Timestamp) -> Vec<WallRegion> {
    let mut by_region: BTreeMap<RegionId, Vec<&Judged>> = BTreeMap::new();
    for entry in &chosen.entries {
        if let Some(region) = entry.region {
            by_region.entry(region).or_default().push(entry);
        }
    }
    let mut lines: Vec<_> = assessment
        .board
        .regions
        .values()
        .map(|region| {
            let entries = by_region.remove(&region.id).unwrap_or_default();
            region_line(assessment, Some(region.id), region.name.to_string(), &entries, now)
        })
        .collect();
    let homeless: Vec<_> =
        chosen.entries.iter().copied().filter(|entry| entry.region.is_none()).collect();
    if !homeless.is_empty() {
        lines.push(region_line(assessment, None, String::new(), &homeless, now));
    }
    // A region without land and without projects has nothing to say on a wall.
    let drawn = |id| {
        chosen.whole && assessment.board.regions.get(&id).is_some_and(|r| r.boundary.is_some())
    };
    lines.retain(|line| line.entries > 0 || line.id.is_some_and(drawn));
    let ahead = |line: &WallRegion| line.id.and(line.investment).map(|sum| -sum.lag);
    let places = places(lines.iter().map(ahead));
    for (line, place) in lines.iter_mut().zip(places) {
        line.place = place;
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.investment.map_or(i64::MIN, |i| i.lag)));
    lines
}

fn region_line(
    assessment: &Assessment,
    id: Option<RegionId>,
    name: String,
    entries: &[&Judged],
    now: Timestamp,
) -> WallRegion {
    WallRegion {
        id,
        name,
        place: None,
        entries: count(entries.len()),
        lag: LagCounts::of(entries.iter().copied()),
        investment: assessment.investment(entries.iter().copied()),
        scores: scores(assessment, id.map(TargetScope::Region), entries, now),
        cards: cards(entries.iter().copied()),
    }
}
