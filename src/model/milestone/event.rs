//! What happened to a milestone.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{MilestoneKind, MoveReason};
use crate::{
    model::fact::Answer,
    value::{EvidenceId, LedgerDate, MilestoneId, Name, ProjectId, Text},
};

/// What happened to a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "milestone-")]
pub enum MilestoneChange {
    /// It was added.
    Added {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Name>,
        /// Its first plan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<LedgerDate>,
    },
    /// A planned date was set or moved.
    Planned {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The date.
        plan: LedgerDate,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
        /// The reason of the wish that was granted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<MoveReason>,
    },
    /// A guess was stated.
    Forecast {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The guess.
        date: LedgerDate,
    },
    /// Somebody asked to move its planned date.
    MoveAsked {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The date wished for.
        date: LedgerDate,
        /// Why.
        reason: MoveReason,
        /// Why, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Text>,
    },
    /// The office left the plan where it was.
    MoveRefused {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// Why.
        reason: Text,
    },
    /// It was claimed.
    Claimed {
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
    /// Its claim was given back.
    ClaimReturned {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// Why.
        reason: Text,
    },
    /// It was said to be reached, or not.
    Recognised {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The answer.
        answer: Answer,
    },
    /// Its share was set.
    Weighed {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The share in thousandths.
        weight: u16,
    },
}

impl MilestoneChange {
    /// The project and the milestone it is about.
    pub const fn subject(&self) -> (ProjectId, MilestoneId) {
        match self {
            Self::Added { project, milestone, .. }
            | Self::Planned { project, milestone, .. }
            | Self::Forecast { project, milestone, .. }
            | Self::MoveAsked { project, milestone, .. }
            | Self::MoveRefused { project, milestone, .. }
            | Self::Claimed { project, milestone, .. }
            | Self::ClaimReturned { project, milestone, .. }
            | Self::Recognised { project, milestone, .. }
            | Self::Weighed { project, milestone, .. } => (*project, *milestone),
        }
    }
}
