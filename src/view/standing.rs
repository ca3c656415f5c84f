//! How every live project stands at the end of the last closed month: judged once per view, in the
//! order of the board. Every screen builds on this, so that no two can differ.

use std::{collections::HashMap, sync::Arc};

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
pub struct Judged<'a> {
    /// The project.
    pub project: &'a Arc<Project>,
    /// What the rules make of it.
    pub judgement: Judgement,
}

impl Judged<'_> {
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
pub struct Standing<'a> {
    /// The board.
    pub board: &'a Board,
    /// The last closed month.
    pub closed: Option<Month>,
    /// The live entries.
    pub entries: Vec<Judged<'a>>,
    curves: HashMap<ProjectId, Curve>,
}

impl<'a> Standing<'a> {
    /// Judges every live entry by the `points` preset.
    pub fn of(board: &'a Board) -> Self {
        let closed = board.closed_month();
        let curves = curves(board, closed);
        let mut standing = Self { board, closed, entries: Vec::new(), curves };
        standing.entries = board
            .projects
            .values()
            .filter(|project| project.is_live() && project.parent.is_none())
            .map(|project| standing.judged(project))
            .collect();
        standing
    }

    /// Judges one project, which need not be an entry.
    pub fn judged(&self, project: &'a Arc<Project>) -> Judged<'a> {
        let curve = self.curve(project.id);
        Judged { project, judgement: judge(&RuleSet::POINTS, project, curve, self.closed) }
    }

    /// The curve by which a project is measured.
    pub fn curve(&self, project: ProjectId) -> Curve {
        self.curves.get(&project).copied().unwrap_or_default()
    }

    /// The entries that pass a filter.
    pub fn filtered(&self, filter: &Filter) -> Vec<&Judged<'a>> {
        self.entries
            .iter()
            .filter(|entry| filter.passes(self.board, entry.project, &entry.judgement))
            .collect()
    }

    /// How many entries reported for the closed month.
    pub fn reported(&self) -> u32 {
        let reported = self.closed.map_or(0, |month| {
            self.entries.iter().filter(|entry| entry.project.reports.contains_key(&month)).count()
        });
        count(reported)
    }

    /// Investment of some entries against their schedule.
    pub fn investment<'b>(
        &self,
        entries: impl Iterator<Item = &'b Judged<'b>>,
    ) -> Option<Investment> {
        Investment::sum(self.closed?, entries.map(|entry| entry.project.as_ref()))
    }

    /// Entries by main region.
    pub fn by_region(&self) -> HashMap<RegionId, Vec<&Judged<'a>>> {
        let mut regions: HashMap<RegionId, Vec<&Judged<'a>>> = HashMap::new();
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
