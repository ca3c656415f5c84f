//! What may be asked about milestones.

use serde::{Deserialize, Serialize};

use super::{MilestoneKind, MoveReason};
use crate::value::{EvidenceId, LedgerDate, MilestoneId, Name, ProjectId, Text};

/// What may be asked about milestones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneAction {
    /// Adds a milestone; start and completion only once.
    Add {
        /// Which project.
        project: ProjectId,
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name; required for a step.
        #[serde(default)]
        name: Option<Name>,
        /// Its first plan.
        #[serde(default)]
        plan: Option<LedgerDate>,
    },
    /// Moves the plan.
    Plan {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The new date.
        plan: LedgerDate,
        /// Why; required when it replaces another date.
        #[serde(default)]
        reason: Option<Text>,
    },
    /// States an honest guess.
    Forecast {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The guess.
        date: LedgerDate,
    },
    /// Asks the office to move the planned date.
    AskMove {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The date wished for.
        date: LedgerDate,
        /// Why.
        reason: MoveReason,
        /// Why, in words; required when the reason is another one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Text>,
    },
    /// Moves the plan to the date that was asked for.
    GrantMove {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
    },
    /// Leaves the plan where it is.
    RefuseMove {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// Why.
        reason: Text,
    },
    /// Claims that it is reached.
    Claim {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// When.
        date: LedgerDate,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Gives the claim back.
    ReturnClaim {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// Why.
        reason: Text,
    },
    /// Recognises that it is reached.
    Recognise {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// When.
        date: LedgerDate,
    },
    /// Sets its share of the construction in thousandths.
    Weigh {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The share.
        weight: u16,
    },
}

impl MilestoneAction {
    /// The project it is about.
    pub const fn project(&self) -> ProjectId {
        match self {
            Self::Add { project, .. }
            | Self::Plan { project, .. }
            | Self::Forecast { project, .. }
            | Self::AskMove { project, .. }
            | Self::GrantMove { project, .. }
            | Self::RefuseMove { project, .. }
            | Self::Claim { project, .. }
            | Self::ReturnClaim { project, .. }
            | Self::Recognise { project, .. }
            | Self::Weigh { project, .. } => *project,
        }
    }

    /// The milestone it is about, if there is one already.
    pub const fn milestone(&self) -> Option<MilestoneId> {
        match self {
            Self::Add { .. } => None,
            Self::Plan { milestone, .. }
            | Self::Forecast { milestone, .. }
            | Self::AskMove { milestone, .. }
            | Self::GrantMove { milestone, .. }
            | Self::RefuseMove { milestone, .. }
            | Self::Claim { milestone, .. }
            | Self::ReturnClaim { milestone, .. }
            | Self::Recognise { milestone, .. }
            | Self::Weigh { milestone, .. } => Some(*milestone),
        }
    }
}
