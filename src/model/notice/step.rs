//! The steps of an issued notice, as its timeline lists them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Stamp;
use crate::{
    model::document::EscalationLevel,
    value::{Day, EvidenceId, Text, code::codes},
};

/// The deadline that was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MissedDeadline {
    /// The deadline to sign for the notice.
    Signing,
    /// The deadline to answer it.
    Answering,
}

codes!(MissedDeadline);

/// What happened in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum StepKind {
    /// 发出: it was issued.
    Issued,
    /// 送达: the addressee opened it.
    Served,
    /// 签收: the addressee signed for it.
    Acknowledged,
    /// 整改反馈: the addressee answered.
    Responded,
    /// 代录整改反馈: the office recorded an answer that came on paper.
    ReplyRecorded,
    /// 退回: the answer was sent back.
    Returned,
    /// 销号: the answer was accepted.
    Closed,
    /// 申请延期: a later deadline was asked for.
    ExtensionAsked,
    /// 同意延期: the later deadline was granted.
    ExtensionGranted,
    /// 不同意延期: the later deadline was refused.
    ExtensionRefused,
    /// 催办: a missed deadline was escalated.
    Escalated {
        /// The deadline that was missed.
        missed: MissedDeadline,
        /// Who was asked to see to it.
        level: EscalationLevel,
        /// Whether the project's sponsors (联系领导) were told.
        informs: bool,
    },
    /// 补充: text was added to the issued paper.
    Supplemented,
    /// 撤回: the issuer took it back.
    Withdrawn,
    /// 接续: it was issued before this program was used and goes on here.
    TakenOver,
}

codes!(&StepKind);

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// What happened in this step.
    pub kind: StepKind,
    /// Who did it, and when it was written to the log.
    pub stamp: Stamp,
    /// The words that belong to it; for a signature the signer's name; `None` without words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// A day it sets or records: a new deadline, the review's end, the date of a paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Files that belong to it; may be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}
