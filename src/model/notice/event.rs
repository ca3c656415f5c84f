//! What happened to a notice.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{MissedDeadline, NoticeContent, Order, Paper, Receipt, Reply};
use crate::{
    model::document::EscalationLevel,
    value::{Day, EvidenceId, ProjectId, Text},
};

/// What happened to a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "notice-")]
pub enum NoticeChange {
    /// A draft was begun.
    Drafted {
        /// The project it is about: nobody else may know of it yet, so its subject does not say.
        project: ProjectId,
        /// What it says so far.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// It says something else.
    Revised {
        /// What it says from now on.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Somebody else checked it.
    Checked {},
    /// It was thrown away.
    Discarded {},
    /// It was issued.
    Issued {
        /// What it says, for good.
        paper: Box<Paper>,
        /// What was laid down with it.
        order: Order,
    },
    /// The addressee opened it.
    Served {},
    /// It was signed for.
    Acknowledged {
        /// By whom.
        #[serde(flatten)]
        receipt: Receipt,
    },
    /// It was answered.
    Responded {
        /// How.
        #[serde(flatten)]
        reply: Reply,
        /// The day on the paper, where the office recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Day>,
        /// The last day of the review.
        review_by: Day,
    },
    /// The answer was sent back.
    Returned {
        /// Why.
        reason: Text,
        /// The new last day to answer.
        answer_by: Day,
    },
    /// The answer was accepted.
    Closed {
        /// What was remarked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// A later deadline was asked for.
    ExtensionAsked {
        /// Until when.
        until: Day,
        /// Why.
        reason: Text,
    },
    /// It was granted.
    ExtensionGranted {
        /// Until when.
        until: Day,
    },
    /// It was refused.
    ExtensionRefused {
        /// Why.
        reason: Text,
    },
    /// A deadline passed, and somebody was asked to see to it.
    Escalated {
        /// Which deadline.
        missed: MissedDeadline,
        /// Which step of the ladder, from 0.
        step: u8,
        /// Who was asked.
        level: EscalationLevel,
        /// Whether the sponsors were told.
        #[serde(default)]
        informs: bool,
    },
    /// Something was added.
    Supplemented {
        /// What.
        text: Text,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: Text,
    },
}
