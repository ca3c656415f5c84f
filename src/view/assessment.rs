//! The board held against its rules: every live project judged at the end of the last closed month, in
//! the order of the board. Made once per board and shared by all screens, so that no two can differ.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{
    figures::Investment,
    filter::Filter,
    judged::Judged,
    map::{Tiles, stands},
    search::{SearchTerm, SearchWords},
};
use crate::{
    board::Board,
    evaluation::{Evaluation, EvaluationContext, InForce, of_judged},
    geometry::Bounds,
    model::{
        card::CardKey,
        edition::{Edition, EditionKind, EditionMark, ProjectOutline},
        finding::{Finding, FindingSubject},
        project::Project,
        schedule::Curve,
    },
    value::{Day, Month, ProjectId, RegionId, Timestamp, Year},
};

/// All entries of the board, judged. Sub-projects are part of their entry: counts count entries,
/// and money is never counted twice.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The board; its copy shares everything with the original.
    pub board: Board,
    /// The last closed month.
    pub closed: Option<Month>,
    /// The live entries, by identifier.
    pub(crate) entries: Vec<Arc<Judged>>,
    /// What they are judged on.
    pub context: Arc<EvaluationContext>,
    /// How many live sub-projects an entry has.
    parts: Arc<HashMap<ProjectId, u32>>,
    /// What each is found by, put together when first somebody searches.
    words: Arc<OnceLock<HashMap<ProjectId, SearchWords>>>,
    /// All findings, put together when first somebody asks.
    evaluation: Arc<OnceLock<Evaluation>>,
    /// Whether the closed month has become another than its edition, found out when first somebody
    /// asks.
    corrected: Arc<OnceLock<bool>>,
}

impl Assessment {
    /// Judges every live entry on the day of the board's last event.
    pub fn of(board: &Board) -> Self {
        Self::following(None, board, board.at.day())
    }

