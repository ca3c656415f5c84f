//! How every live project stands at the end of the last closed month, in the order of the board.
//! Judged once per board and shared by all screens, so that no two can differ.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{
    figures::Investment,
    filter::Filter,
    judged::Judged,
    search::{Wanted, Words},
};
use crate::{
    board::Board,
    model::{project::Project, schedule::Curve},
    value::{Month, ProjectId, RegionId},
};

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
    /// How many live sub-projects an entry has.
    parts: HashMap<ProjectId, u32>,
    /// What each is found by, put together when first somebody searches.
    words: OnceLock<HashMap<ProjectId, Words>>,
}

impl Standing {
    /// Judges every live entry by the `points` preset.
    pub fn of(board: &Board) -> Self {
        Self::following(None, board)
    }

    /// Judges the entries that differ from those of an `earlier` board; the rest stand as they did.
    pub fn following(earlier: Option<&Self>, board: &Board) -> Self {
        let closed = board.closed_month();
        let curves = curves(board, closed);
        let earlier =
            earlier.filter(|earlier| earlier.closed == closed && earlier.curves == curves);
        let mut known = earlier.map_or(&[][..], |earlier| &earlier.entries).iter().peekable();
        let mut entries = Vec::with_capacity(board.projects.len());
        let mut parts = HashMap::new();
        for project in board.projects.values() {
            if let Some(entry) = project.parent.filter(|_| project.is_live()) {
                *parts.entry(entry).or_default() += 1;
            }
            while known.next_if(|entry| entry.project.id < project.id).is_some() {}
            if !project.is_live() || project.parent.is_some() {
                continue;
            }
            // A project that did not change is the very same in both boards.
            let same = known.next_if(|entry| Arc::ptr_eq(&entry.project, project));
            let judge = || {
                let curve = curves.get(&project.id).copied().unwrap_or_default();
                Judged::of(project, curve, closed)
            };
            entries.push(same.cloned().unwrap_or_else(judge));
        }
        Self { board: board.clone(), closed, entries, curves, parts, words: OnceLock::new() }
    }

    fn judged(&self, project: &Arc<Project>) -> Judged {
        Judged::of(project, self.curve(project.id), self.closed)
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
        let passing = self.entries.iter().filter(|entry| filter.passes(&self.board, entry));
        let Some(wanted) = Wanted::new(&filter.text) else {
            return passing.collect();
        };
        let words = self.words.get_or_init(|| {
            let words = |entry: &Judged| (entry.project.id, Words::of(&self.board, &entry.project));
            self.entries.iter().map(words).collect()
        });
        passing
            .filter(|entry| words.get(&entry.project.id).is_some_and(|words| words.are(&wanted)))
            .collect()
    }

    /// How many live sub-projects some entries have together.
    pub fn subprojects<'a>(&self, entries: impl Iterator<Item = &'a Judged>) -> u32 {
        entries.filter_map(|entry| self.parts.get(&entry.project.id)).sum()
    }

    /// How many entries reported for the closed month.
    pub fn reported(&self) -> u32 {
        count(self.entries.iter().filter(|entry| entry.reported).count())
    }

    /// Investment of some entries against their schedule.
    pub fn investment<'a>(&self, entries: impl Iterator<Item = &'a Judged>) -> Option<Investment> {
        Investment::sum(self.closed?, entries.filter_map(|entry| entry.year))
    }

    /// Entries by main region.
    pub fn by_region(&self) -> HashMap<RegionId, Vec<&Judged>> {
        let mut regions: HashMap<RegionId, Vec<&Judged>> = HashMap::new();
        for entry in &self.entries {
            if let Some(region) = entry.region {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::stand::Stand;

    #[test]
    fn what_follows_a_change_stands_as_if_all_had_been_judged_anew() {
        let (mut stand, project) = Stand::with_a_project("2026-04-10");
        stand.invest(project, 1_000, "2026-03", 100);
        let before = Standing::of(&stand.board);
        let region = before.entries[0].region.unwrap();
        let second = stand.register("第二个项目", region);
        stand.invest(second, 1_000, "2026-04", 900);
        let (after, anew) =
            (Standing::following(Some(&before), &stand.board), Standing::of(&stand.board));
        let plain = |standing: &Standing| format!("{:?}", standing.entries);
        assert_eq!(plain(&after), plain(&anew));
        assert_eq!(after.entries.len(), 2);

        let again = Standing::following(Some(&after), &stand.board);
        let same = again.entries.iter().zip(&after.entries);
        assert!(same.into_iter().all(|(a, b)| Arc::ptr_eq(&a.project, &b.project)));
    }
}
