//! A finding: what a rule found wrong, or a ledger states, as data: the rule with its version, the level, the subject
//! and every number of the evidence. The screens put them into words.

use serde::{Deserialize, Serialize};

use super::{
    measure::Measure,
    rule::{Edge, RuleRef},
};
use crate::value::{Day, ProjectId, RegionId, UnitId};

mod arithmetic;
mod stated;

pub use super::{level::Level, rule::Cause};
pub use arithmetic::{Arithmetic, DatedItem, Progress, Shares};
pub use stated::Stated;

/// The subject of a finding, which would receive the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingSubject {
    /// A single project is held responsible.
    Project(ProjectId),
    /// A responsible unit or project owner.
    Unit(UnitId),
    /// A region, such as a county or district.
    Region(RegionId),
    /// The headquarters office, for work that it has left undone.
    Office,
}

/// One thing that a rule found wrong, with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding<M = Measure> {
    /// The rule that found it, with the version of its rule set.
    pub rule: RuleRef,
    /// How grave the finding is.
    pub level: Level,
    /// The edge of the rule's band that the figure reached.
    pub limit: Edge,
    /// The subject that is held responsible.
    pub subject: FindingSubject,
    /// The project concerned; `None` for a finding about a card to a unit or region.
    pub project: Option<ProjectId>,
    /// The numbers of the evidence.
    pub arithmetic: Arithmetic<M>,
}

impl<M> Finding<M> {
    /// How grave the finding is.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The group to which the finding belongs.
    pub const fn cause(&self) -> Cause {
        self.arithmetic.cause()
    }

    /// The measure, where the finding is investment behind schedule; `None` for any other.
    pub const fn behind(&self) -> Option<&M> {
        match &self.arithmetic {
            Arithmetic::Share { progress: Progress::Investment(measure), .. } => Some(measure),
            _ => None,
        }
    }

    /// What the ledger states, where nothing was computed; `None` for what the rules found.
    pub const fn stated(&self) -> Option<&Stated> {
        match &self.arithmetic {
            Arithmetic::Stated(stated) => Some(stated),
            _ => None,
        }
    }

    /// The same without what its subject says, which not everybody reads.
    #[must_use]
    pub fn without_remark(mut self) -> Self {
        if let Arithmetic::Stated(stated) = &mut self.arithmetic {
            stated.remark = None;
        }
        self
    }

    /// Whether the project's own side is responsible, so that the project's mark shows it.
    pub const fn is_the_projects(&self) -> bool {
        !matches!(self.cause(), Cause::Claim | Cause::Problem | Cause::Plan | Cause::Answer)
    }

    /// The same finding with its delay counted to `day`: live screens count to today, cards, editions
    /// and papers to the end of the month that was judged.
    #[must_use]
    pub fn counted_to(mut self, day: Day) -> Self {
        if let Arithmetic::Count { since: Some(since), days: Some(days), .. } = &mut self.arithmetic
        {
            *days = since.due().days_until(day).max(*days);
        }
        self
    }

    /// The same finding, its measure converted by `form`.
    pub fn map<N>(self, form: impl FnOnce(M) -> N) -> Finding<N> {
        let Self { rule, level, limit, subject, project, arithmetic } = self;
        Finding { rule, level, limit, subject, project, arithmetic: arithmetic.map(form) }
    }
}
