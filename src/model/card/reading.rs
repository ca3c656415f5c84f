//! Questions that every card state answers: the published card, its colour, the subject's answer,
//! the approval, and the evidence of all that.

use super::{
    Approval, CardDraft, CardLevel, CardResponse, CardState, DraftStage, Out, PaperReference,
    Review, Verification,
};
use crate::value::EvidenceId;

impl CardState {
    /// The published card, also once it has been lifted; `None` if it was never published.
    pub const fn published(&self) -> Option<&Out> {
        match self {
            Self::Out(out)
            | Self::Escalated { out, .. }
            | Self::Lifted { out, .. }
            | Self::Revoked { out, .. } => Some(out),
            Self::Draft(_) | Self::Exempted { .. } | Self::Withdrawn { .. } => None,
        }
    }

    /// The card's colour; where a graver draft is to replace it, the colour of that draft.
    pub const fn level(&self) -> CardLevel {
        match self {
            Self::Out(out) | Self::Lifted { out, .. } | Self::Revoked { out, .. } => out.level,
            Self::Escalated { draft, .. } => draft.level,
            Self::Draft(draft) | Self::Exempted { draft, .. } | Self::Withdrawn { draft, .. } => {
                draft.level
            }
        }
    }

    /// The subject's answer to the draft, a graver one first; `None` while it has not answered.
    pub const fn verification(&self) -> Option<&Verification> {
        let draft: &CardDraft = match self {
            Self::Out(out) | Self::Lifted { out, .. } | Self::Revoked { out, .. } => {
                return out.verification.as_ref();
            }
            Self::Escalated { draft, .. } => draft,
            Self::Draft(draft) | Self::Exempted { draft, .. } | Self::Withdrawn { draft, .. } => {
                draft
            }
        };
        match &draft.stage {
            DraftStage::Proposed { .. } => None,
            DraftStage::Verified(said) | DraftStage::Approved(said, _) => Some(said),
        }
    }

    /// 审核意见: what the office found of an objection to the draft, where there is one, else to the
    /// published card.
    pub const fn review(&self) -> Option<&Review> {
        match self {
            Self::Out(out) | Self::Lifted { out, .. } | Self::Revoked { out, .. } => {
                out.review.as_ref()
            }
            Self::Escalated { draft, .. } => draft.review.as_ref(),
            Self::Draft(draft) | Self::Exempted { draft, .. } | Self::Withdrawn { draft, .. } => {
                draft.review.as_ref()
            }
        }
    }

    /// The approval of the draft, where there is one, else of the published card.
    pub const fn approval(&self) -> Option<&Approval> {
        let draft: &CardDraft = match self {
            Self::Out(out) | Self::Lifted { out, .. } | Self::Revoked { out, .. } => {
                return out.approval.as_ref();
            }
            Self::Escalated { draft, .. } | Self::Draft(draft) => draft,
            Self::Exempted { .. } | Self::Withdrawn { .. } => return None,
        };
        match &draft.stage {
            DraftStage::Approved(_, approval) => Some(approval),
            DraftStage::Proposed { .. } | DraftStage::Verified(_) => None,
        }
    }

    /// All files it refers to, sorted and each once: the subject's, and scans of signed papers.
    pub fn evidence(&self) -> Vec<EvidenceId> {
        let scan = |paper: Option<&PaperReference>| paper.and_then(|paper| paper.scan);
        let said = match self.verification() {
            Some(Verification::Stated(said)) => said.evidence.as_slice(),
            _ => &[],
        };
        let answer = self.published().map(|out| &out.answer);
        let claimed = match answer {
            Some(CardResponse::Rectified { claim, .. }) => claim.evidence.as_slice(),
            _ => &[],
        };
        let signature = answer.and_then(CardResponse::signature);
        let exempted = match self {
            Self::Exempted { exemption, .. } => exemption.paper.as_ref(),
            _ => None,
        };
        let scans = [
            scan(exempted),
            scan(self.approval().and_then(|approval| approval.paper.as_ref())),
            scan(signature.and_then(|signed| signed.paper.as_ref())),
        ];
        let mut all: Vec<_> =
            said.iter().chain(claimed).copied().chain(scans.into_iter().flatten()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
