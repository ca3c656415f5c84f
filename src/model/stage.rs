//! The stages of a project, from reserve to operation, and what stands across them.

use serde::{Deserialize, Serialize};

use crate::value::{Day, Text};

/// 阶段, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

impl Stage {
    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reserve => "reserve",
            Self::Signed => "signed",
            Self::Landed => "landed",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Operating => "operating",
        }
    }
}

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
    pub const fn code(self) -> &'static str {
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

impl StageGroup {
    /// All four, in the order of legends and filters.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::Building, Self::Completed, Self::Unknown];

    /// The stable word used in URLs and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::Building => "building",
            Self::Completed => "completed",
            Self::Unknown => "unknown",
        }
    }

    /// The group of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}

/// Why a project stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

impl SuspensionReason {
    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Funds => "funds",
            Self::Approvals => "approvals",
            Self::Environment => "environment",
            Self::Policy => "policy",
            Self::Investor => "investor",
            Self::ForceMajeure => "force-majeure",
            Self::Other => "other",
        }
    }
}

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
