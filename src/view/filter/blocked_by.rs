//! 存在问题 as a filter: projects in whose way something stands, of any kind or of one.

use std::{collections::HashSet, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::problem::{Problem, ProblemKind},
    value::ProjectId,
};

/// What stands in a project's way: its open problems, and those of its sub-projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockedBy {
    /// An open problem of any kind.
    Anything,
    /// An open problem of this kind.
    Kind(ProblemKind),
}

impl BlockedBy {
    /// The stable code, as it stands in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Anything => "any",
            Self::Kind(kind) => kind.code(),
        }
    }

    /// The one of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == "any" {
            Some(Self::Anything)
        } else {
            ProblemKind::from_code(code).map(Self::Kind)
        }
    }

    /// The entries with an open problem of it, be it only a sub-project's.
    pub fn entries(self, board: &Board) -> HashSet<ProjectId> {
        let open = board.problems.values().filter(|problem| problem.is_open());
        let mine = open.filter(|problem| self.is(problem));
        let entry = |problem: &Problem| {
            let project = board.projects.get(&problem.project)?;
            project.is_live().then(|| project.parent.unwrap_or(project.id))
        };
        mine.filter_map(|problem| entry(problem)).collect()
    }

    fn is(self, problem: &Problem) -> bool {
        match self {
            Self::Anything => true,
            Self::Kind(kind) => problem.file.kind == kind,
        }
    }
}

impl fmt::Display for BlockedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
