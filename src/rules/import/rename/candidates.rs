//! The projects that a row may be under a new name: those that no row names, by home and by serial.

use std::collections::HashMap;

use crate::{
    model::{ledger::LedgerRow, project::Project, region::Region},
    rules::import::{
        match_rows::Home,
        matcher::Matcher,
        similar::{ALIKE, Likeness},
    },
    value::{Name, RegionId, text::normalised},
};

/// Projects that no row names.
pub struct Candidates<'a> {
    projects: Vec<(&'a Project, Likeness)>,
    at_home: HashMap<Home, Vec<usize>>,
    by_serial: HashMap<String, Vec<usize>>,
    places: HashMap<RegionId, Vec<String>>,
}

impl<'a> Candidates<'a> {
    /// Every live project that no row names, where rows are open.
    pub fn of(matcher: &Matcher<'a, '_>, open: &[usize]) -> Self {
        let board = matcher.board;
        let words = |region: &Region| region.words().collect();
        let mut candidates = Self {
            projects: Vec::new(),
            at_home: HashMap::new(),
            by_serial: HashMap::new(),
            places: board.regions.values().map(|r| (r.id, words(r))).collect(),
        };
        if open.is_empty() {
            return candidates;
        }
        let ledger = matcher.ledger;
        let list = ledger.list.as_ref().and_then(|n| board.list_called(n.as_str(), ledger.year));
        let unnamed =
            |project: &&Project| project.is_live() && !matcher.claimed.contains_key(&project.id);
        for project in board.projects.values().map(AsRef::as_ref).filter(unnamed) {
            let serial = list.and_then(|list| list.entries.get(&project.id)?.serial.as_ref());
            candidates.add(project, serial);
        }
        candidates
    }

    fn add(&mut self, project: &'a Project, serial: Option<&Name>) {
        let at = self.projects.len();
        let region = project.region();
        let likeness = Likeness::of(project.facts.name.as_str(), self.words(region));
        self.projects.push((project, likeness));
        let home = project.parent.map(Home::Entry).or(region.map(Home::Region));
        if let Some(home) = home {
            self.at_home.entry(home).or_default().push(at);
        }
        if let Some(serial) = serial {
            self.by_serial.entry(normalised(serial.as_str())).or_default().push(at);
        }
    }

    fn words(&self, region: Option<RegionId>) -> &[String] {
        region.and_then(|region| self.places.get(&region)).map_or(&[], Vec::as_slice)
    }

    /// The project that the row most probably means.
    pub fn best(&self, matcher: &Matcher<'_, '_>, at: usize) -> Option<&'a Project> {
        let (row, matched) = (&matcher.ledger.rows[at], matcher.matched(at)?);
        let name = Likeness::of(row.facts.name.as_str(), self.words(Some(matched.region)));
        let unit = |name: &Option<Name>| matcher.board.unit_called(name.as_ref()?.as_str());
        let units = (unit(&row.facts.responsible_unit), unit(&row.facts.owner));
        let shares_unit = |project: &Project| {
            let facts = &project.facts;
            (units.0.is_some() && facts.responsible_unit == units.0)
                || (units.1.is_some() && facts.owner == units.1)
        };
        let at_home = self.at_home.get(&matched.home).into_iter().flatten();
        let by_serial = serial(row).and_then(|serial| self.by_serial.get(&serial));
        let same_sort = |project: &Project| project.parent.is_some() == row.parent.is_some();
        at_home
            .map(|at| (at, false))
            .chain(by_serial.into_iter().flatten().map(|at| (at, true)))
            .filter_map(|(at, by_serial)| Some((self.projects.get(*at)?, by_serial)))
            .filter(
                |((project, _), by_serial)| {
                    if *by_serial { same_sort(project) } else { shares_unit(project) }
                },
            )
            .map(|((project, likeness), _)| (likeness.with(&name), project))
            .filter(|(alike, _)| *alike >= ALIKE)
            .max_by_key(|(alike, project)| (*alike, std::cmp::Reverse(project.id)))
            .map(|(_, project)| *project)
    }
}

fn serial(row: &LedgerRow) -> Option<String> {
    row.serial.as_ref().map(|serial| normalised(serial.as_str()))
}
