//! What may be asked about recognition batches, what comes of it, and why not.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{ClaimDecision, RecognitionBatch};
use crate::{
    model::{checklist::Checklist, refusal::refusals},
    value::{BatchId, MilestoneId, ProjectId, Text, UnitId},
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
        /// Of which batch.
        batch: BatchId,
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
        /// In which batch.
        batch: BatchId,
        /// Whose claim.
        project: ProjectId,
        /// Of which milestone.
        milestone: MilestoneId,
        /// What the office says.
        decision: ClaimDecision,
    },
    /// Ends the batch; every claim must be decided.
    Close {
        /// Which batch.
        batch: BatchId,
    },
}

/// What happened to a recognition batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "recognition-")]
pub enum RecognitionChange {
    /// It was opened.
    Opened {
        /// Which.
        batch: BatchId,
        /// The milestones claimed, each with its project.
        claims: Vec<(ProjectId, MilestoneId)>,
    },
    /// A bureau's opinion was recorded.
    Opined {
        /// Of which batch.
        batch: BatchId,
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
        /// In which batch.
        batch: BatchId,
        /// Whose claim.
        project: ProjectId,
        /// Of which milestone.
        milestone: MilestoneId,
        /// What the office said.
        decision: ClaimDecision,
    },
    /// It was closed.
    Closed {
        /// Which.
        batch: BatchId,
    },
}

impl RecognitionAction {
    /// The batch it is about, if there is one already.
    pub const fn batch(&self) -> Option<BatchId> {
        match self {
            Self::Open { .. } => None,
            Self::Opine { batch, .. } | Self::Decide { batch, .. } | Self::Close { batch } => {
                Some(*batch)
            }
        }
    }
}

impl RecognitionChange {
    /// The batch it is about.
    pub const fn batch(&self) -> BatchId {
        match self {
            Self::Opened { batch, .. }
            | Self::Opined { batch, .. }
            | Self::Decided { batch, .. }
            | Self::Closed { batch } => *batch,
        }
    }
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

/// How a claim that a batch is to take up stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimState {
    /// It waits for recognition.
    Open,
    /// Nobody claimed the milestone, or it is recognised.
    Absent,
    /// An open batch has it.
    InBatch,
}

/// What the decision needs to know.
pub struct RecognitionFacts<'a> {
    /// The batch the command names.
    pub named: Option<&'a RecognitionBatch>,
    /// How the claims that are to be taken up stand.
    pub claims: Vec<ClaimState>,
    /// Whether the bureau exists.
    pub unit_known: bool,
    /// The checklist of the milestone to be decided.
    pub checklist: Option<&'a Checklist>,
    /// The next free identifier.
    pub next: BatchId,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`RecognitionRefusal`].
pub fn decide(
    facts: &RecognitionFacts<'_>,
    command: RecognitionAction,
) -> Result<Option<RecognitionChange>, RecognitionRefusal> {
    let command = match command {
        RecognitionAction::Open { claims } => return open(facts, claims).map(Some),
        command => command,
    };
    let batch = facts.named.ok_or(RecognitionRefusal::Unknown)?;
    if batch.closed.is_some() {
        return Err(RecognitionRefusal::Closed);
    }
    match command {
        RecognitionAction::Open { .. } => Ok(None),
        RecognitionAction::Opine { batch: id, unit, agrees, remark } => {
            if !facts.unit_known {
                return Err(RecognitionRefusal::UnknownUnit);
            }
            let before = batch.opinions.iter().find(|opinion| opinion.unit == unit);
            let same = before.is_some_and(|o| o.agrees == agrees && o.remark == remark);
            Ok((!same).then_some(RecognitionChange::Opined { batch: id, unit, agrees, remark }))
        }
        RecognitionAction::Decide { batch: id, project, milestone, decision } => {
            let claim = batch.claim(project, milestone);
            match &claim.ok_or(RecognitionRefusal::NotInThisBatch)?.decision {
                Some(before) if *before == decision => return Ok(None),
                Some(_) => return Err(RecognitionRefusal::AlreadyDecided),
                None => checked(facts, &decision)?,
            }
            Ok(Some(RecognitionChange::Decided { batch: id, project, milestone, decision }))
        }
        RecognitionAction::Close { batch: id } => {
            if batch.claims.iter().any(|claim| claim.decision.is_none()) {
                return Err(RecognitionRefusal::Undecided);
            }
            Ok(Some(RecognitionChange::Closed { batch: id }))
        }
    }
}

fn open(
    facts: &RecognitionFacts<'_>,
    mut claims: Vec<(ProjectId, MilestoneId)>,
) -> Result<RecognitionChange, RecognitionRefusal> {
    if claims.is_empty() {
        return Err(RecognitionRefusal::Empty);
    }
    if facts.claims.contains(&ClaimState::Absent) {
        return Err(RecognitionRefusal::NothingClaimed);
    }
    if facts.claims.contains(&ClaimState::InBatch) {
        return Err(RecognitionRefusal::InOpenBatch);
    }
    claims.sort_unstable();
    claims.dedup();
    Ok(RecognitionChange::Opened { batch: facts.next, claims })
}

fn checked(
    facts: &RecognitionFacts<'_>,
    decision: &ClaimDecision,
) -> Result<(), RecognitionRefusal> {
    match (decision, facts.checklist) {
        (ClaimDecision::Recognised { ticked, .. }, Some(list)) if !list.is_complete(ticked) => {
            Err(RecognitionRefusal::ChecklistIncomplete)
        }
        _ => Ok(()),
    }
}
