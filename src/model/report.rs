//! 月报: what was reported of one project for one month.
//!
//! A unit's report goes to its county's office first, where the county has one. Until that office
//! files it, and after somebody returned it, it is *pending*, and no screen counts its figures.

use serde::{Deserialize, Deserializer, Serialize};

use super::{fact::Source, sorted_map::SortedMap};
use crate::value::{Money, Month, Name, Seq, Text, Timestamp};

mod carry;
mod change;
mod doubt;
mod problem;

pub use carry::{carried, total_before};
pub use change::{ReportAction, ReportChange, ReportRefusal, Returner, check};
pub use doubt::{ReportDoubt, doubt};
pub use problem::says_none;

/// The figures and words of a monthly report; an empty field is unknown, not zero.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// 当月: the investment of the month alone; negative in a correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<Money>,
    /// 自年初累计: the investment since January.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_to_date: Option<Money>,
    /// 开工以来累计: the investment since the start of construction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_start: Option<Money>,
    /// 下月计划: the investment planned for the next month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_month: Option<Money>,
    /// 入统数: the investment as the statistics count it, kept apart from the reported figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistical: Option<Money>,
    /// 形象进度: the progress of construction in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Text>,
    /// 存在问题: what hinders the project, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Text>,
    /// 核减原因: why the month is negative; required then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// 答复: what is answered to whoever gave the report back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
}

impl Figures {
    /// Keeps its words once with those of another report where both say the same, as a month often says
    /// what the one before said.
    pub fn share_words(&mut self, other: &Self) {
        let known = [&other.progress, &other.problem, &other.reason, &other.answer];
        let own = [&mut self.progress, &mut self.problem, &mut self.reason, &mut self.answer];
        for (own, known) in own.into_iter().zip(known) {
            if own == known {
                own.clone_from(known);
            }
        }
    }

    /// 存在问题, where the words name one: whoever writes 无 has none.
    pub fn stated_problem(&self) -> Option<&Text> {
        self.problem.as_ref().filter(|words| !says_none(words))
    }
}

/// The reports of a project by month, each sharing its words with the one before.
///
/// # Errors
/// When they cannot be read.
pub fn sharing_words<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<SortedMap<Month, Report>, D::Error> {
    let mut reports = SortedMap::<Month, Report>::deserialize(deserializer)?;
    let mut before: Option<Figures> = None;
    for report in reports.values_mut() {
        if let Some(before) = &before {
            report.figures.share_words(before);
        }
        before = Some(report.figures.clone());
    }
    Ok(reports)
}

/// One month's report of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The figures as they were filed.
    pub figures: Figures,
    /// Where the figures come from: a ledger, the unit or the office.
    pub source: Source,
    /// Position of its last event.
    pub version: Seq,
}

/// A report that is not filed yet, or was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The figures as they were handed in.
    pub figures: Figures,
    /// Whether the county reviews it or it was returned, and why.
    pub state: PendingState,
    /// Who handed it in for review; `None` where it was filed at once and returned later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted: Option<Submission>,
    /// Position of its last event.
    pub version: Seq,
}

/// Who handed a report in, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The person, as they were called then.
    pub by: Name,
    /// When it was written to the log.
    pub at: Timestamp,
}

impl Pending {
    /// Whether the county's office has yet to review it.
    pub const fn is_with_county(&self) -> bool {
        matches!(self.state, PendingState::WithCounty)
    }
}

/// Who has to act next on a pending report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PendingState {
    /// The county's office has to review it.
    WithCounty,
    /// It was returned, and the unit or county has to correct it.
    Returned {
        /// The office that returned it.
        by: Returner,
        /// Why it was returned.
        reason: Text,
    },
}
