//! The lifecycle: what can be written down, and which step leads where.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    basis::Basis,
    event::CardChange,
    parts::{Approval, Exemption, Issue, Rectification, Signature, Statement, Verification},
};
use crate::{
    model::level::CardLevel,
    value::{Day, Text, code::codes},
};

/// How far a card on its way out is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Its subject may speak.
    Proposed {
        /// Until the end of this day; then silence agrees.
        due: Day,
    },
    /// It spoke, or was silent.
    Verified(Verification),
    /// A leader approved it.
    Approved(Verification, Approval),
}

/// A card on its way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its colour.
    pub level: CardLevel,
    /// Its evidence.
    pub basis: Basis,
    /// How far it is.
    pub stage: Stage,
}

/// What its subject answered to a card that is out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Nobody signed for it.
    None,
    /// It was signed for.
    Signed {
        /// By whom.
        signature: Signature,
        /// Why a claim to have rectified it was returned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        returned: Option<Text>,
    },
    /// It is claimed to be rectified.
    Rectified {
        /// By whom it was signed for.
        signature: Signature,
        /// The claim.
        claim: Rectification,
    },
}

impl Answer {
    /// Who signed for the card.
    pub const fn signature(&self) -> Option<&Signature> {
        match self {
            Self::None => None,
            Self::Signed { signature, .. } | Self::Rectified { signature, .. } => Some(signature),
        }
    }
}

/// A card that is out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Out {
    /// Its colour.
    pub level: CardLevel,
    /// Its evidence when it went out.
    pub basis: Basis,
    /// What its subject had said before.
    pub verification: Verification,
    /// Who approved it.
    pub approval: Approval,
    /// Its place on the month's list.
    pub issue: Issue,
    /// What its subject answered.
    pub answer: Answer,
}

/// How a card stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardState {
    /// On its way out.
    Draft(Draft),
    /// A leader let it pass.
    Exempted {
        /// What was on its way.
        draft: Draft,
        /// Why, until when, by whom.
        exemption: Exemption,
    },
    /// Out.
    Out(Out),
    /// Out, and a graver one is on its way to take its place.
    Escalated {
        /// What is out.
        out: Out,
        /// What is on its way.
        draft: Box<Draft>,
    },
    /// 销牌
    Lifted {
        /// What was out.
        out: Out,
        /// When.
        on: Day,
        /// What the office says.
        text: Text,
    },
    /// It never went out.
    Withdrawn {
        /// What was on its way.
        draft: Draft,
        /// Why the office withdrew it; none when its rule had fallen silent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
}

/// Where a card stands in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[expect(missing_docs, reason = "the words of the lifecycle")]
#[strum(serialize_all = "kebab-case")]
pub enum Step {
    Proposed,
    Verified,
    Approved,
    Issued,
    Acknowledged,
    Rectified,
    Lifted,
    Exempted,
    Withdrawn,
}

codes!(Step);

/// A step that does not follow from where the card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the card does not stand where this step begins")]
pub struct InvalidStep;

impl Draft {
    /// Where it stands.
    pub const fn step(&self) -> Step {
        match self.stage {
            Stage::Proposed { .. } => Step::Proposed,
            Stage::Verified(_) => Step::Verified,
            Stage::Approved(..) => Step::Approved,
        }
    }

    /// Whether its subject named good cause.
    pub const fn has_good_cause(&self) -> bool {
        matches!(
            self.stage,
            Stage::Verified(Verification::Stated(Statement { good_cause: true, .. }))
        )
    }

    fn after(&self, change: &CardChange) -> Result<Self, InvalidStep> {
        let (level, kept) = (self.level, self.basis.clone());
        match (change, &self.stage) {
            (CardChange::Verified { verification, basis }, Stage::Proposed { .. }) => {
                let basis = basis.clone().unwrap_or(kept);
                Ok(Self { level, basis, stage: Stage::Verified(verification.clone()) })
            }
            (CardChange::Approved { approval, basis }, Stage::Verified(said)) => {
                let basis = basis.clone().unwrap_or(kept);
                Ok(Self { level, basis, stage: Stage::Approved(said.clone(), approval.clone()) })
            }
            (
                CardChange::Regraded { level, basis, due },
                Stage::Proposed { .. } | Stage::Verified(_),
            ) => {
                // What its subject said of a graver card holds of a milder one.
                let said = *level < self.level && self.step() == Step::Verified;
                let stage = if said { self.stage.clone() } else { Stage::Proposed { due: *due } };
                Ok(Self { level: *level, basis: basis.clone(), stage })
            }
            _ => Err(InvalidStep),
        }
    }

