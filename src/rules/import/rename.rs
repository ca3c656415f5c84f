//! A row that names nothing may be a project under a new name. It is asked about, never created:
//! somebody decides that the old project is now called so, or that it really is a new one.
//!
//! Asked about is a row whose code a project has that agrees with it in neither name nor region, or
//! a row of the same region and the same unit or owner, or with the same serial
//! number on the same list, whose name is alike that of a project that no row of the file names.

use std::collections::{HashMap, HashSet};

use super::{
    match_rows::Home,
    matcher::Matcher,
    row::{RenameQuestion, issue},
    similar::{ALIKE, Likeness},
};
use crate::{
    board::Board,
    model::{
        ledger::{Issue, IssueCode, LedgerRow},
        project::Project,
    },
    value::{Name, ProjectId, RegionId, text::normalised},
};

/// The project that somebody decided is now called as the row says.
pub fn decided(matcher: &Matcher<'_, '_>, at: usize) -> Option<ProjectId> {
    let (name, matched) = (matcher.name(at), matcher.matched(at)?);
    let olds = matcher.ledger.renames.iter().filter(|(_, new)| normalised(new.as_str()) == name);
    olds.map(|(old, _)| normalised(old.as_str())).find_map(|old| {
        matcher.index.exactly(matched.home, &old).or_else(|| {
            let mut called = called(matcher.board, &old);
            called.next().filter(|_| called.next().is_none()).map(|project| project.id)
        })
    })
}

fn called<'a>(board: &'a Board, name: &'a str) -> impl Iterator<Item = &'a Project> {
    board
        .projects
        .values()
        .map(AsRef::as_ref)
        .filter(move |project| project.is_live() && is_called(project, name))
}

fn is_called(project: &Project, name: &str) -> bool {
    normalised(project.facts.name.as_str()) == name
}

/// Checks the decisions, then asks about each row that may be a rename nobody decided on.
pub fn ask(matcher: &mut Matcher<'_, '_>, whole: &mut Vec<Issue>) -> Vec<RenameQuestion> {
    for (old, new) in &matcher.ledger.renames {
        whole.extend(misfit(matcher, old, new));
    }
    let added: HashSet<String> =
        matcher.ledger.added.iter().map(|name| normalised(name.as_str())).collect();
    for name in &matcher.ledger.added {
        if rows_called(matcher, name).next().is_none() {
            whole.push(fault(IssueCode::RenameWithoutRow, &format!("={name}")));
        }
    }
    let open = (0..matcher.rows.len()).filter(|at| matcher.is_open(*at));
    let open: Vec<usize> = open.filter(|at| !added.contains(&matcher.name(*at))).collect();
    let candidates = Candidates::of(matcher, &open);
    let questions: Vec<(usize, &Project)> =
        open.into_iter().filter_map(|at| Some((at, probable(matcher, &candidates, at)?))).collect();
    let asked = questions.into_iter().map(|(at, project)| {
        let row = &matcher.ledger.rows[at];
        let (old, new) = (project.facts.name.clone(), row.facts.name.clone());
        let value = format!("{old}={new}");
        matcher.reject(at, issue(row, "项目名称", IssueCode::ProbableRename, &value));
        RenameQuestion { sheet: row.sheet.clone(), row: row.row, project: project.id, old, new }
    });
    asked.collect()
}

/// The project that a row probably means: the one that has its code, else one that is called alike.
fn probable<'a>(
    matcher: &Matcher<'a, '_>,
    candidates: &Candidates<'a>,
    at: usize,
) -> Option<&'a Project> {
    let unclaimed = |id: &ProjectId| !matcher.claimed.contains_key(id);
    let coded = matcher.matched(at)?.doubted.filter(unclaimed);
    let coded = coded.and_then(|id| matcher.board.projects.get(&id)).map(AsRef::as_ref);
    coded.filter(|project| project.is_live()).or_else(|| candidates.best(matcher, at))
}

fn rows_called<'a>(matcher: &'a Matcher<'_, '_>, name: &Name) -> impl Iterator<Item = usize> + 'a {
    let name = normalised(name.as_str());
    (0..matcher.rows.len()).filter(move |at| matcher.name(*at) == name)
}

/// What is wrong with a decision. One that was carried out before is not wrong: the same ledger
/// with the same decision changes nothing.
fn misfit(matcher: &Matcher<'_, '_>, old: &Name, new: &Name) -> Option<Issue> {
    let value = format!("{old}={new}");
    let old = normalised(old.as_str());
    let mut rows = rows_called(matcher, new).peekable();
    if rows.peek().is_none() {
        return Some(fault(IssueCode::RenameWithoutRow, &value));
    }
    let standing = called(matcher.board, &old).collect::<Vec<_>>();
    let known = rows.filter_map(|at| matcher.matched(at)).filter_map(|matched| matched.known);
    let known: Vec<ProjectId> = known.collect();
    if known.iter().any(|id| standing.iter().any(|project| project.id == *id)) {
        None
    } else if !standing.is_empty() {
        Some(fault(IssueCode::RenameTaken, &value))
    } else {
        known.is_empty().then(|| fault(IssueCode::RenameWithoutProject, &value))
    }
}

fn fault(code: IssueCode, value: &str) -> Issue {
    Issue { sheet: None, row: 0, column: String::new(), code, value: value.to_owned() }
}

/// Projects that no row names.
struct Candidates<'a> {
    projects: Vec<(&'a Project, Likeness)>,
    at_home: HashMap<Home, Vec<usize>>,
    by_serial: HashMap<String, Vec<usize>>,
    places: HashMap<RegionId, Vec<String>>,
}

impl<'a> Candidates<'a> {
    fn of(matcher: &Matcher<'a, '_>, open: &[usize]) -> Self {
        let board = matcher.board;
        let words = |region: &crate::model::region::Region| region.words().collect();
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
    fn best(&self, matcher: &Matcher<'_, '_>, at: usize) -> Option<&'a Project> {
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
