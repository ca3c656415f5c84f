//! The lifecycle of a card: its states with their data, and the steps between them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    basis::Basis,
    event::CardChange,
    parts::{
        Approval, Exemption, Issue, Rectification, Rejudged, Review, SentBack, Signature,
        Statement, Verification, YearEnd,
    },
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
    /// The evidence as of the last step; settled once the subject and the office have spoken.
    pub basis: Basis,
    /// The day on which the rules proposed it.
    pub proposed: Day,
    /// How far the draft has come.
    pub stage: Stage,
    /// 审核意见: what the office found of an objection, or of a draft that had come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// Why it came back to the office; `None` where it never did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<SentBack>,
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
    /// 审核意见: what the office had found of an objection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
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
    /// 撤销: it was revoked, because it rested on wrong facts.
    Revoked {
        /// The published card as it stood then.
        out: Out,
        /// The day on which it was revoked.
        on: Day,
        /// What was wrong.
        reason: Text,
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
    Revoked,
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

    /// A draft that the rules propose on `proposed`, to which its subject may object until `due`.
    pub const fn new(level: CardLevel, basis: Basis, proposed: Day, due: Day) -> Self {
        let stage = Stage::Proposed { due };
        Self { level, basis, proposed, stage, review: None, back: None }
    }

    /// Whether the subject objected, with other facts or a good cause.
    pub const fn is_disputed(&self) -> bool {
        matches!(
            self.stage,
            Stage::Verified(Verification::Stated(_)) | Stage::Approved(Verification::Stated(_), _)
        )
    }

    /// Whether the office has yet to say what it finds: of an objection, or of a draft that came back.
    pub const fn awaits_review(&self) -> bool {
        matches!(self.stage, Stage::Verified(_))
            && self.review.is_none()
            && (self.is_disputed() || self.back.is_some())
    }

    /// Whether its evidence is settled: its subject had its say, and the office said what it finds of
    /// an objection. From then on only the month that was judged can send it back.
    pub const fn is_settled(&self) -> bool {
        match self.stage {
            Stage::Proposed { .. } => false,
            Stage::Verified(_) => {
                !self.is_disputed() || self.review.is_some() || self.back.is_some()
            }
            Stage::Approved(..) => true,
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
            Stage::Verified(Verification::Stated(Statement { good_cause: true, .. }))
        )
    }

    fn after(&self, change: &CardChange, on: Day) -> Result<Self, InvalidStep> {
        let kept = |basis: &Option<Basis>| basis.clone().unwrap_or_else(|| self.basis.clone());
        match (change, &self.stage) {
            (CardChange::Verified { verification, basis }, Stage::Proposed { .. }) => {
                let stage = Stage::Verified(verification.clone());
                Ok(Self { basis: kept(basis), stage, ..self.clone() })
            }
            (CardChange::Reviewed { review, basis }, Stage::Verified(_))
                if self.awaits_review() && !self.is_unfounded() =>
            {
                Ok(Self { basis: kept(basis), review: Some(review.clone()), ..self.clone() })
            }
            (CardChange::Approved { approval, .. }, Stage::Verified(said))
                if !self.awaits_review() =>
            {
                let stage = Stage::Approved(said.clone(), approval.clone());
                Ok(Self { stage, ..self.clone() })
            }
            (CardChange::Regraded { level, basis, due }, _) if !self.is_settled() => {
                // What its subject said of a graver card holds of a milder one.
                let said = *level < self.level && self.step() == Step::Verified;
                let stage = if said { self.stage.clone() } else { Stage::Proposed { due: *due } };
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
            Stage::Approved(said, approval) => (Some(said), Some(approval)),
            Stage::Verified(said) => (Some(said), None),
            Stage::Proposed { .. } => (None, None),
        };
        let stage = match (due, said) {
            (None, Some(said)) => Stage::Verified(said.clone()),
            (Some(due), _) => Stage::Proposed { due },
            (None, None) => self.stage.clone(),
        };
        let lapsed = self.back.as_ref().and_then(|back| back.approval.as_ref());
        let approval = approval.or(lapsed).cloned();
        let back = SentBack { on, was: self.level, silent: now.is_none(), approval };
        let (level, basis) = now
            .map_or_else(|| (self.level, self.basis.clone()), |now| (now.level, now.basis.clone()));
        Self { level, basis, proposed: self.proposed, stage, review: None, back: Some(back) }
    }

    /// The published card that an approved draft becomes.
    fn issued(&self, issue: Issue) -> Result<Out, InvalidStep> {
        let Stage::Approved(verification, approval) = &self.stage else { return Err(InvalidStep) };
        Ok(Out {
            level: self.level,
            basis: self.basis.clone(),
            verification: verification.clone(),
            review: self.review.clone(),
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
            Self::Revoked { .. } => Step::Revoked,
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
            Self::Draft(draft) => draft_after(draft, change, on),
            Self::Out(out) => out_after(out, change, on),
            Self::Escalated { out, draft } => escalated_after(out, draft, change, on),
            Self::Lifted { out, .. } => revoked(out, change, on).ok_or(InvalidStep),
            Self::Exempted { .. } | Self::Revoked { .. } | Self::Withdrawn { .. } => {
                Err(InvalidStep)
            }
        }
    }
}

/// The revoked card, if that is the change.
fn revoked(out: &Out, change: &CardChange, on: Day) -> Option<CardState> {
    let CardChange::Revoked { reason } = change else { return None };
    Some(CardState::Revoked { out: out.clone(), on, reason: reason.clone() })
}

/// The published card after its year was frozen, if that is the change.
fn settled(out: &Out, change: &CardChange, on: Day) -> Option<CardState> {
    let CardChange::Settled { how, text, .. } = change else { return None };
    Some(match how {
        YearEnd::Lifted => CardState::Lifted { out: out.clone(), on, text: text.clone() },
        YearEnd::CarriedOver | YearEnd::Notice => CardState::Out(out.clone()),
    })
}

fn draft_after(draft: &Draft, change: &CardChange, on: Day) -> Result<CardState, InvalidStep> {
    match change {
        CardChange::Exempted { exemption } if draft.step() == Step::Verified => {
            Ok(CardState::Exempted { draft: draft.clone(), exemption: exemption.clone() })
        }
        CardChange::Withdrawn { reason } => {
            Ok(CardState::Withdrawn { draft: draft.clone(), reason: reason.clone() })
        }
        CardChange::Issued { issue, .. } => draft.issued(*issue).map(CardState::Out),
        change => draft.after(change, on).map(CardState::Draft),
    }
}

fn out_after(out: &Out, change: &CardChange, on: Day) -> Result<CardState, InvalidStep> {
    match change {
        CardChange::Escalated { level, basis, due } if *level > out.level => {
            let draft = Draft::new(*level, basis.clone(), on, *due);
            Ok(CardState::Escalated { out: out.clone(), draft: Box::new(draft) })
        }
        CardChange::Lifted { text } if out.step() == Step::Rectified => {
            Ok(CardState::Lifted { out: out.clone(), on, text: text.clone() })
        }
        change => {
            let ended = revoked(out, change, on).or_else(|| settled(out, change, on));
            ended.map_or_else(|| out.after(change).map(CardState::Out), Ok)
        }
    }
}

/// The subject may respond to the milder card while the graver draft proceeds; if the draft is
/// exempted or withdrawn, the milder card stays published.
fn escalated_after(
    out: &Out,
    draft: &Draft,
    change: &CardChange,
    on: Day,
) -> Result<CardState, InvalidStep> {
    if let Some(ended) = revoked(out, change, on).or_else(|| settled(out, change, on)) {
        return Ok(ended);
    }
    match change {
        CardChange::Exempted { .. } if draft.step() == Step::Verified => {
            Ok(CardState::Out(out.clone()))
        }
        CardChange::Withdrawn { .. } => Ok(CardState::Out(out.clone())),
        CardChange::Issued { issue, .. } => draft.issued(*issue).map(CardState::Out),
        change => {
            let draft_after = draft.after(change, on).map(|draft| (out.clone(), draft));
            let (out, draft) =
                draft_after.or_else(|_| out.after(change).map(|out| (out, draft.clone())))?;
            Ok(CardState::Escalated { out, draft: Box::new(draft) })
        }
    }
}
