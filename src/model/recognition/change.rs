//! What may be asked about recognition batches, what happens to them, and why it is refused.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::ClaimDecision;
use crate::{
    model::refusal::refusals,
    value::{MilestoneId, ProjectId, Text, UnitId},
};

/// What may be asked about recognition batches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "recognition-")]
pub enum RecognitionAction {
    /// Gathers claims into a new batch.
    Open {
        /// The milestones claimed, each with its project.
        claims: Vec<(ProjectId, MilestoneId)>,
    },
    /// Records a bureau's opinion on the batch.
    Opine {
        /// The bureau that gives the opinion.
        unit: UnitId,
        /// Whether the bureau agrees with the recognition.
        agrees: bool,
        /// The bureau's remark; `None` when it makes none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// Recognises a claim or gives it back.
    Decide {
        /// The project that the milestone belongs to.
        project: ProjectId,
        /// The milestone that is claimed.
        milestone: MilestoneId,
        /// The office's decision on the claim.
        decision: ClaimDecision,
    },
    /// Closes the batch; every claim must be decided first.
    Close {},
}

/// What happened to a recognition batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "recognition-")]
pub enum RecognitionChange {
    /// The batch was opened.
    Opened {
        /// The milestones claimed, each with its project.
        claims: Vec<(ProjectId, MilestoneId)>,
    },
    /// A bureau's opinion was recorded.
    Opined {
        /// The bureau that gave the opinion.
        unit: UnitId,
        /// Whether the bureau agrees with the recognition.
        agrees: bool,
        /// The bureau's remark; `None` when it made none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// A claim was decided; what that does to its milestone is an event of its own.
    Decided {
        /// The project that the milestone belongs to.
        project: ProjectId,
        /// The milestone that was claimed.
        milestone: MilestoneId,
        /// The office's decision on the claim.
        decision: ClaimDecision,
    },
    /// The batch was closed.
    Closed {},
}

refusals! {
    /// Why a command about recognition is refused.
    RecognitionRefusal {
        /// No batch has this identifier.
        Unknown = "unknown-batch",
        /// No unit has this identifier.
        UnknownUnit = "unknown-unit",
        /// The batch has no claims.
        Empty = "batch-empty",
        /// A milestone in the batch was never claimed.
        NothingClaimed = "nothing-claimed",
        /// A claim is already in another open batch.
        InOpenBatch = "claim-in-open-batch",
        /// The batch is closed.
        Closed = "batch-closed",
        /// The batch has no such claim.
        NotInThisBatch = "not-in-this-batch",
        /// The claim already has another decision.
        AlreadyDecided = "claim-already-decided",
        /// Items of the checklist are not ticked.
        ChecklistIncomplete = "checklist-incomplete",
        /// Some claims of the batch are not decided.
        Undecided = "batch-undecided",
    }
}
