//! A card before it is published: how far it has come, and what sends it back.

use serde::{Deserialize, Serialize};

use super::{
    basis::Basis,
    event::CardChange,
    out::{CardResponse, Out},
    parts::{Approval, Issuance, Rejudged, Review, SentBack, Statement, Verification},
    step::{CardStep, InvalidStep},
};
use crate::{model::level::CardLevel, value::Day};

/// The progress of a draft towards publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftStage {
    /// It waits for the subject's answer.
    Proposed {
        /// The last day for the answer; after it, silence counts as agreement.
        due: Day,
    },
    /// The subject agreed or objected, or let the deadline pass.
    Verified(Verification),
    /// A leader approved it; it waits for publication.
    Approved(Verification, Box<Approval>),
}

/// A card that is not yet published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardDraft {
    /// The colour it would be published in.
    pub level: CardLevel,
    /// The evidence as of the last step; settled once the subject and the office have spoken.
    pub basis: Basis,
    /// The day on which the rules proposed it.
    pub proposed: Day,
    /// How far the draft has come.
    pub stage: DraftStage,
    /// 审核意见: what the office found of an objection, or of a draft that had come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// Why it came back to the office; `None` where it never did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Box<SentBack>>,
}

impl CardDraft {
    /// The draft's stage as a single word.
    pub const fn step(&self) -> CardStep {
        match self.stage {
            DraftStage::Proposed { .. } => CardStep::Proposed,
            DraftStage::Verified(_) => CardStep::Verified,
            DraftStage::Approved(..) => CardStep::Approved,
        }
    }

    /// A draft that the rules propose on `proposed`, to which its subject may object until `due`.
    pub const fn new(level: CardLevel, basis: Basis, proposed: Day, due: Day) -> Self {
        let stage = DraftStage::Proposed { due };
        Self { level, basis, proposed, stage, review: None, back: None }
    }

    /// Whether the subject objected, with other facts or a good cause.
    pub const fn is_disputed(&self) -> bool {
        matches!(
            self.stage,
            DraftStage::Verified(Verification::Stated(_))
                | DraftStage::Approved(Verification::Stated(_), _)
        )
    }

    /// Whether the office has yet to say what it finds: of an objection, or of a draft that came back.
    pub const fn awaits_review(&self) -> bool {
        matches!(self.stage, DraftStage::Verified(_))
            && self.review.is_none()
            && (self.is_disputed() || self.back.is_some())
    }

    /// Whether its evidence is settled: its subject had its say, and the office said what it finds of
    /// an objection. From then on only the month that was judged can send it back.
    pub const fn is_settled(&self) -> bool {
        match self.stage {
            DraftStage::Proposed { .. } => false,
            DraftStage::Verified(_) => {
                !self.is_disputed() || self.review.is_some() || self.back.is_some()
            }
            DraftStage::Approved(..) => true,
        }
    }

    /// Whether it came back because its rule finds nothing any more in the month that was judged.
    pub fn is_unfounded(&self) -> bool {
        self.back.as_ref().is_some_and(|back| back.silent)
    }

    /// Whether the subject objected with a good cause (正当理由).
    pub const fn has_good_cause(&self) -> bool {
        matches!(
            self.stage,
            DraftStage::Verified(Verification::Stated(Statement { good_cause: true, .. }))
        )
    }

    /// The draft after a step taken on `on`.
    ///
    /// # Errors
    /// When the step does not follow from its stage.
    pub(super) fn after(&self, change: &CardChange, on: Day) -> Result<Self, InvalidStep> {
        let kept = |basis: &Option<Basis>| basis.clone().unwrap_or_else(|| self.basis.clone());
        match (change, &self.stage) {
            (CardChange::Verified { verification, basis }, DraftStage::Proposed { .. }) => {
                let stage = DraftStage::Verified(verification.clone());
                Ok(Self { basis: kept(basis), stage, ..self.clone() })
            }
            (CardChange::Reviewed { review, basis }, DraftStage::Verified(_))
                if self.awaits_review() && !self.is_unfounded() =>
            {
                Ok(Self { basis: kept(basis), review: Some(review.clone()), ..self.clone() })
            }
            (CardChange::Approved { approval, .. }, DraftStage::Verified(said))
                if !self.awaits_review() =>
            {
                let stage = DraftStage::Approved(said.clone(), Box::new(approval.clone()));
                Ok(Self { stage, ..self.clone() })
            }
            (CardChange::Regraded { level, basis, due }, _) if !self.is_settled() => {
                // What its subject said of a graver card holds of a milder one.
                let said = *level < self.level && self.step() == CardStep::Verified;
                let stage =
                    if said { self.stage.clone() } else { DraftStage::Proposed { due: *due } };
                Ok(Self { level: *level, basis: basis.clone(), stage, ..self.clone() })
            }
            (CardChange::SentBack { now, due }, _) if self.is_settled() => {
                Ok(self.sent_back(now.as_ref(), *due, on))
            }
            _ => Err(InvalidStep),
        }
    }

    /// The draft as it comes back to the office; a graver colour is for its subject to speak of anew.
    fn sent_back(&self, now: Option<&Rejudged>, due: Option<Day>, on: Day) -> Self {
        let (said, approval) = match &self.stage {
            DraftStage::Approved(said, approval) => (Some(said), Some(approval.as_ref())),
            DraftStage::Verified(said) => (Some(said), None),
            DraftStage::Proposed { .. } => (None, None),
        };
        let stage = match (due, said) {
            (None, Some(said)) => DraftStage::Verified(said.clone()),
            (Some(due), _) => DraftStage::Proposed { due },
            (None, None) => self.stage.clone(),
        };
        let lapsed = self.back.as_ref().and_then(|back| back.approval.as_ref());
        let approval = approval.or(lapsed).cloned();
        let back = SentBack { on, was: self.level, silent: now.is_none(), approval };
        let (level, basis) = now
            .map_or_else(|| (self.level, self.basis.clone()), |now| (now.level, now.basis.clone()));
        let back = Some(Box::new(back));
        Self { level, basis, proposed: self.proposed, stage, review: None, back }
    }

    /// The published card that an approved draft becomes.
    ///
    /// # Errors
    /// While no leader has approved it.
    pub(super) fn issued(&self, issue: Issuance) -> Result<Out, InvalidStep> {
        let DraftStage::Approved(verification, approval) = &self.stage else {
            return Err(InvalidStep);
        };
        Ok(Out {
            level: self.level,
            basis: self.basis.clone(),
            verification: Some(verification.clone()),
            review: self.review.clone(),
            approval: Some(approval.as_ref().clone()),
            issue,
            answer: CardResponse::None,
        })
    }
}
