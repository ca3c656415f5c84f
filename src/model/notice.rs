//! 点球, a penalty notice: a formal paper that has to be signed for, answered and closed. Its
//! number is given when it is issued, its content is frozen then, and in every state somebody has
//! the move.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::document::{Ladder, Term};
use crate::value::{Day, EvidenceId, Name, NoticeId, ProjectId, Seq, Text, Timestamp, code::codes};

mod command;
mod content;
mod earlier;
mod escalation;
mod event;
mod fold;
mod number;
mod outline;
mod paper;
mod refusal;
mod step;
mod turn;

pub use command::NoticeAction;
pub use content::{Addressee, NoticeContent, Side};
pub use earlier::{EarlierNotice, EarlierState, MigratedNotice, PaperSignature};
pub use event::NoticeChange;
pub use number::NoticeNumber;
pub use outline::{NoticeOutline, PhaseKind};
pub use paper::{IssuedPaper, Measured};
pub use refusal::NoticeRefusal;
pub use step::{MissedDeadline, StepKind, TimelineEntry};
pub use turn::{Mover, Turn};

/// Who did something and when: the signature on a step of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The name of the person, as the log has it.
    pub by: Name,
    /// The moment it was written to the log.
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
    /// What was done, in the addressee's words.
    pub text: Text,
    /// Files that prove what was done; may be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// A request for a later deadline to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionRequest {
    /// The new last day to answer that is asked for.
    pub until: Day,
    /// Why the addressee needs more time.
    pub reason: Text,
    /// Who asked, and when.
    pub asked: Stamp,
}

/// A notice while it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDraft {
    /// The content so far; anything but the type of document may still be missing.
    pub content: NoticeContent,
    /// Who wrote it last, and when.
    pub written: Stamp,
    /// Who else checked the content as it stands; `None` until then and after a revision.
    pub checked: Option<Stamp>,
}

/// The deadlines and escalation ladders that were fixed when a notice was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDeadlines {
    /// The last moment to sign for it.
    pub sign_by: Timestamp,
    /// How long a review of an answer may take.
    pub review: Term,
    /// Who is asked, step by step, when nobody signs in time.
    pub signing: Ladder,
    /// Who is asked, step by step, when nobody answers in time.
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
        /// Who signed for it.
        receipt: Receipt,
    },
    /// It was answered, to be reviewed.
    Responded {
        /// Who signed for it.
        receipt: Receipt,
        /// The answer that waits for its review.
        reply: Reply,
        /// The last day of the review.
        review_by: Day,
    },
    /// The answer was sent back, to be answered again.
    Returned {
        /// Who signed for it.
        receipt: Receipt,
        /// The answer that was sent back.
        reply: Reply,
        /// Why that answer is not enough.
        reason: Text,
    },
    /// 销号: the answer was accepted; this is the end.
    Closed {
        /// Who signed for it.
        receipt: Receipt,
        /// The answer that was accepted.
        reply: Reply,
    },
    /// The issuer took it back; this is the end.
    Withdrawn {
        /// Why the issuer took it back.
        reason: Text,
    },
}

codes!(&Phase);

/// A notice from its issue on, with everything that happened to it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The content, frozen at issue.
    pub paper: IssuedPaper,
    /// The deadlines and ladders fixed at issue.
    pub order: NoticeDeadlines,
    /// Who issued it, and when.
    pub issued: Stamp,
    /// How far it has come, and what that state holds.
    pub phase: Phase,
    /// The last day to answer; an extension or a return moves it.
    pub answer_by: Day,
    /// A request for a later `answer_by` that nobody has decided; `None` when there is none.
    pub extension: Option<ExtensionRequest>,
    /// How many steps of the signing ladder were taken.
    pub escalated_signing: u8,
    /// How many steps of the answering ladder were taken since `answer_by` last moved.
    pub escalated_answering: u8,
    /// Everything that happened since it was issued, oldest first.
    pub steps: Vec<TimelineEntry>,
}

/// Whether a notice is a draft, thrown away or issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeState {
    /// It is being written.
    Draft(Box<NoticeDraft>),
    /// It was thrown away before it was issued.
    Discarded,
    /// It was issued, and its content is frozen.
    Issued(Box<Issued>),
    /// It was issued, and whoever looks may know of it but not read it. It occurs on narrowed boards
    /// alone, never in the log.
    Outlined(Box<NoticeOutline>),
}

/// One notice, from its first draft to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The identifier, which stays the same when the draft is issued.
    pub id: NoticeId,
    /// The project it is about.
    pub project: ProjectId,
    /// Draft, thrown away or issued, with what belongs to that state.
    pub state: NoticeState,
    /// Position of its last event.
    pub version: Seq,
}

impl Notice {
    /// The draft; `None` once it was issued or thrown away.
    pub fn draft(&self) -> Option<&NoticeDraft> {
        match &self.state {
            NoticeState::Draft(draft) => Some(draft),
            NoticeState::Discarded | NoticeState::Issued(_) | NoticeState::Outlined(_) => None,
        }
    }

    /// The issued notice; `None` for a draft, for what was thrown away, and for whoever may not read it.
    pub fn issued(&self) -> Option<&Issued> {
        match &self.state {
            NoticeState::Issued(issued) => Some(issued),
            NoticeState::Draft(_) | NoticeState::Discarded | NoticeState::Outlined(_) => None,
        }
    }
}

impl Issued {
    /// Whether it was issued before this program was used.
    pub fn is_taken_over(&self) -> bool {
        self.steps.iter().any(|step| step.kind == StepKind::TakenOver)
    }
}

impl Phase {
    /// Whether nothing more can happen: it was closed or withdrawn.
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Closed { .. } | Self::Withdrawn { .. })
    }

    /// Whether it still waits for the addressee's signature.
    pub const fn is_unsigned(&self) -> bool {
        matches!(self, Self::Issued | Self::Served)
    }

    /// Who signed for it; `None` before that, and once it was withdrawn.
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
