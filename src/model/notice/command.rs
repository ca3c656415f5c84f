//! What may be asked about notices: a draft is begun with its project, everything else is asked of
//! the draft until it is issued and of the notice from then on.

use serde::{Deserialize, Serialize};

use super::NoticeContent;
use crate::value::{Day, EvidenceId, Name, Text};

/// What may be asked about notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeAction {
    /// Begins a draft; asked of the project it is about.
    Draft {
        /// What it says so far.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Says something else in a draft; whoever checked it has to check again.
    Revise {
        /// What it says from now on.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Says that a draft is right; by somebody who did not write it.
    Check {},
    /// Throws a draft away.
    Discard {},
    /// Issues a draft: it gets its number and is frozen.
    Issue {},
    /// Says that the addressee has opened it.
    Serve {},
    /// Signs for it.
    Acknowledge {
        /// The person who signs.
        signer: Name,
    },
    /// Records a signature on paper.
    RecordReceipt {
        /// The person who signed.
        signer: Name,
        /// When.
        on: Day,
        /// The scanned receipt.
        scan: EvidenceId,
    },
    /// Answers it.
    Respond {
        /// What was done.
        text: Text,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Records an answer that came on paper.
    RecordReply {
        /// What was done.
        text: Text,
        /// The day on the paper.
        on: Day,
        /// The scanned answer.
        scan: EvidenceId,
    },
    /// Sends the answer back.
    Return {
        /// Why it is not enough.
        reason: Text,
        /// The new last day to answer.
        answer_by: Day,
    },
    /// Accepts the answer: the end.
    Close {
        /// What is remarked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// Asks for a later deadline.
    AskExtension {
        /// Until when.
        until: Day,
        /// Why.
        reason: Text,
    },
    /// Grants what was asked.
    GrantExtension {},
    /// Refuses what was asked.
    RefuseExtension {
        /// Why.
        reason: Text,
    },
    /// Adds to an issued notice what its paper does not say.
    Supplement {
        /// What.
        text: Text,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Takes an issued notice back.
    Withdraw {
        /// Why.
        reason: Text,
    },
    /// Escalates all that is overdue, step by step of its ladder; asked of the city, by the server itself.
    Escalate {},
}

impl NoticeAction {
    /// The evidence that what is done to an issued notice shows.
    pub fn evidence(&self) -> &[EvidenceId] {
        match self {
            Self::Respond { evidence, .. } | Self::Supplement { evidence, .. } => evidence,
            Self::RecordReceipt { scan, .. } | Self::RecordReply { scan, .. } => {
                std::slice::from_ref(scan)
            }
            _ => &[],
        }
    }
}
