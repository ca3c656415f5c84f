//! What people say and sign while a card goes its way.

use serde::{Deserialize, Serialize};

use crate::value::{CardBatchId, Day, EvidenceId, Month, Name, Text};

/// What shows that somebody decided or signed on paper: the office recorded it on their behalf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The scan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<EvidenceId>,
    /// The number or name of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Name>,
}

impl Paper {
    /// Whether it names nothing.
    pub const fn is_blank(&self) -> bool {
        self.scan.is_none() && self.document.is_none()
    }
}

/// 核实: what the subject says before the card goes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verification {
    /// It agrees.
    Agreed,
    /// The office wrote down that it agrees.
    Recorded,
    /// It said nothing until the deadline, which agrees.
    Silent,
    /// It states other facts, or good cause (正当理由).
    Stated(Statement),
}

impl Verification {
    /// The stable word used in catalogues.
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

/// What a subject states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Whether it names good cause rather than other facts.
    pub good_cause: bool,
    /// In its words.
    pub text: Text,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// 签批: a leader approved it, together with others on one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The sheet.
    pub batch: CardBatchId,
    /// The leader.
    pub leader: Name,
    /// When they approved.
    pub on: Day,
    /// The paper, where the office recorded it on their behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
}

/// A leader let it pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// Why.
    pub reason: Text,
    /// The last day on which the rule does not propose it again.
    pub until: Day,
    /// The leader.
    pub leader: Name,
    /// The paper, where the office recorded it on their behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
}

/// Its place on a month's published list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The month of the list.
    pub month: Month,
    /// Its place on it, from 1.
    pub place: u32,
    /// The day on which it went out.
    pub on: Day,
}

/// 签收: a named person signed for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub person: Name,
    /// When.
    pub on: Day,
    /// The paper, where the office recorded it on their behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
}

/// 整改反馈: what was done about it, as its subject claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectification {
    /// In its words.
    pub text: Text,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// 约谈, proposed after two yellows running.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interview {
    /// It is to be held.
    Proposed {
        /// Since when.
        on: Day,
    },
    /// It was held.
    Held(InterviewRecord),
}

/// The record of an interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewRecord {
    /// When it was held.
    pub on: Day,
    /// With whom.
    pub with: Name,
    /// What was said and agreed.
    pub text: Text,
}
