//! The statements, decisions and signatures that a card collects on its way.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::basis::Basis;
use crate::{
    model::{level::CardLevel, paper::PaperReference},
    value::{CardBatchId, Day, EvidenceId, Month, Name, Text, code::codes},
};

/// 核实: what the subject answers to a draft before it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verification {
    /// The subject itself agreed.
    Agreed,
    /// The office recorded that the subject agrees.
    Recorded,
    /// The subject let the deadline pass, which counts as agreement.
    Silent,
    /// The subject objects with other facts or a good cause (正当理由).
    Stated(Statement),
}

impl Verification {
    /// The stable word for it in the message catalogues.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Recorded => "recorded",
            Self::Silent => "silent",
            Self::Stated(Statement { good_cause: false, .. }) => "facts",
            Self::Stated(Statement { good_cause: true, .. }) => "good-cause",
        }
    }
}

/// A subject's objection to a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Whether it claims a good cause (正当理由); `false` when it disputes the facts.
    pub good_cause: bool,
    /// The objection in the subject's own words.
    pub text: Text,
    /// The files that support it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// What the office finds of a subject's objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// 采纳: the objection is right.
    Upheld,
    /// 部分采纳: part of it is right.
    Partly,
    /// 不采纳: it is not right, or is no good cause.
    Rejected,
}

codes!(Verdict);

/// 审核意见: what the office says of a draft before it goes to the leader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What it finds of the objection; `None` where nobody objected and the card had come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The office's reason, which the leader reads.
    pub reason: Text,
    /// The day on which the office said so.
    pub on: Day,
}

/// What becomes of an investment card that is still out when its year is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum YearEnd {
    /// 结转: it goes on into the next year and is judged by that year's plan.
    CarriedOver,
    /// 销牌: it is lifted on the year's result.
    Lifted,
    /// 转点球: it goes on, and a penalty notice is proposed.
    Notice,
}

codes!(YearEnd);

/// What its judged month comes to once more is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejudged {
    /// The colour that the rule calls for.
    pub level: CardLevel,
    /// The evidence for that colour.
    pub basis: Basis,
}

/// Why a draft whose evidence was settled came back to the office before it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// The day on which it came back.
    pub on: Day,
    /// The colour it had until then.
    pub was: CardLevel,
    /// Whether its rule finds nothing any more in the month that was judged; otherwise that month
    /// calls for another colour.
    pub silent: bool,
    /// The approval that lapsed with it; `None` where nobody had approved it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
}

/// A card as a leader approved it, with the sheet on which that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// The colour approved.
    pub level: CardLevel,
    /// The evidence approved.
    pub basis: Basis,
    /// The leader, the day and the sheet.
    pub approval: Approval,
}

/// 签批: a leader's approval of a draft, given for all cards of one sheet at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The sheet on which the cards were approved together.
    pub batch: CardBatchId,
    /// The name of the leader who approved.
    pub leader: Name,
    /// The day on which the leader approved.
    pub on: Day,
    /// The signed paper, where the office entered the decision on the leader's behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PaperReference>,
}

/// A leader's decision that a draft is not published although the rule fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// The reason the leader gave.
    pub reason: Text,
    /// The last day on which the rule does not propose the same card again.
    pub until: Day,
    /// The name of the leader who decided.
    pub leader: Name,
    /// The signed paper, where the office entered the decision on the leader's behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PaperReference>,
}

/// A card's publication: its place on the list of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issuance {
    /// The month to which the list belongs; without a list, that in which it went out.
    pub month: Month,
    /// The card's place on the list, from 1; `None` where it went out before this program was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    /// The day on which it was published.
    pub on: Day,
}

/// 签收: a named person's signature for a published card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The name of the person who signed.
    pub person: Name,
    /// The day on which they signed.
    pub on: Day,
    /// The signed paper, where the office entered the signature on the person's behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PaperReference>,
}

/// 整改反馈: what the subject says it has done to rectify the matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectification {
    /// The report in the subject's own words.
    pub text: Text,
    /// The files that support it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// 约谈: an interview, proposed after two yellow cards in consecutive months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interview {
    /// It is proposed and has yet to be held.
    Proposed {
        /// The day on which it was proposed.
        on: Day,
    },
    /// It was held, with this record.
    Held(InterviewRecord),
}

/// The record of an interview that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewRecord {
    /// The day on which it was held.
    pub on: Day,
    /// The name of the person who was interviewed.
    pub with: Name,
    /// What was said and agreed, in words.
    pub text: Text,
}
