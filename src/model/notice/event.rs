//! What happened to a notice.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Chase, NoticeContent, Order, Paper, Receipt, Reply};
use crate::{
    model::document::Chased,
    value::{Day, EvidenceId, NoticeId, ProjectId, Text},
};

/// What happened to a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "notice-")]
pub enum NoticeChange {
    /// A draft was begun.
    Drafted {
        /// Which.
        notice: NoticeId,
        /// About which project.
        project: ProjectId,
        /// What it says so far.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// It says something else.
    Revised {
        /// Which.
        notice: NoticeId,
        /// What it says from now on.
        #[serde(flatten)]
        content: Box<NoticeContent>,
    },
    /// Somebody else checked it.
    Checked {
        /// Which.
        notice: NoticeId,
    },
    /// It was thrown away.
    Discarded {
        /// Which.
        notice: NoticeId,
    },
    /// It was issued.
    Issued {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// What it says, for good.
        paper: Box<Paper>,
        /// What was laid down with it.
        order: Order,
    },
    /// The addressee opened it.
    Served {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
    },
    /// It was signed for.
    Acknowledged {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// By whom.
        #[serde(flatten)]
        receipt: Receipt,
    },
    /// It was answered.
    Responded {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
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
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// Why.
        reason: Text,
        /// The new last day to answer.
        answer_by: Day,
    },
    /// The answer was accepted.
    Closed {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// What was remarked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<Text>,
    },
    /// A later deadline was asked for.
    ExtensionAsked {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// Until when.
        until: Day,
        /// Why.
        reason: Text,
    },
    /// It was granted.
    ExtensionGranted {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// Until when.
        until: Day,
    },
    /// It was refused.
    ExtensionRefused {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// Why.
        reason: Text,
    },
    /// A deadline passed, and somebody was chased.
    Climbed {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// Which deadline.
        chase: Chase,
        /// Which step of the ladder, from 0.
        rung: u8,
        /// Who was chased.
        chases: Chased,
        /// Whether the sponsors were told.
        #[serde(default)]
        informs: bool,
    },
    /// Something was added.
    Supplemented {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// What.
        text: Text,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// It was taken back.
    Withdrawn {
        /// About which project.
        project: ProjectId,
        /// Which.
        notice: NoticeId,
        /// Why.
        reason: Text,
    },
}

impl NoticeChange {
    /// The notice it is about, and its project once everybody may know of it.
    pub const fn subject(&self) -> (Option<ProjectId>, NoticeId) {
        match self {
            Self::Drafted { notice, .. }
            | Self::Revised { notice, .. }
            | Self::Checked { notice }
            | Self::Discarded { notice } => (None, *notice),
            Self::Issued { project, notice, .. }
            | Self::Served { project, notice }
            | Self::Acknowledged { project, notice, .. }
            | Self::Responded { project, notice, .. }
            | Self::Returned { project, notice, .. }
            | Self::Closed { project, notice, .. }
            | Self::ExtensionAsked { project, notice, .. }
            | Self::ExtensionGranted { project, notice, .. }
            | Self::ExtensionRefused { project, notice, .. }
            | Self::Climbed { project, notice, .. }
            | Self::Supplemented { project, notice, .. }
            | Self::Withdrawn { project, notice, .. } => (Some(*project), *notice),
        }
    }

    /// The stable kebab-case kind, also its key in the catalogues.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Drafted { .. } => "notice-drafted",
            Self::Revised { .. } => "notice-revised",
            Self::Checked { .. } => "notice-checked",
            Self::Discarded { .. } => "notice-discarded",
            Self::Issued { .. } => "notice-issued",
            Self::Served { .. } => "notice-served",
            Self::Acknowledged { .. } => "notice-acknowledged",
            Self::Responded { .. } => "notice-responded",
            Self::Returned { .. } => "notice-returned",
            Self::Closed { .. } => "notice-closed",
            Self::ExtensionAsked { .. } => "notice-extension-asked",
            Self::ExtensionGranted { .. } => "notice-extension-granted",
            Self::ExtensionRefused { .. } => "notice-extension-refused",
            Self::Climbed { .. } => "notice-climbed",
            Self::Supplemented { .. } => "notice-supplemented",
            Self::Withdrawn { .. } => "notice-withdrawn",
        }
    }
}
