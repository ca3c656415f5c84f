//! Whom a rule accuses.

use serde::{Deserialize, Serialize};

/// Whom a rule accuses: who gets the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressee {
    /// The project.
    Project,
    /// Its responsible unit.
    Unit,
    /// Its main region.
    Region,
    /// The unit that must solve the problem.
    Solver,
    /// The headquarters office, which must recognise.
    Office,
}

impl Addressee {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Project, Self::Unit, Self::Region, Self::Solver, Self::Office];

    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Unit => "unit",
            Self::Region => "region",
            Self::Solver => "solver",
            Self::Office => "office",
        }
    }

    /// The addressee of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|addressee| addressee.code() == code)
    }
}
