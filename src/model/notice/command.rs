//! What may be asked about notices: a draft is begun with its project, everything else is asked of
//! the draft until it is issued and of the notice from then on.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{EarlierNotice, NoticeContent};
use crate::value::{Day, EvidenceId, Name, Text};

/// What may be asked about notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "notice-")]
pub enum NoticeAction {
    /// Begins a draft; asked of the project it is about.
    Draft {
        /// The content so far.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Takes over a notice that was issued before this program was used, with the number it has;
    /// asked of the project it is about.
    TakeOver {
        /// What the register of that time says about it.
        #[serde(flatten)]
        earlier: Box<EarlierNotice>,
    },
    /// Replaces the content of a draft; whoever checked it has to check again.
    Revise {
        /// The content from now on.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Confirms that a draft is right; asked by somebody who did not write it.
    Check {},
    /// Throws a draft away.
    Discard {},
    /// Issues a draft: it gets its number and is frozen.
    Issue {},
    /// Records that the addressee has opened it.
    Serve {},
    /// Signs for it as the addressee.
    Acknowledge {
        /// The person who signs.
        signer: Name,
    },
    /// Records a signature on paper.
    RecordReceipt {
        /// The person who signed.
        signer: Name,
        /// The day of the signature on the paper.
        on: Day,
        /// The scan of the signed receipt.
        scan: EvidenceId,
    },
    /// Answers it as the addressee.
    Respond {
        /// What was done about it, in words.
        text: Text,
        /// Files that prove what was done; may be empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Records an answer that came on paper.
    RecordReply {
        /// What was done about it, as the paper says it.
        text: Text,
        /// The day on the paper.
        on: Day,
        /// The scan of the paper answer.
        scan: EvidenceId,
    },
    /// Sends the answer back to be answered again.
    Return {
        /// Why the answer is not enough.
        reason: Text,
        /// The new last day to answer.
        answer_by: Day,
    },
    /// Accepts the answer, which ends the notice.
    Close {
        /// A remark of the reviewer; `None` when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// Asks for a later deadline.
    AskExtension {
        /// The new last day to answer that is asked for.
        until: Day,
        /// Why more time is needed.
        reason: Text,
    },
    /// Grants the request for a later deadline.
    GrantExtension {},
    /// Refuses the request for a later deadline.
    RefuseExtension {
        /// Why the old deadline stays.
        reason: Text,
    },
    /// Adds to an issued notice what its paper does not say.
    Supplement {
        /// The text that is added.
        text: Text,
        /// Files that prove the added text; may be empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Takes an issued notice back.
    Withdraw {
        /// Why the notice is taken back.
        reason: Text,
    },
    /// Escalates everything overdue, one ladder step at a time; the server asks this of the city.
    Escalate {},
}

impl NoticeAction {
    /// The files that an action on an issued notice refers to; empty for all other actions.
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
