//! What happened to an issued notice, as its timeline tells it.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Stamp;
use crate::{
    model::document::EscalationLevel,
    value::{Day, EvidenceId, Text, code::codes},
};

/// Which deadline passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MissedDeadline {
    /// Nobody signed.
    Signing,
    /// Nobody answered.
    Answering,
}

codes!(MissedDeadline);

/// What a step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum StepKind {
    /// 发出
    Issued,
    /// 送达
    Served,
    /// 签收
    Acknowledged,
    /// 整改反馈
    Responded,
    /// 代录整改反馈: it came on paper.
    ReplyRecorded,
    /// 退回
    Returned,
    /// 销号
    Closed,
    /// 申请延期
    ExtensionAsked,
    /// 同意延期
    ExtensionGranted,
    /// 不同意延期
    ExtensionRefused,
    /// 催办
    Escalated {
        /// Which deadline passed.
        missed: MissedDeadline,
        /// Who was asked to see to it.
        level: EscalationLevel,
        /// Whether the sponsors were told.
        informs: bool,
    },
    /// 补充
    Supplemented,
    /// 撤回
    Withdrawn,
}

codes!(&StepKind);

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// Who and when.
    pub stamp: Stamp,
    /// In words; for a signature who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The day it names: a new deadline, the day on a paper receipt or answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}
