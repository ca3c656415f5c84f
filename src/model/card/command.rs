//! What may be asked about cards: of one by its subject, of several by naming them.

use serde::{Deserialize, Serialize};

use super::{Exemption, Paper, Rectification, Signature, Statement, parts::InterviewRecord};
use crate::value::{CardId, Day, EvidenceId, Name, Text};

/// What may be asked about cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardAction {
    /// Judges all projects, units and regions, and does what follows for cards; asked of the city.
    Evaluate,
    /// 核实: the subject agrees, or states facts or good cause.
    Verify {
        /// What it states; none when it agrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<Statement>,
    },
    /// 签批: a leader approves several as one sheet; asked of the city.
    Approve {
        /// The cards, in the order of the sheet.
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
        /// Why, until when, by whom.
        #[serde(flatten)]
        exemption: Exemption,
    },
    /// Puts several on the list of a month; asked of its period.
    Issue {
        /// The cards, in the order of the list.
        cards: Vec<CardId>,
    },
    /// 签收
    Acknowledge {
        /// By whom and when.
        #[serde(flatten)]
        signature: Signature,
    },
    /// 整改反馈
    Rectify {
        /// What was done.
        #[serde(flatten)]
        claim: Rectification,
    },
    /// Returns a claim to have rectified.
    Return {
        /// Why.
        reason: Text,
    },
    /// 销牌
    Lift {
        /// What the office says.
        text: Text,
    },
    /// Withdraws what is on its way.
    Withdraw {
        /// Why.
        reason: Text,
    },
    /// Writes down the interview.
    Interview {
        /// Its record.
        #[serde(flatten)]
        record: InterviewRecord,
    },
}

impl CardAction {
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
