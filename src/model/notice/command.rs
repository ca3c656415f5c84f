//! What may be asked about notices.

use serde::{Deserialize, Serialize};

use super::NoticeContent;
use crate::value::{Day, EvidenceId, Name, NoticeId, ProjectId, Text};

/// What may be asked about notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeAction {
    /// Begins a draft.
    Draft {
        /// About which project.
        project: ProjectId,
        /// What it says so far.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Says something else in a draft; whoever checked it has to check again.
    Revise {
        /// Which.
        notice: NoticeId,
        /// What it says from now on.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Says that a draft is right; by somebody who did not write it.
    Check {
        /// Which.
        notice: NoticeId,
    },
    /// Throws a draft away.
    Discard {
        /// Which.
        notice: NoticeId,
    },
    /// Issues a draft: it gets its number and is frozen.
    Issue {
        /// Which.
        notice: NoticeId,
    },
    /// Says that the addressee has opened it.
    Serve {
        /// Which.
        notice: NoticeId,
    },
    /// Signs for it.
    Acknowledge {
        /// Which.
        notice: NoticeId,
        /// The person who signs.
        signer: Name,
    },
    /// Records a signature on paper.
    RecordReceipt {
        /// Which.
        notice: NoticeId,
        /// The person who signed.
        signer: Name,
        /// When.
        on: Day,
        /// The scanned receipt.
        scan: EvidenceId,
    },
    /// Answers it.
    Respond {
        /// Which.
        notice: NoticeId,
        /// What was done.
        text: Text,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Records an answer that came on paper.
    RecordReply {
        /// Which.
        notice: NoticeId,
        /// What was done.
        text: Text,
        /// The day on the paper.
        on: Day,
        /// The scanned answer.
        scan: EvidenceId,
    },
    /// Sends the answer back.
    Return {
        /// Which.
        notice: NoticeId,
        /// Why it is not enough.
        reason: Text,
        /// The new last day to answer.
        answer_by: Day,
    },
    /// Accepts the answer: the end.
    Close {
        /// Which.
        notice: NoticeId,
        /// What is remarked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// Asks for a later deadline.
    AskExtension {
        /// Which.
        notice: NoticeId,
        /// Until when.
        until: Day,
        /// Why.
        reason: Text,
    },
    /// Grants what was asked.
    GrantExtension {
        /// Which.
        notice: NoticeId,
    },
    /// Does not.
    RefuseExtension {
        /// Which.
        notice: NoticeId,
        /// Why.
        reason: Text,
    },
    /// Adds to an issued notice what its paper does not say.
    Supplement {
        /// Which.
        notice: NoticeId,
        /// What.
        text: Text,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Takes an issued notice back.
    Withdraw {
        /// Which.
        notice: NoticeId,
        /// Why.
        reason: Text,
    },
    /// Lets everything that is overdue climb its ladder; given by the server itself.
    Climb {},
}

impl NoticeAction {
    /// The notice it is about, if there is one already.
    pub const fn notice(&self) -> Option<NoticeId> {
        match self {
            Self::Draft { .. } | Self::Climb {} => None,
            Self::Revise { notice, .. }
            | Self::Check { notice }
            | Self::Discard { notice }
            | Self::Issue { notice }
            | Self::Serve { notice }
            | Self::Acknowledge { notice, .. }
            | Self::RecordReceipt { notice, .. }
            | Self::Respond { notice, .. }
            | Self::RecordReply { notice, .. }
            | Self::Return { notice, .. }
            | Self::Close { notice, .. }
            | Self::AskExtension { notice, .. }
            | Self::GrantExtension { notice }
            | Self::RefuseExtension { notice, .. }
            | Self::Supplement { notice, .. }
            | Self::Withdraw { notice, .. } => Some(*notice),
        }
    }

    /// What a draft is to say.
    pub const fn content(&self) -> Option<&NoticeContent> {
        match self {
            Self::Draft { content, .. } | Self::Revise { content, .. } => Some(content),
            _ => None,
        }
    }

    /// The evidence it shows.
    pub fn evidence(&self) -> &[EvidenceId] {
        match self {
            Self::Draft { content, .. } | Self::Revise { content, .. } => &content.evidence,
            Self::Respond { evidence, .. } | Self::Supplement { evidence, .. } => evidence,
            Self::RecordReceipt { scan, .. } | Self::RecordReply { scan, .. } => {
                std::slice::from_ref(scan)
            }
            _ => &[],
        }
    }

    /// Whether only the addressee may give it, in nobody else's name.
    pub const fn is_the_addressees(&self) -> bool {
        matches!(
            self,
            Self::Serve { .. }
                | Self::Acknowledge { .. }
                | Self::Respond { .. }
                | Self::AskExtension { .. }
        )
    }
}
