//! 点球, a penalty notice: a formal paper that has to be signed for, answered and closed. Its
//! number is given when it is issued, its content is frozen then, and in every state somebody has
//! the move.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::document::{Ladder, Term};
use crate::value::{Day, EvidenceId, Name, NoticeId, ProjectId, Seq, Text, Timestamp, code::codes};

mod command;
mod content;
mod escalation;
mod event;
mod fold;
mod number;
mod paper;
mod refusal;
mod step;
mod turn;

pub use command::NoticeAction;
pub use content::{Addressee, NoticeContent, Side};
pub use event::NoticeChange;
pub use number::NoticeNumber;
pub use paper::{Measured, Paper};
pub use refusal::NoticeRefusal;
pub use step::{MissedDeadline, Step, StepKind};
pub use turn::{Mover, Turn};

/// Somebody did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: Name,
    /// When.
    pub at: Timestamp,
}

/// 签收: who signed for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The person who signed.
    pub signer: Name,
    /// The day on the paper, where the office recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// The scan of the receipt, where the office recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<EvidenceId>,
}

/// 整改反馈: what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// In words.
    pub text: Text,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// A wish for a later deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionRequest {
    /// Until when.
    pub until: Day,
    /// Why.
    pub reason: Text,
    /// Who asked.
    pub asked: Stamp,
}

/// A notice while it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it says so far.
    pub content: NoticeContent,
    /// Who wrote it last.
    pub written: Stamp,
    /// Who else checked it as it stands.
    pub checked: Option<Stamp>,
}

/// What was laid down when a notice was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The last moment to sign for it.
    pub sign_by: Timestamp,
    /// How long an answer may wait for its review.
    pub review: Term,
    /// Who is asked when nobody signs in time.
    pub signing: Ladder,
    /// Who is asked when nobody answers in time.
    pub answering: Ladder,
}

/// How far an issued notice has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Phase {
    /// It was sent; the addressee has not opened it.
    Issued,
    /// The addressee has opened it.
    Served,
    /// It was signed for, to be answered.
    Acknowledged {
        /// Who signed.
        receipt: Receipt,
    },
    /// It was answered, to be reviewed.
    Responded {
        /// Who signed.
        receipt: Receipt,
        /// What was done.
        reply: Reply,
        /// The last day of the review.
        review_by: Day,
    },
    /// The answer was sent back, to be answered again.
    Returned {
        /// Who signed.
        receipt: Receipt,
        /// What was answered.
        reply: Reply,
        /// Why that is not enough.
        reason: Text,
    },
    /// 销号: the answer was accepted; this is the end.
    Closed {
        /// Who signed.
        receipt: Receipt,
        /// What was done.
        reply: Reply,
    },
    /// The issuer took it back; this is the end.
    Withdrawn {
        /// Why.
        reason: Text,
    },
}

codes!(&Phase);

/// An issued notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// What it says, frozen.
    pub paper: Paper,
    /// What was laid down with it.
    pub order: Order,
    /// Who issued it.
    pub issued: Stamp,
    /// How far it has come.
    pub phase: Phase,
    /// The last day to answer; an extension or a return moves it.
    pub answer_by: Day,
    /// A wish for a later one that nobody decided.
    pub wish: Option<ExtensionRequest>,
    /// Steps taken because nobody signed.
    pub escalated_signing: u8,
    /// Steps taken because nobody answered by the deadline in force.
    pub escalated_answering: u8,
    /// Everything that happened since it was issued, oldest first.
    pub steps: Vec<Step>,
}

/// What a notice is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeState {
    /// It is being written.
    Draft(Box<Draft>),
    /// It was thrown away before it was issued.
    Discarded,
    /// It was issued.
    Issued(Box<Issued>),
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its identifier.
    pub id: NoticeId,
    /// The project it is about.
    pub project: ProjectId,
    /// What it is.
    pub state: NoticeState,
    /// Position of its last event.
    pub version: Seq,
}

impl Notice {
    /// The draft, while it is one.
    pub fn draft(&self) -> Option<&Draft> {
        match &self.state {
            NoticeState::Draft(draft) => Some(draft),
            NoticeState::Discarded | NoticeState::Issued(_) => None,
        }
    }

    /// The issued notice, once it is one.
    pub fn issued(&self) -> Option<&Issued> {
        match &self.state {
            NoticeState::Issued(issued) => Some(issued),
            NoticeState::Draft(_) | NoticeState::Discarded => None,
        }
    }
}

impl Phase {
    /// Whether nothing more can happen.
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Closed { .. } | Self::Withdrawn { .. })
    }

    /// Whether it waits for a signature.
    pub const fn is_unsigned(&self) -> bool {
        matches!(self, Self::Issued | Self::Served)
    }

    /// Who signed for it.
    pub const fn receipt(&self) -> Option<&Receipt> {
        match self {
            Self::Acknowledged { receipt }
            | Self::Responded { receipt, .. }
            | Self::Returned { receipt, .. }
            | Self::Closed { receipt, .. } => Some(receipt),
            Self::Issued | Self::Served | Self::Withdrawn { .. } => None,
        }
    }
}
