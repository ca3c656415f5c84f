//! 认定: the office recognises claims in batches, by a checklist, with the joint opinions of bureaus
//! (联合会审). Each claim of a batch is recognised or returned; then the batch is closed.

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::value::{
    BatchId, LedgerDate, MilestoneId, Name, ProjectId, Seq, Text, Timestamp, UnitId,
};

mod change;

pub use change::{RecognitionAction, RecognitionChange, RecognitionRefusal};

/// The office's decision on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimDecision {
    /// The milestone is recognised as reached.
    Recognised {
        /// The date on which it was reached, as the office recognises it.
        date: LedgerDate,
        /// The names of the checklist items that were checked.
        #[serde(default)]
        ticked: Vec<Name>,
    },
    /// It is given back to the unit.
    Returned {
        /// Why it is given back.
        reason: Text,
    },
}

/// One claim of a batch: that a milestone was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchClaim {
    /// The project that the milestone belongs to.
    pub project: ProjectId,
    /// The milestone that is claimed.
    pub milestone: MilestoneId,
    /// The office's decision; `None` while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ClaimDecision>,
}

/// A bureau's opinion on a batch; a later one replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The bureau that gave the opinion.
    pub unit: UnitId,
    /// Whether the bureau agrees with the recognition.
    pub agrees: bool,
    /// The bureau's remark; `None` when it made none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Claims that are reviewed and decided together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionBatch {
    /// The identifier of the batch.
    pub id: BatchId,
    /// The claims to be decided, each with its decision once there is one.
    pub claims: Vec<BatchClaim>,
    /// The latest opinion of each bureau.
    pub opinions: Vec<Opinion>,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it was closed; `None` while it is open.
    pub closed: Option<Timestamp>,
    /// Position of its last event.
    pub version: Seq,
}

impl RecognitionBatch {
    /// The batch that its opening makes; `None` for any other change.
    pub fn made(id: BatchId, change: &RecognitionChange, entry: &Entry<'_>) -> Option<Self> {
        let RecognitionChange::Opened { claims } = change else { return None };
        let claim = |&(project, milestone): &_| BatchClaim { project, milestone, decision: None };
        let claims = claims.iter().map(claim).collect();
        let (opened, version) = (entry.at, entry.seq);
        Some(Self { id, claims, opinions: Vec::new(), opened, closed: None, version })
    }

    /// The claim of that milestone; `None` where the batch has none.
    pub fn claim(&self, project: ProjectId, milestone: MilestoneId) -> Option<&BatchClaim> {
        self.claims.iter().find(|claim| (claim.project, claim.milestone) == (project, milestone))
    }

    /// Whether the claim of that milestone waits in this batch for its decision.
    pub fn awaits(&self, project: ProjectId, milestone: MilestoneId) -> bool {
        self.closed.is_none()
            && self.claim(project, milestone).is_some_and(|claim| claim.decision.is_none())
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &RecognitionChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        let at = entry.at;
        match change {
            RecognitionChange::Opened { .. } => {}
            RecognitionChange::Opined { unit, agrees, remark } => {
                self.opinions.retain(|opinion| opinion.unit != *unit);
                let (unit, agrees, remark) = (*unit, *agrees, remark.clone());
                self.opinions.push(Opinion { unit, agrees, remark, at });
            }
            RecognitionChange::Decided { project, milestone, decision } => {
                let named = (*project, *milestone);
                for claim in &mut self.claims {
                    if (claim.project, claim.milestone) == named {
                        claim.decision = Some(decision.clone());
                    }
                }
            }
            RecognitionChange::Closed {} => self.closed = Some(at),
        }
    }
}
