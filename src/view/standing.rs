//! How every live project stands at the end of the last closed month, in the order of the board.
//! Judged once per board and shared by all screens, so that no two can differ.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use super::{figures::Investment, filter::Filter};
use crate::{
    board::Board,
    model::{
        project::Project,
        rule::{Judgement, Lamp, RuleSet, judge},
        schedule::Curve,
        stage::StageGroup,
    },
    value::{Month, ProjectId, RegionId},
};

/// One project with its judgement.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The project.
    pub project: Arc<Project>,
    /// What the rules make of it.
    pub judgement: Judgement,
}

impl Judged {
    /// Its lamp.
    pub const fn lamp(&self) -> Lamp {
        self.judgement.lamp
    }

    /// Its group of stages.
    pub fn stage(&self) -> StageGroup {
        self.project.stage().group()
    }
}

/// All entries of the board, judged. Sub-projects are part of their entry: counts count entries,
/// and money is never counted twice.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The board; its copy shares everything with the original.
    pub board: Board,
    /// The last closed month.
    pub closed: Option<Month>,
    /// The live entries, by identifier.
    pub entries: Vec<Judged>,
    curves: HashMap<ProjectId, Curve>,
    parts: HashMap<ProjectId, u32>,
}

impl Standing {
    /// Judges every live entry by the `points` preset.
    pub fn of(board: &Board) -> Self {
        let closed = board.closed_month();
        let curves = curves(board, closed);
        let mut parts = HashMap::new();
        for project in board.projects.values().filter(|project| project.is_live()) {
            if let Some(entry) = project.parent {
                *parts.entry(entry).or_default() += 1;
            }
        }
        let mut standing =
            Self { board: board.clone(), closed, entries: Vec::new(), curves, parts };
        standing.entries = board
            .projects
            .values()
            .filter(|project| project.is_live() && project.parent.is_none())
            .map(|project| standing.judged(project))
            .collect();
        standing
    }

    /// Judges one project, which need not be an entry.
    fn judged(&self, project: &Arc<Project>) -> Judged {
        let judgement = judge(&RuleSet::POINTS, project, self.curve(project.id), self.closed);
        Judged { project: project.clone(), judgement }
    }

    /// Any project of the board as it stands, sub-projects and cancelled ones included.
    pub fn project(&self, id: ProjectId) -> Option<Cow<'_, Judged>> {
        let entry = self.entries.binary_search_by_key(&id, |entry| entry.project.id);
        entry.map_or_else(
            |_| Some(Cow::Owned(self.judged(self.board.projects.get(&id)?))),
            |place| Some(Cow::Borrowed(&self.entries[place])),
        )
    }

    /// The curve by which a project is measured.
    pub fn curve(&self, project: ProjectId) -> Curve {
        self.curves.get(&project).copied().unwrap_or_default()
    }

    /// The entries that pass a filter.
    pub fn filtered(&self, filter: &Filter) -> Vec<&Judged> {
        self.entries
            .iter()
            .filter(|entry| filter.passes(&self.board, &entry.project, &entry.judgement))
            .collect()
    }

    /// How many live sub-projects some entries have together.
    pub fn subprojects<'a>(&self, entries: impl Iterator<Item = &'a Judged>) -> u32 {
        entries.filter_map(|entry| self.parts.get(&entry.project.id)).sum()
    }

    /// How many entries reported for the closed month.
    pub fn reported(&self) -> u32 {
        let reported = self.closed.map_or(0, |month| {
            self.entries.iter().filter(|entry| entry.project.reports.contains_key(&month)).count()
        });
        count(reported)
    }

    /// Investment of some entries against their schedule.
    pub fn investment<'a>(&self, entries: impl Iterator<Item = &'a Judged>) -> Option<Investment> {
        Investment::sum(self.closed?, entries.map(|entry| entry.project.as_ref()))
    }

    /// Entries by main region.
    pub fn by_region(&self) -> HashMap<RegionId, Vec<&Judged>> {
        let mut regions: HashMap<RegionId, Vec<&Judged>> = HashMap::new();
        for entry in &self.entries {
            if let Some(region) = entry.project.region() {
                regions.entry(region).or_default().push(entry);
            }
        }
        regions
    }
}

/// The curve of each project: that of the first list of the year on which it stands.
fn curves(board: &Board, closed: Option<Month>) -> HashMap<ProjectId, Curve> {
    let mut curves = HashMap::new();
    let Some(year) = closed.map(Month::year) else {
        return curves;
    };
    let lists =
        board.lists.values().filter(|list| list.year == year && list.curve != Curve::Linear);
    for list in lists {
        for project in list.entries.keys() {
            curves.entry(*project).or_insert(list.curve);
        }
    }
    curves
}

/// A count as views carry it.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