    /// Judges on `day` the entries that differ from those of an `earlier` board; the rest stand as
    /// they did, unless the rules, the closed months or the day are others.
    pub fn following(earlier: Option<&Self>, board: &Board, day: Day) -> Self {
        let context = EvaluationContext::on(board, InForce::on(board, day), day);
        let closed = context.month();
        let earlier = earlier.filter(|earlier| earlier.context.are_like(&context));
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
            entries.push(same.cloned().unwrap_or_else(|| Arc::new(Judged::of(project, &context))));
        }
        Self {
            board: board.clone(),
            closed,
            entries,
            context: Arc::new(context),
            parts: Arc::new(parts),
            words: Arc::default(),
            evaluation: Arc::default(),
            corrected: Arc::default(),
        }
    }

    /// The same judgements over a `board` that shows less of the same things.
    #[must_use]
    pub fn narrowed(&self, board: Board) -> Self {
        self.narrowed_following(None, board)
    }

    /// The same, with the entries that did not change since an `earlier` pair: one whole, and as the same
    /// reader saw it.
    #[must_use]
    pub fn narrowed_following(&self, earlier: Option<(&Self, &Self)>, board: Board) -> Self {
        let mut narrowed = Self { board, ..self.clone() };
        for entry in &mut narrowed.entries {
            let Some(shown) = narrowed.board.projects.get(&entry.project.id) else { continue };
            if Arc::ptr_eq(shown, &entry.project) {
                continue;
            }
            let known = earlier.and_then(|(whole, seen)| {
                let place = whole.entries.binary_search_by_key(&entry.project.id, |e| e.project.id);
                let place =
                    place.ok().filter(|place| Arc::ptr_eq(&whole.entries[*place], entry))?;
                seen.entries.get(place).filter(|known| Arc::ptr_eq(&known.project, shown)).cloned()
            });
            match known {
                Some(known) => *entry = known,
                None => Arc::make_mut(entry).project = shown.clone(),
            }
        }
        narrowed
    }

    /// The live entries, by identifier.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Judged> + Clone {
        self.entries.iter().map(Arc::as_ref)
    }

    fn judged(&self, project: &Arc<Project>) -> Judged {
        Judged::of(project, &self.context)
    }

    /// Any project of the board as it stands, sub-projects and cancelled ones included.
    pub fn project(&self, id: ProjectId) -> Option<Cow<'_, Judged>> {
        let entry = self.entries.binary_search_by_key(&id, |entry| entry.project.id);
        entry.map_or_else(
            |_| Some(Cow::Owned(self.judged(self.board.projects.get(&id)?))),
            |place| Some(Cow::Borrowed(self.entries[place].as_ref())),
        )
    }

    /// What the rules find now of a kind of card; of a unit or region, at its gravest project.
    pub fn finding(&self, key: &CardKey) -> Option<&Finding> {
        if let FindingSubject::Project(id) = key.about {
            let entry = self.entries.binary_search_by_key(&id, |entry| entry.project.id);
            let known = entry.ok().and_then(|place| self.entries[place].finding(key));
            if known.is_some() {
                return known;
            }
        }
        let all = self.evaluation().findings.iter();
        let found = all.filter(|f| f.subject == key.about && f.rule.code == key.rule);
        found.max_by_key(|finding| (finding.level(), std::cmp::Reverse(finding.project)))
    }

    /// The edition that speaks for the last closed month; none where it was never frozen.
    pub fn edition(&self) -> Option<EditionMark> {
        self.board.edition(EditionKind::Month, self.closed?).map(Edition::mark)
    }

    /// Whether plans, money, starts or completions of the closed month have become others since it was
    /// frozen: then its edition's name is not for these figures.
    pub fn is_corrected(&self) -> bool {
        *self.corrected.get_or_init(|| self.closed.is_some_and(|month| self.differs(month)))
    }

    fn differs(&self, month: Month) -> bool {
        let Some(edition) = self.board.edition(EditionKind::Month, month) else { return false };
        let mut frozen = edition.outline.projects.iter();
        let year = month.year();
        let same = |entry: &Judged, row: &ProjectOutline| {
            let money = entry.year.map(|year| (year.plan, year.done));
            entry.project.id == row.project
                && money == row.plan.map(|plan| (plan, row.done.unwrap_or_default()))
                && entry.start.reached(year, Some(month)).is_some() == row.started
                && entry.completion.reached(year, Some(month)).is_some() == row.completed
        };
        let all = self.entries().all(|entry| frozen.next().is_some_and(|row| same(entry, row)));
        !all || frozen.next().is_some()
    }

    /// The curve by which a project is measured.
    pub fn curve(&self, project: ProjectId) -> Curve {
        self.context.curve(project)
    }

    /// The entries that pass a filter.
    pub fn filtered(&self, filter: &Filter) -> Vec<&Judged> {
        let blocked_by = filter.blocked_by.map(|blocked_by| blocked_by.entries(&self.board));
        let passing = self.entries().filter(|entry| filter.passes(&self.board, entry));
        let passing = passing
            .filter(|entry| blocked_by.as_ref().is_none_or(|all| all.contains(&entry.project.id)));
        let tiles = filter.within.and_then(|_| self.tiles());
        let lies = |entry: &Judged, within: Bounds| {
            stands(&self.board, tiles.as_ref(), entry).is_some_and(|at| within.contains(at))
        };
        let passing = passing.filter(|e| filter.within.is_none_or(|within| lies(e, within)));
        let Some(wanted) = SearchTerm::new(&filter.text) else {
            return passing.collect();
        };
        let words = self.words.get_or_init(|| {
            let words =
                |entry: &Judged| (entry.project.id, SearchWords::of(&self.board, &entry.project));
            self.entries().map(words).collect()
        });
        passing
            .filter(|entry| words.get(&entry.project.id).is_some_and(|words| words.are(&wanted)))
            .collect()
    }

    /// The tiles of its regions, if none of them has an outline.
    pub fn tiles(&self) -> Option<Tiles> {
        Tiles::of(&self.board, self.entries())
    }

    /// All findings of the city on the day, under the rules in force.
    pub fn evaluation(&self) -> &Evaluation {
        self.evaluation.get_or_init(|| {
            let judged = self.entries();
            let judged = judged.map(|entry| (entry.project.as_ref(), entry.judgement.as_ref()));
            of_judged(&self.board, &self.context, judged)
        })
    }

    /// How many live sub-projects some entries have together.
    pub fn subprojects<'a>(&self, entries: impl Iterator<Item = &'a Judged>) -> u32 {
        entries.filter_map(|entry| self.parts.get(&entry.project.id)).sum()
    }

    /// How many entries reported for the closed month.
    pub fn reported(&self) -> u32 {
        count(self.entries().filter(|entry| entry.reported).count())
    }

    /// Investment of some entries against their schedule.
    pub fn investment<'a>(&self, entries: impl Iterator<Item = &'a Judged>) -> Option<Investment> {
        Investment::sum(self.closed?, entries.filter_map(|entry| entry.year))
    }

    /// The year that targets and plans are shown of: that of the last closed month, else of `now`.
    pub fn year(&self, now: Timestamp) -> Year {
        self.closed.unwrap_or_else(|| now.day().month()).year()
    }

    /// Entries by main region.
    pub fn by_region(&self) -> HashMap<RegionId, Vec<&Judged>> {
        let mut regions: HashMap<RegionId, Vec<&Judged>> = HashMap::new();
        for entry in self.entries() {
            if let Some(region) = entry.region {
                regions.entry(region).or_default().push(entry);
            }
        }
        regions
    }
}

/// A count as views carry it.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    #[test]
    fn what_follows_a_change_stands_as_if_all_had_been_judged_anew() {
        let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
        fixture.invest(project, 1_000, "2026-03", 100);
        let before = Assessment::of(&fixture.board);
        let region = before.entries[0].region.unwrap();
        let second = fixture.register("第二个项目", region);
        fixture.invest(second, 1_000, "2026-04", 900);
        let (after, anew) = (
            Assessment::following(Some(&before), &fixture.board, fixture.now.day()),
            Assessment::of(&fixture.board),
        );
        let plain = |assessment: &Assessment| format!("{:?}", assessment.entries);
        assert_eq!(plain(&after), plain(&anew));
        assert_eq!(after.entries.len(), 2);

        let again = Assessment::following(Some(&after), &fixture.board, fixture.now.day());
        let same = again.entries.iter().zip(&after.entries);
        assert!(same.into_iter().all(|(a, b)| Arc::ptr_eq(&a.project, &b.project)));
    }
}
