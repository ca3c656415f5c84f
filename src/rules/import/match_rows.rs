//! Finding the project that a row means: by number, by code, by the name within its home.

use std::collections::HashMap;

use super::row::issue;
use crate::{
    board::Board,
    model::{
        ledger::{Issue, IssueCode, LedgerRow},
        project::Project,
    },
    value::{ProjectId, RegionId, text::normalised},
};

/// Where a name means one thing: an entry within its region, a sub-project within its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Home {
    /// The region of an entry.
    Region(RegionId),
    /// The entry of a sub-project.
    Entry(ProjectId),
    /// The entry of a sub-project, to be created from the row of that index.
    NewEntry(usize),
}

/// The board's projects by 项目代码 and by normalised name within their home.
pub struct Index {
    /// None where several live projects have the code.
    coded: HashMap<String, Option<ProjectId>>,
    named: HashMap<(Home, String), ProjectId>,
    /// Sub-projects by region; none where two are called so.
    parts: HashMap<(RegionId, String), Option<ProjectId>>,
    /// What projects were called in a region that were merged into others.
    former: HashMap<(RegionId, String), ProjectId>,
}

impl Index {
    /// Indexes every project that is not cancelled, and cancelled ones where no other is called so.
    pub fn of(board: &Board) -> Self {
        let mut index = Self {
            coded: HashMap::new(),
            named: HashMap::new(),
            parts: HashMap::new(),
            former: HashMap::new(),
        };
        let mut projects: Vec<_> = board.projects.values().collect();
        projects.sort_by_key(|project| project.is_live());
        for project in projects {
            index.add(board, project);
        }
        for id in board.merged.keys() {
            index.add_former(board, *id);
        }
        index
    }

    /// Code and name of a project that was merged mean the one that it was merged into.
    fn add_former(&mut self, board: &Board, id: ProjectId) {
        let Some(merged) = board.merged.get(&id) else { return };
        let standing = board.standing(id);
        if let Some(code) = &merged.facts.code {
            self.coded.entry(normalised(code.as_str())).or_insert(Some(standing));
        }
        let name = normalised(merged.facts.name.as_str());
        for share in &merged.facts.regions {
            self.former.insert((share.region, name.clone()), standing);
        }
    }

    /// The project into which one of that name was merged.
    pub fn former(&self, region: RegionId, name: &str) -> Option<ProjectId> {
        self.former.get(&(region, name.to_owned())).copied()
    }

    fn add(&mut self, board: &Board, project: &Project) {
        let facts = &project.facts;
        if let Some(code) = &facts.code {
            let only = self.coded.entry(normalised(code.as_str()));
            let doubled = |held: &Option<ProjectId>| {
                held.is_none_or(|held| board.projects.get(&held).is_some_and(|held| held.is_live()))
            };
            only.and_modify(|held| *held = (!doubled(held)).then_some(project.id))
                .or_insert(Some(project.id));
        }
        let name = normalised(facts.name.as_str());
        for region in facts.regions.iter().map(|share| share.region) {
            if project.parent.is_none() {
                self.named.insert((Home::Region(region), name.clone()), project.id);
            } else if project.is_live() {
                let only = self.parts.entry((region, name.clone()));
                only.and_modify(|only| *only = None).or_insert(Some(project.id));
            }
        }
        if let Some(parent) = project.parent {
            self.named.insert((Home::Entry(parent), name), project.id);
        }
    }

    /// The only project that has a code, given in normalised form.
    pub fn coded(&self, code: &str) -> Option<ProjectId> {
        self.coded.get(code).copied().flatten()
    }

    /// The project of that name at home there. A table without entries may name a sub-project
    /// alone, and a sub-project of today may have been an entry: where nothing else is called so
    /// in the region, that one is meant.
    pub fn named(&self, home: Home, region: RegionId, name: &str) -> Option<ProjectId> {
        let name = name.to_owned();
        let at = |home| self.named.get(&(home, name.clone())).copied();
        at(home).or_else(|| match home {
            Home::Region(_) => self.parts.get(&(region, name.clone())).copied().flatten(),
            Home::Entry(_) | Home::NewEntry(_) => at(Home::Region(region)),
        })
    }

    /// The project at home there under that name and no other.
    pub fn exactly(&self, home: Home, name: &str) -> Option<ProjectId> {
        self.named.get(&(home, name.to_owned())).copied()
    }
}

/// The project whose number the row gives.
///
/// # Errors
/// When it gives a number that no project has, or that of a cancelled project.
pub fn numbered(board: &Board, row: &LedgerRow) -> Result<Option<ProjectId>, Issue> {
    let Some(number) = row.number.map(|number| board.standing(number)) else { return Ok(None) };
    let column = "项目编号";
    let project = board
        .projects
        .get(&number)
        .ok_or_else(|| issue(row, column, IssueCode::UnknownProject, &number.to_string()))?;
    if project.is_live() {
        Ok(Some(number))
    } else {
        Err(issue(row, column, IssueCode::ProjectCancelled, row.facts.name.as_str()))
    }
}
