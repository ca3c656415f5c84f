//! The request of a unit or county to move a planned date, with its reason.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{LedgerDate, Name, Text, Timestamp, code::codes};

/// The reason for moving a planned date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MoveReason {
    /// 用地: land for the site is not available.
    Land,
    /// 资金: money is not available.
    Finance,
    /// 手续审批: permits and approvals are pending.
    Approvals,
    /// 设计: the design is pending or changes.
    Design,
    /// 征地拆迁: land acquisition and demolition.
    Demolition,
    /// 天气: the weather does not permit the work.
    Weather,
    /// 政策调整: a policy has changed.
    Policy,
    /// 业主原因: a reason on the owner's side.
    Owner,
    /// 其他: any other reason, which must be explained in words.
    Other,
}

codes!(MoveReason);

/// The office's answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveAnswer {
    /// The plan was moved to the date requested.
    Granted {
        /// The planned date before; `None` where there was no plan.
        from: Option<LedgerDate>,
    },
    /// The planned date stays as it is.
    Refused {
        /// The reason why the office refused.
        reason: Text,
    },
}

/// A request to move a planned date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRequest {
    /// The planned date that is requested.
    pub date: LedgerDate,
    /// The kind of reason given.
    pub reason: MoveReason,
    /// The reason in words; `None` where the kind says enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Text>,
    /// The person who made the request.
    pub by: Name,
    /// The moment the request was made.
    pub at: Timestamp,
    /// The office's answer; `None` while it is pending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<MoveAnswer>,
}

impl DateRequest {
    /// Whether the request still waits for the office's answer.
    pub const fn is_open(&self) -> bool {
        self.answer.is_none()
    }
}
