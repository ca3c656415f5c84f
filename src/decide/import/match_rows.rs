//! Finding the project that a row means.

use std::collections::HashMap;

use super::issue;
use crate::{
    board::Board,
    model::ledger::{Issue, IssueCode, LedgerRow},
    value::{ProjectId, RegionId, text::normalised},
};

/// The board's projects by 项目代码 and by normalised name within their region.
pub struct Index {
    coded: HashMap<String, ProjectId>,
    named: HashMap<(RegionId, String), ProjectId>,
}

impl Index {
    /// Indexes every project that is not cancelled, and cancelled ones where no other is called so.
    pub fn of(board: &Board) -> Self {
        let mut index = Self { coded: HashMap::new(), named: HashMap::new() };
        let mut projects: Vec<_> = board.projects.values().collect();
        projects.sort_by_key(|project| project.is_live());
        for project in projects {
            if let Some(code) = &project.facts.code {
                index.coded.insert(normalised(code.as_str()), project.id);
            }
            for share in &project.facts.regions {
                let name = normalised(project.facts.name.as_str());
                index.named.insert((share.region, name), project.id);
            }
        }
        index
    }

    /// The project whose number or code the row gives.
    ///
    /// # Errors
    /// When it gives a number that no project has, or that of a cancelled project.
    pub fn numbered_or_coded(
        &self,
        board: &Board,
        row: &LedgerRow,
    ) -> Result<Option<ProjectId>, Issue> {
        let Some(number) = row.number else {
            let code = row.code.as_ref().map(|code| normalised(code.as_str()));
            return Ok(code.and_then(|code| self.coded.get(&code).copied()));
        };
        let column = "项目编号";
        let project = board
            .projects
            .get(&number)
            .ok_or_else(|| issue(row, column, IssueCode::UnknownProject, &number.to_string()))?;
        if project.is_live() {
            Ok(Some(number))
        } else {
            Err(issue(row, column, IssueCode::ProjectCancelled, row.name.as_str()))
        }
    }

    /// The project of that name in that region.
    pub fn named(&self, name: &(RegionId, String)) -> Option<ProjectId> {
        self.named.get(name).copied()
    }
}
