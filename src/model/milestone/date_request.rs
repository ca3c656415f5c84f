//! The wish of a unit or county to move a planned date, with its reason.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{LedgerDate, Name, Text, Timestamp, code::codes};

/// Why a date should move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MoveReason {
    /// 用地
    Land,
    /// 资金
    Finance,
    /// 手续审批
    Approvals,
    /// 设计
    Design,
    /// 征地拆迁
    Demolition,
    /// 天气
    Weather,
    /// 政策调整
    Policy,
    /// 业主原因
    Owner,
    /// 其他; then words say which
    Other,
}

codes!(MoveReason);

/// What the office answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveAnswer {
    /// The plan moved to the date wished for.
    Granted {
        /// Where it stood before; none where there was no plan.
        from: Option<LedgerDate>,
    },
    /// The plan stays.
    Refused {
        /// Why.
        reason: Text,
    },
}

/// A wish to move a planned date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRequest {
    /// The date wished for.
    pub date: LedgerDate,
    /// Why.
    pub reason: MoveReason,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Text>,
    /// Who asked.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// What the office answered, once it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<MoveAnswer>,
}

impl DateRequest {
    /// Whether the office has yet to answer.
    pub const fn is_open(&self) -> bool {
        self.answer.is_none()
    }
}
