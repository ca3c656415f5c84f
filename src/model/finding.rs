//! What a rule found wrong, as data: the rule in its version, how grave it is, whom it accuses,
//! and every number of its evidence; words only on the screen.

use serde::{Deserialize, Serialize};

use super::{
    measure::Measure,
    rule::{Edge, RuleRef},
};
use crate::value::{ProjectId, RegionId, UnitId};

mod arithmetic;

pub use super::{level::Level, rule::Cause};
pub use arithmetic::{Arithmetic, Item, Progress, Shares};

/// Whom a finding accuses: who would get the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingSubject {
    /// A project.
    Project(ProjectId),
    /// A unit.
    Unit(UnitId),
    /// A region.
    Region(RegionId),
    /// The headquarters office.
    Office,
}

/// One thing found wrong, with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding<M = Measure> {
    /// The rule in the version that found it.
    pub rule: RuleRef,
    /// How grave.
    pub level: Level,
    /// The edge that was reached.
    pub limit: Edge,
    /// Whom it accuses.
    pub subject: FindingSubject,
    /// The project it is about; none where it is about a card to a unit or region.
    pub project: Option<ProjectId>,
    /// The arithmetic.
    pub arithmetic: Arithmetic<M>,
}

impl<M> Finding<M> {
    /// How grave it is.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The group it belongs to.
    pub const fn cause(&self) -> Cause {
        self.arithmetic.cause()
    }

    /// The measure of a finding about investment behind schedule.
    pub const fn behind(&self) -> Option<&M> {
        match &self.arithmetic {
            Arithmetic::Share { progress: Progress::Investment(measure), .. } => Some(measure),
            _ => None,
        }
    }

    /// Whether it accuses the project's own side, so that its mark shows it.
    pub const fn is_the_projects(&self) -> bool {
        !matches!(self.cause(), Cause::Claim | Cause::Problem | Cause::Answer)
    }

    /// The same finding with its measure in another form.
    pub fn map<N>(self, form: impl FnOnce(M) -> N) -> Finding<N> {
        let Self { rule, level, limit, subject, project, arithmetic } = self;
        Finding { rule, level, limit, subject, project, arithmetic: arithmetic.map(form) }
    }
}
