//! 月报: what was reported of one project for one month.
//!
//! A unit's report goes to its county's office first, where the county has one: until that files
//! it, and after somebody returned it, it is *pending* and no figure of any screen rests on it.

use serde::{Deserialize, Serialize};

use super::fact::Source;
use crate::value::{Money, Seq, Text};

mod carry;
mod change;

pub use carry::{carried, total_before};
pub use change::{ReportAction, ReportChange, ReportRefusal, Returner, check, is_jump};

/// The figures and words of a monthly report; what was left empty is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// 当月
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<Money>,
    /// 自年初累计
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_to_date: Option<Money>,
    /// 开工以来累计
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_start: Option<Money>,
    /// 下月计划
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_month: Option<Money>,
    /// 入统数, kept apart from the reported figure
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistical: Option<Money>,
    /// 形象进度
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Text>,
    /// 存在问题
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Text>,
    /// 核减原因, required with a negative month
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// One month's report of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What was reported.
    pub figures: Figures,
    /// By whom.
    pub source: Source,
    /// Position of its last event.
    pub version: Seq,
}

/// A report that does not stand yet, or not any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// What was reported.
    pub figures: Figures,
    /// Whose move it is, and why.
    pub state: PendingState,
    /// Position of its last event.
    pub version: Seq,
}

impl Pending {
    /// Whether the county's office has yet to review it.
    pub const fn is_with_county(&self) -> bool {
        matches!(self.state, PendingState::WithCounty)
    }
}

/// Whose move it is with a pending report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PendingState {
    /// The county's office reviews it.
    WithCounty,
    /// It was returned, and the unit or county mends it.
    Returned {
        /// Who returned it.
        by: Returner,
        /// Why.
        reason: Text,
    },
}
