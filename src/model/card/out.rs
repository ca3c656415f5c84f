//! A card that is published, and how its subject responds to it.

use serde::{Deserialize, Serialize};

use super::{
    basis::Basis,
    event::CardChange,
    parts::{Approval, Issuance, Rectification, Review, Signature, Verification},
    step::{CardStep, InvalidStep},
};
use crate::{model::level::CardLevel, value::Text};

/// The subject's response to a published card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardResponse {
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

impl CardResponse {
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
    /// What the subject had answered to the draft; `None` where a ledger states the card, which does not
    /// say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification: Option<Verification>,
    /// 审核意见: what the office had found of an objection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The leader's approval, with its day and sheet; `None` where a ledger states the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// The month of the list and the place on it.
    pub issue: Issuance,
    /// The subject's response since publication.
    pub answer: CardResponse,
}

impl Out {
    /// The published card's response as a single word.
    pub const fn step(&self) -> CardStep {
        match self.answer {
            CardResponse::None => CardStep::Issued,
            CardResponse::Signed { .. } => CardStep::Acknowledged,
            CardResponse::Rectified { .. } => CardStep::Rectified,
        }
    }

    /// The published card after a response of its subject or the return of one.
    ///
    /// # Errors
    /// When the step does not follow from the response so far.
    pub(super) fn after(&self, change: &CardChange) -> Result<Self, InvalidStep> {
        let answer = match (change, &self.answer) {
            (CardChange::Acknowledged { signature }, CardResponse::None) => {
                CardResponse::Signed { signature: signature.clone(), returned: None }
            }
            (CardChange::Rectified { claim }, CardResponse::Signed { signature, .. }) => {
                CardResponse::Rectified { signature: signature.clone(), claim: claim.clone() }
            }
            (CardChange::Returned { reason }, CardResponse::Rectified { signature, .. }) => {
                CardResponse::Signed {
                    signature: signature.clone(),
                    returned: Some(reason.clone()),
                }
            }
            _ => return Err(InvalidStep),
        };
        Ok(Self { answer, ..self.clone() })
    }
}
