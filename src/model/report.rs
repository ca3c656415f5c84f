//! 月报: what was reported of one project for one month.
//!
//! A unit's report goes to its county's office first, where the county has one: until that files
//! it, and after somebody returned it, it is *pending* and no figure of any screen rests on it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fact::Source;
use crate::value::{Money, Month, Seq, Text};

mod change;
#[cfg(test)]
mod tests;

pub use change::{
    ReportCommand, ReportEvent, ReportFacts, ReportRefusal, Returner, check, decide, is_jump,
};

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

/// 累计 of the year before `month`: zero in January, none where no report of the year says anything.
///
/// A month without a report counts as one without money: else a single silent month would leave the
/// total unknown until December, and every figure typed after it would be in no sum. A month that
/// was reported alone, as some ledgers do, is added to the total before it for the same reason.
pub fn total_before(reports: &BTreeMap<Month, Report>, month: Month) -> Option<Money> {
    let january = month.year().months().next().filter(|january| *january < month);
    let Some(january) = january else { return Some(Money::ZERO) };
    reports.range(january..month).fold(None, |total, (_, Report { figures, .. })| {
        let added = || Some(total.unwrap_or_default() + figures.month?);
        figures.year_to_date.or_else(added).or(total)
    })
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
