//! Commands about cards: some name a single card, some a list of several.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{
    Exemption, PaperReference, Rectification, Signature, StatedCard, Statement, Verdict, YearEnd,
    parts::InterviewRecord,
};
use crate::value::{CardId, Day, EvidenceId, Name, Text};

/// Commands about cards, from their proposal to their lifting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "card-")]
pub enum CardAction {
    /// Judges all projects, units and regions and updates the cards; addressed to the city.
    Evaluate,
    /// 接续: takes a card over that was issued before this program was used; addressed to the project,
    /// unit or region that it warns.
    TakeOver {
        /// What its ledger states of it.
        card: Box<StatedCard>,
    },
    /// 核实: the subject agrees to the draft, or objects with facts or a good cause.
    Verify {
        /// The objection; `None` when the subject agrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<Statement>,
    },
    /// 审核意见: the office says what it finds of an objection, or of a draft that came back.
    Review {
        /// What it finds of the objection; `None` where nobody objected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verdict: Option<Verdict>,
        /// The reason, which the leader reads.
        reason: Text,
    },
    /// 签批: a leader approves several drafts on one sheet; addressed to the city.
    Approve {
        /// The cards approved, in the order of the sheet.
        cards: Vec<CardId>,
        /// The name of the leader who approved.
        leader: Name,
        /// The day on which the leader approved.
        on: Day,
        /// The signed paper, where the office enters the decision on the leader's behalf.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<PaperReference>,
    },
    /// A leader exempts the subject, so that the draft is not published.
    Exempt {
        /// The reason, the last day of the exemption and the leader.
        #[serde(flatten)]
        exemption: Exemption,
    },
    /// Publishes several cards on the list of a month; addressed to that reporting period.
    Issue {
        /// The cards published, in the order of the list.
        cards: Vec<CardId>,
    },
    /// 签收: the subject signs for a published card.
    Acknowledge {
        /// The person who signed, and the day.
        #[serde(flatten)]
        signature: Signature,
    },
    /// 整改反馈: the subject reports what it has done to rectify the matter.
    Rectify {
        /// The report, with its evidence.
        #[serde(flatten)]
        claim: Rectification,
    },
    /// Rejects a rectification report, so that the subject must report again.
    Return {
        /// The reason why the office rejected the report.
        reason: Text,
    },
    /// 销牌: the office lifts the card.
    Lift {
        /// The office's explanation of why it lifts the card.
        text: Text,
    },
    /// Withdraws a draft before it is published.
    Withdraw {
        /// The reason the office gives for withdrawing the draft.
        reason: Text,
    },
    /// Says what becomes of investment cards whose year is frozen; addressed to the city.
    Settle {
        /// The cards that are treated alike.
        cards: Vec<CardId>,
        /// What becomes of them.
        how: YearEnd,
        /// The office's explanation, such as the year's result.
        text: Text,
    },
    /// 撤销: revokes a published card that rested on wrong facts.
    Revoke {
        /// What was wrong.
        reason: Text,
    },
    /// Records the interview (约谈) that was held.
    Interview {
        /// The day, the person and the content of the interview.
        #[serde(flatten)]
        record: InterviewRecord,
    },
}

impl CardAction {
    /// The files of evidence that the command refers to.
    pub fn evidence(&self) -> Vec<EvidenceId> {
        let scan =
            |paper: &Option<PaperReference>| paper.iter().filter_map(|paper| paper.scan).collect();
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
