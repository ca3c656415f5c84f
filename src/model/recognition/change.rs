//! What may be asked about recognition batches, what comes of it, and why not.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::ClaimDecision;
use crate::{
    model::refusal::refusals,
    value::{MilestoneId, ProjectId, Text, UnitId},
};

/// What may be asked about recognition batches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecognitionAction {
    /// Gathers claims to be looked at together.
    Open {
        /// The milestones claimed, each with its project.
        claims: Vec<(ProjectId, MilestoneId)>,
    },
    /// Records what a bureau thinks.
    Opine {
        /// Which bureau.
        unit: UnitId,
        /// Whether it agrees.
        agrees: bool,
        /// What it remarks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// Recognises a claim or gives it back.
    Decide {
        /// Whose claim.
        project: ProjectId,
        /// Of which milestone.
        milestone: MilestoneId,
        /// What the office says.
        decision: ClaimDecision,
    },
    /// Ends the batch; every claim must be decided.
    Close {},
}

/// What happened to a recognition batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "recognition-")]
pub enum RecognitionChange {
    /// It was opened.
    Opened {
        /// The milestones claimed, each with its project.
        claims: Vec<(ProjectId, MilestoneId)>,
    },
    /// A bureau's opinion was recorded.
    Opined {
        /// Which bureau.
        unit: UnitId,
        /// Whether it agrees.
        agrees: bool,
        /// What it remarks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// A claim was decided; what that does to its milestone is an event of its own.
    Decided {
        /// Whose claim.
        project: ProjectId,
        /// Of which milestone.
        milestone: MilestoneId,
        /// What the office said.
        decision: ClaimDecision,
    },
    /// It was closed.
    Closed {},
}

refusals! {
    /// Why a command about recognition is refused.
    RecognitionRefusal {
        /// No batch has this identifier.
        Unknown = "unknown-batch",
        /// No unit has this identifier.
        UnknownUnit = "unknown-unit",
        /// A batch without claims.
        Empty = "batch-empty",
        /// A milestone that nobody claimed.
        NothingClaimed = "nothing-claimed",
        /// A claim that another open batch looks at.
        InOpenBatch = "claim-in-open-batch",
        /// The batch is over.
        Closed = "batch-closed",
        /// The batch has no such claim.
        NotInThisBatch = "not-in-this-batch",
        /// The claim was decided otherwise.
        AlreadyDecided = "claim-already-decided",
        /// Items of the checklist are not ticked.
        ChecklistIncomplete = "checklist-incomplete",
        /// Claims of the batch are not decided.
        Undecided = "batch-undecided",
    }
}
