//! 存在问题 as a filter: projects in whose way something stands, of any kind or of one.

use std::{collections::HashSet, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::problem::{Problem, ProblemKind},
    value::ProjectId,
};

/// What stands in a project's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hindered {
    /// Anything.
    ByAnything,
    /// Something of this kind.
    By(ProblemKind),
}

impl Hindered {
    /// The stable word used in URLs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ByAnything => "any",
            Self::By(kind) => kind.code(),
        }
    }

    /// The one of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == "any" {
            Some(Self::ByAnything)
        } else {
            ProblemKind::from_code(code).map(Self::By)
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
            Self::ByAnything => true,
            Self::By(kind) => problem.file.kind == kind,
        }
    }
}

impl fmt::Display for Hindered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
