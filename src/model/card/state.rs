//! The lifecycle of a card: its states with their data, and the steps between them.

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

/// The progress of a draft towards publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It waits for the subject's answer.
    Proposed {
        /// The last day for the answer; after it, silence counts as agreement.
        due: Day,
    },
    /// The subject agreed or objected, or let the deadline pass.
    Verified(Verification),
    /// A leader approved it; it waits for publication.
    Approved(Verification, Approval),
}

/// A card that is not yet published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The colour it would be published in.
    pub level: CardLevel,
    /// The evidence as of the last step.
    pub basis: Basis,
    /// How far the draft has come.
    pub stage: Stage,
}

/// The subject's response to a published card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Nobody has signed for it yet.
    None,
    /// The subject signed for it and has yet to report a rectification.
    Signed {
        /// The person who signed, and the day.
        signature: Signature,
        /// Why the last rectification report was rejected; `None` if none was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        returned: Option<Text>,
    },
    /// The subject reported a rectification that the office has yet to judge.
    Rectified {
        /// The person who had signed for it, and the day.
        signature: Signature,
        /// The report, with its evidence.
        claim: Rectification,
    },
}

impl Answer {
    /// The signature for the card; `None` while nobody has signed.
    pub const fn signature(&self) -> Option<&Signature> {
        match self {
            Self::None => None,
            Self::Signed { signature, .. } | Self::Rectified { signature, .. } => Some(signature),
        }
    }
}

/// A published card with all that led to its publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Out {
    /// The colour in which it was published.
    pub level: CardLevel,
    /// The evidence at the time of publication.
    pub basis: Basis,
    /// What the subject had answered to the draft.
    pub verification: Verification,
    /// The leader's approval, with its day and sheet.
    pub approval: Approval,
    /// The month of the list and the place on it.
    pub issue: Issue,
    /// The subject's response since publication.
    pub answer: Answer,
}

/// A card's state in the lifecycle, with the data of that state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardState {
    /// It is not yet published.
    Draft(Draft),
    /// A leader exempted the subject before it was published.
    Exempted {
        /// The draft as it stood then.
        draft: Draft,
        /// The reason, the last day of the exemption and the leader.
        exemption: Exemption,
    },
    /// It is published and stands.
    Out(Out),
    /// It is published, and a graver draft is to replace it.
    Escalated {
        /// The milder card, which stands until the draft is published.
        out: Out,
        /// The graver draft that is to replace it.
        draft: Box<Draft>,
    },
    /// 销牌: the office lifted it.
    Lifted {
        /// The published card as it stood then.
        out: Out,
        /// The day on which it was lifted.
        on: Day,
        /// The office's explanation of why it lifted the card.
        text: Text,
    },
    /// It was withdrawn before it was published.
    Withdrawn {
        /// The draft as it stood then.
        draft: Draft,
        /// The reason the office gave; `None` when the rule had stopped firing by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
}

/// The state of a card as a single word, without its data.
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

/// The error of a step that does not follow from the card's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the card does not stand where this step begins")]
pub struct InvalidStep;

impl Draft {
    /// The draft's stage as a single word.
    pub const fn step(&self) -> Step {
        match self.stage {
            Stage::Proposed { .. } => Step::Proposed,
            Stage::Verified(_) => Step::Verified,
            Stage::Approved(..) => Step::Approved,
        }
    }

    /// Whether the subject objected with a good cause (正当理由).
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

    /// The published card that an approved draft becomes.
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
    /// The published card's response as a single word.
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
    /// The state as a single word; where a graver draft is to replace the card, the draft's.
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

    /// The state after a step taken on `on`.
    ///
    /// # Errors
    /// When the step does not follow from this state.
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

/// The subject may respond to the milder card while the graver draft proceeds; if the draft is
/// exempted or withdrawn, the milder card stays published.
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
