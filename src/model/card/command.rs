//! What may be asked about cards.

use serde::{Deserialize, Serialize};

use super::{Exemption, Paper, Rectification, Signature, Statement, parts::InterviewRecord};
use crate::value::{CardId, Day, EvidenceId, Month, Name, Text};

/// What may be asked about cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardAction {
    /// Judges all projects, units and regions, and does what follows for cards.
    Evaluate,
    /// 核实: the subject agrees, or states facts or good cause.
    Verify {
        /// Which.
        card: CardId,
        /// What it states; none when it agrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<Statement>,
    },
    /// 签批: a leader approves several as one sheet.
    Approve {
        /// Which, in the order of the sheet.
        cards: Vec<CardId>,
        /// The leader.
        leader: Name,
        /// When they approved.
        on: Day,
        /// The paper, where the office records it on their behalf.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<Paper>,
    },
    /// A leader lets one pass.
    Exempt {
        /// Which.
        card: CardId,
        /// Why, until when, by whom.
        #[serde(flatten)]
        exemption: Exemption,
    },
    /// Puts several on a month's list.
    Issue {
        /// Which, in the order of the list.
        cards: Vec<CardId>,
        /// The month.
        month: Month,
    },
    /// 签收
    Acknowledge {
        /// Which.
        card: CardId,
        /// By whom and when.
        #[serde(flatten)]
        signature: Signature,
    },
    /// 整改反馈
    Rectify {
        /// Which.
        card: CardId,
        /// What was done.
        #[serde(flatten)]
        claim: Rectification,
    },
    /// Returns a claim to have rectified.
    Return {
        /// Which.
        card: CardId,
        /// Why.
        reason: Text,
    },
    /// 销牌
    Lift {
        /// Which.
        card: CardId,
        /// What the office says.
        text: Text,
    },
    /// Withdraws what is on its way.
    Withdraw {
        /// Which.
        card: CardId,
        /// Why.
        reason: Text,
    },
    /// Writes down the interview.
    Interview {
        /// Which.
        card: CardId,
        /// Its record.
        #[serde(flatten)]
        record: InterviewRecord,
    },
}

impl CardAction {
    /// The cards it is about.
    pub fn cards(&self) -> &[CardId] {
        match self {
            Self::Evaluate => &[],
            Self::Approve { cards, .. } | Self::Issue { cards, .. } => cards,
            Self::Verify { card, .. }
            | Self::Exempt { card, .. }
            | Self::Acknowledge { card, .. }
            | Self::Rectify { card, .. }
            | Self::Return { card, .. }
            | Self::Lift { card, .. }
            | Self::Withdraw { card, .. }
            | Self::Interview { card, .. } => std::slice::from_ref(card),
        }
    }

    /// The evidence it names.
    pub fn evidence(&self) -> Vec<EvidenceId> {
        let scan = |paper: &Option<Paper>| paper.iter().filter_map(|paper| paper.scan).collect();
        match self {
            Self::Verify { statement, .. } => {
                statement.iter().flat_map(|said| said.evidence.iter().copied()).collect()
            }
            Self::Rectify { claim, .. } => claim.evidence.clone(),
            Self::Approve { paper, .. } => scan(paper),
            Self::Exempt { exemption, .. } => scan(&exemption.paper),
            Self::Acknowledge { signature, .. } => scan(&signature.paper),
            _ => Vec::new(),
        }
    }
}