    /// What it is once it went out.
    fn issued(&self, issue: Issue, basis: Option<&Basis>) -> Result<Out, InvalidStep> {
        let Stage::Approved(verification, approval) = &self.stage else { return Err(InvalidStep) };
        Ok(Out {
            level: self.level,
            basis: basis.unwrap_or(&self.basis).clone(),
            verification: verification.clone(),
            approval: approval.clone(),
            issue,
            answer: Answer::None,
        })
    }
}

impl Out {
    /// Where it stands.
    pub const fn step(&self) -> Step {
        match self.answer {
            Answer::None => Step::Issued,
            Answer::Signed { .. } => Step::Acknowledged,
            Answer::Rectified { .. } => Step::Rectified,
        }
    }

    fn after(&self, change: &CardChange) -> Result<Self, InvalidStep> {
        let answer = match (change, &self.answer) {
            (CardChange::Acknowledged { signature }, Answer::None) => {
                Answer::Signed { signature: signature.clone(), returned: None }
            }
            (CardChange::Rectified { claim }, Answer::Signed { signature, .. }) => {
                Answer::Rectified { signature: signature.clone(), claim: claim.clone() }
            }
            (CardChange::Returned { reason }, Answer::Rectified { signature, .. }) => {
                Answer::Signed { signature: signature.clone(), returned: Some(reason.clone()) }
            }
            _ => return Err(InvalidStep),
        };
        Ok(Self { answer, ..self.clone() })
    }
}

impl CardState {
    /// Where the card stands in one word; of one that is escalated, where the graver one does.
    pub const fn step(&self) -> Step {
        match self {
            Self::Draft(draft) => draft.step(),
            Self::Escalated { draft, .. } => draft.step(),
            Self::Out(out) => out.step(),
            Self::Lifted { .. } => Step::Lifted,
            Self::Exempted { .. } => Step::Exempted,
            Self::Withdrawn { .. } => Step::Withdrawn,
        }
    }

    /// How the card stands after a step on `on`.
    ///
    /// # Errors
    /// When the step does not begin where the card stands.
    pub fn after(&self, change: &CardChange, on: Day) -> Result<Self, InvalidStep> {
        match self {
            Self::Draft(draft) => draft_after(draft, change),
            Self::Out(out) => out_after(out, change, on),
            Self::Escalated { out, draft } => escalated_after(out, draft, change),
            Self::Exempted { .. } | Self::Lifted { .. } | Self::Withdrawn { .. } => {
                Err(InvalidStep)
            }
        }
    }
}

fn draft_after(draft: &Draft, change: &CardChange) -> Result<CardState, InvalidStep> {
    match change {
        CardChange::Exempted { exemption } if draft.step() == Step::Verified => {
            Ok(CardState::Exempted { draft: draft.clone(), exemption: exemption.clone() })
        }
        CardChange::Withdrawn { reason } => {
            Ok(CardState::Withdrawn { draft: draft.clone(), reason: reason.clone() })
        }
        CardChange::Issued { issue, basis } => {
            draft.issued(*issue, basis.as_ref()).map(CardState::Out)
        }
        change => draft.after(change).map(CardState::Draft),
    }
}

fn out_after(out: &Out, change: &CardChange, on: Day) -> Result<CardState, InvalidStep> {
    match change {
        CardChange::Escalated { level, basis, due } if *level > out.level => {
            let (level, basis) = (*level, basis.clone());
            let draft = Draft { level, basis, stage: Stage::Proposed { due: *due } };
            Ok(CardState::Escalated { out: out.clone(), draft: Box::new(draft) })
        }
        CardChange::Lifted { text } if out.step() == Step::Rectified => {
            Ok(CardState::Lifted { out: out.clone(), on, text: text.clone() })
        }
        change => out.after(change).map(CardState::Out),
    }
}

/// The milder card is answered while the graver one is on its way; what lets the graver one pass or
/// withdraws it leaves the milder one standing.
fn escalated_after(
    out: &Out,
    draft: &Draft,
    change: &CardChange,
) -> Result<CardState, InvalidStep> {
    match change {
        CardChange::Exempted { .. } if draft.step() == Step::Verified => {
            Ok(CardState::Out(out.clone()))
        }
        CardChange::Withdrawn { .. } => Ok(CardState::Out(out.clone())),
        CardChange::Issued { issue, basis } => {
            draft.issued(*issue, basis.as_ref()).map(CardState::Out)
        }
        change => {
            let draft_after = draft.after(change).map(|draft| (out.clone(), draft));
            let (out, draft) =
                draft_after.or_else(|_| out.after(change).map(|out| (out, draft.clone())))?;
            Ok(CardState::Escalated { out, draft: Box::new(draft) })
        }
    }
}
