//! What happened to a notice.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{
    IssuedPaper, MigratedNotice, MissedDeadline, NoticeContent, NoticeDeadlines, Receipt, Reply,
};
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
        /// The project it is about; the subject of a draft must not reveal it to others.
        project: ProjectId,
        /// The content so far.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// The content of the draft was replaced.
    Revised {
        /// The content from now on.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Somebody who did not write it confirmed the draft.
    Checked {},
    /// The draft was thrown away.
    Discarded {},
    /// The draft was issued and got its number.
    Issued {
        /// The content, frozen at issue.
        paper: Box<IssuedPaper>,
        /// The deadlines and ladders fixed at issue.
        order: NoticeDeadlines,
    },
    /// It was issued before this program was used and goes on here as it stands.
    TakenOver(MigratedNotice),
    /// The addressee opened the notice.
    Served {},
    /// The addressee signed for it.
    Acknowledged {
        /// Who signed, with day and scan where it was on paper.
        #[serde(flatten)]
        receipt: Receipt,
    },
    /// The addressee answered what was demanded.
    Responded {
        /// The answer: words and evidence.
        #[serde(flatten)]
        reply: Reply,
        /// The day on the paper, where the office recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Day>,
        /// The last day of the review.
        review_by: Day,
    },
    /// The answer was sent back to be answered again.
    Returned {
        /// Why the answer is not enough.
        reason: Text,
        /// The new last day to answer.
        answer_by: Day,
    },
    /// The answer was accepted, which ended the notice.
    Closed {
        /// A remark of the reviewer; `None` when there was none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// A later deadline was asked for.
    ExtensionAsked {
        /// The new last day to answer that was asked for.
        until: Day,
        /// Why more time was needed.
        reason: Text,
    },
    /// The later deadline was granted.
    ExtensionGranted {
        /// The new last day to answer.
        until: Day,
    },
    /// The later deadline was refused.
    ExtensionRefused {
        /// Why the old deadline stays.
        reason: Text,
    },
    /// A deadline passed, and somebody was asked to see to it.
    Escalated {
        /// The deadline that passed.
        missed: MissedDeadline,
        /// The step of the ladder, from 0.
        step: u8,
        /// Who was asked to see to it.
        level: EscalationLevel,
        /// Whether the project's sponsors (联系领导) were told.
        #[serde(default)]
        informs: bool,
    },
    /// Something was added that the issued paper does not say.
    Supplemented {
        /// The text that was added.
        text: Text,
        /// Files that prove the added text; may be empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// The issuer took the notice back, which ended it.
    Withdrawn {
        /// Why it was taken back.
        reason: Text,
    },
}
