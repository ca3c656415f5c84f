//! The stages of a project from reserve to operation, and its suspension or cancellation.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::paper::PaperReference;
use crate::value::{Day, Text, code::codes};

/// 阶段: the stages of a project, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Stage {
    /// 储备: in reserve, not yet signed.
    Reserve,
    /// 签约: the contract is signed.
    Signed,
    /// 落地: the project has landed, before its start.
    Landed,
    /// 开工: construction has started.
    Started,
    /// 竣工: construction is completed.
    Completed,
    /// 投产: it is in operation.
    Operating,
}

codes!(Stage);

/// What is known of a project's stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageStatus {
    /// Nobody said whether it has started.
    Unknown,
    /// It has not started; nobody said in which of the earlier stages it is.
    NotStarted,
    /// It is known to be at this stage.
    At(Stage),
}

impl StageStatus {
    /// The stable code used in catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotStarted => "not-started",
            Self::At(stage) => stage.code(),
        }
    }

    /// Whether construction has started; `None` where nobody said.
    pub fn is_started(self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::NotStarted => Some(false),
            Self::At(stage) => Some(stage >= Stage::Started),
        }
    }

    /// Whether construction is known to be completed.
    pub const fn is_completed(self) -> bool {
        matches!(self.group(), StageGroup::Completed)
    }

    /// The group of what was reached, whether or not the construction has been suspended since.
    pub const fn group(self) -> StageGroup {
        match self {
            Self::Unknown => StageGroup::Unknown,
            Self::NotStarted | Self::At(Stage::Reserve | Stage::Signed | Stage::Landed) => {
                StageGroup::NotStarted
            }
            Self::At(Stage::Started) => StageGroup::Building,
            Self::At(Stage::Completed | Stage::Operating) => StageGroup::Completed,
        }
    }
}

/// The groups of stages that the shape of a mark tells apart; together they count every project once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum StageGroup {
    /// 未开工: construction has not started.
    NotStarted,
    /// 在建: construction has started and goes on.
    Building,
    /// 竣工: completed or in operation.
    Completed,
    /// 开工不明: nobody said whether it has started.
    Unknown,
    /// 停缓建: its construction is stopped or postponed.
    Suspended,
}

codes!(StageGroup);

/// Why a project is suspended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SuspensionReason {
    /// 用地、征拆: land, acquisition and demolition.
    Land,
    /// 资金: funds that are missing or late.
    Funds,
    /// 手续审批: permits and approvals.
    Approvals,
    /// 环保、安全整改: corrections for environment or safety.
    Environment,
    /// 政策调整: a change of policy.
    Policy,
    /// 企业自身原因: the investor's own reasons.
    Investor,
    /// 不可抗力: force majeure, such as a flood.
    ForceMajeure,
    /// 其他，须说明: another reason, which needs a note.
    Other,
}

codes!(SuspensionReason);

/// Whether a project is being pursued.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// 正常推进: it is being pursued.
    #[default]
    Active,
    /// 停建缓建: construction is stopped or postponed.
    Suspended {
        /// The reason, as a code.
        reason: SuspensionReason,
        /// The first day of the suspension.
        since: Day,
        /// The reason in words; required with [`SuspensionReason::Other`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Text>,
        /// The document that suspends it; `None` where it was suspended before one was asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<PaperReference>,
    },
    /// 取消: it was cancelled for good.
    Cancelled {
        /// Why it was cancelled.
        reason: Text,
    },
}
