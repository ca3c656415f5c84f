//! The stages of a project, from reserve to operation, and what stands across them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Day, Text, code::codes};

/// 阶段, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Stage {
    /// 储备
    Reserve,
    /// 签约
    Signed,
    /// 落地
    Landed,
    /// 开工
    Started,
    /// 竣工
    Completed,
    /// 投产
    Operating,
}

codes!(Stage);

/// What is known of a project's stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageStatus {
    /// Nobody said whether it has started.
    Unknown,
    /// Not started; which of the earlier stages nobody said.
    NotStarted,
    /// At this stage.
    At(Stage),
}

impl StageStatus {
    /// The stable word used in catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotStarted => "not-started",
            Self::At(stage) => stage.code(),
        }
    }

    /// The four groups that every screen draws and counts by.
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

/// The four groups of stages that a mark's shape tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum StageGroup {
    /// 未开工
    NotStarted,
    /// 在建
    Building,
    /// 竣工
    Completed,
    /// 开工情况不明
    Unknown,
}

codes!(StageGroup);

/// Why a project stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SuspensionReason {
    /// 用地、征拆
    Land,
    /// 资金
    Funds,
    /// 手续审批
    Approvals,
    /// 环保、安全整改
    Environment,
    /// 政策调整
    Policy,
    /// 企业自身原因
    Investor,
    /// 不可抗力
    ForceMajeure,
    /// 其他，须说明
    Other,
}

codes!(SuspensionReason);

/// Whether a project is being pursued.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// 正常推进
    #[default]
    Active,
    /// 停建缓建
    Suspended {
        /// The coded reason.
        reason: SuspensionReason,
        /// Since when.
        since: Day,
        /// In words; required with [`SuspensionReason::Other`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Text>,
    },
    /// 取消
    Cancelled {
        /// Why.
        reason: Text,
    },
}
