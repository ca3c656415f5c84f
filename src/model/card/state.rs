//! The lifecycle of a card: its states with their data, and what follows on which.

use serde::{Deserialize, Serialize};

use super::{
    draft::CardDraft,
    event::CardChange,
    out::Out,
    parts::{Exemption, YearEnd},
    step::{CardStep, InvalidStep},
};
use crate::value::{Day, Text};

/// A card's state in the lifecycle, with the data of that state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardState {
    /// It is not yet published.
    Draft(Box<CardDraft>),
    /// A leader exempted the subject before it was published.
    Exempted {
        /// The draft as it stood then.
        draft: Box<CardDraft>,
        /// The reason, the last day of the exemption and the leader.
        exemption: Box<Exemption>,
    },
    /// It is published and stands.
    Out(Box<Out>),
    /// It is published, and a graver draft is to replace it.
    Escalated {
        /// The milder card, which stands until the draft is published.
        out: Box<Out>,
        /// The graver draft that is to replace it.
        draft: Box<CardDraft>,
    },
    /// 销牌: the office lifted it.
    Lifted {
        /// The published card as it stood then.
        out: Box<Out>,
        /// The day on which it was lifted.
        on: Day,
        /// The office's explanation of why it lifted the card.
        text: Text,
    },
    /// 撤销: it was revoked, because it rested on wrong facts.
    Revoked {
        /// The published card as it stood then.
        out: Box<Out>,
        /// The day on which it was revoked.
        on: Day,
        /// What was wrong.
        reason: Text,
    },
    /// It was withdrawn before it was published.
    Withdrawn {
        /// The draft as it stood then.
        draft: Box<CardDraft>,
        /// The reason the office gave; `None` when the rule had stopped firing by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
}

impl CardState {
    /// The state as a single word; where a graver draft is to replace the card, the draft's.
    pub const fn step(&self) -> CardStep {
        match self {
            Self::Draft(draft) | Self::Escalated { draft, .. } => draft.step(),
            Self::Out(out) => out.step(),
            Self::Lifted { .. } => CardStep::Lifted,
            Self::Revoked { .. } => CardStep::Revoked,
            Self::Exempted { .. } => CardStep::Exempted,
            Self::Withdrawn { .. } => CardStep::Withdrawn,
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
    Some(CardState::Revoked { out: Box::new(out.clone()), on, reason: reason.clone() })
}

/// The published card after its year was frozen, if that is the change.
fn settled(out: &Out, change: &CardChange, on: Day) -> Option<CardState> {
    let CardChange::Settled { how, text, .. } = change else { return None };
    let out = Box::new(out.clone());
    Some(match how {
        YearEnd::Lifted => CardState::Lifted { out, on, text: text.clone() },
        YearEnd::CarriedOver | YearEnd::Notice => CardState::Out(out),
    })
}

fn draft_after(draft: &CardDraft, change: &CardChange, on: Day) -> Result<CardState, InvalidStep> {
    match change {
        CardChange::Exempted { exemption } if draft.step() == CardStep::Verified => {
            let (draft, exemption) = (Box::new(draft.clone()), Box::new(exemption.clone()));
            Ok(CardState::Exempted { draft, exemption })
        }
        CardChange::Withdrawn { reason } => {
            Ok(CardState::Withdrawn { draft: Box::new(draft.clone()), reason: reason.clone() })
        }
        CardChange::Issued { issue, .. } => draft.issued(*issue).map(Box::new).map(CardState::Out),
        change => draft.after(change, on).map(Box::new).map(CardState::Draft),
    }
}

fn out_after(out: &Out, change: &CardChange, on: Day) -> Result<CardState, InvalidStep> {
    match change {
        CardChange::Escalated { level, basis, due } if *level > out.level => {
            let draft = CardDraft::new(*level, basis.clone(), on, *due);
            Ok(CardState::Escalated { out: Box::new(out.clone()), draft: Box::new(draft) })
        }
        CardChange::Lifted { text } if out.step() == CardStep::Rectified => {
            Ok(CardState::Lifted { out: Box::new(out.clone()), on, text: text.clone() })
        }
        change => {
            let ended = revoked(out, change, on).or_else(|| settled(out, change, on));
            ended.map_or_else(|| out.after(change).map(Box::new).map(CardState::Out), Ok)
        }
    }
}

/// The subject may respond to the milder card while the graver draft proceeds; if the draft is
/// exempted or withdrawn, the milder card stays published.
fn escalated_after(
    out: &Out,
    draft: &CardDraft,
    change: &CardChange,
    on: Day,
) -> Result<CardState, InvalidStep> {
    if let Some(ended) = revoked(out, change, on).or_else(|| settled(out, change, on)) {
        return Ok(ended);
    }
    match change {
        CardChange::Exempted { .. } if draft.step() == CardStep::Verified => {
            Ok(CardState::Out(Box::new(out.clone())))
        }
        CardChange::Withdrawn { .. } => Ok(CardState::Out(Box::new(out.clone()))),
        CardChange::Issued { issue, .. } => draft.issued(*issue).map(Box::new).map(CardState::Out),
        change => {
            let draft_after = draft.after(change, on).map(|draft| (out.clone(), draft));
            let (out, draft) =
                draft_after.or_else(|_| out.after(change).map(|out| (out, draft.clone())))?;
            Ok(CardState::Escalated { out: Box::new(out), draft: Box::new(draft) })
        }
    }
}
