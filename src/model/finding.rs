//! What a rule found wrong, as data: every number of its evidence, words only on the screen.

use serde::{Deserialize, Serialize};

use super::measure::Measure;
use crate::value::LedgerDate;

/// How grave a finding is; the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth a look, below every card.
    Watch,
    /// Candidate for a yellow card.
    Yellow,
    /// Candidate for a red card.
    Red,
}

impl Level {
    /// The stable word used in classes and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

/// One thing found wrong, with its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding<M = Measure> {
    /// Investment behind schedule.
    Behind {
        /// How grave.
        level: Level,
        /// The arithmetic.
        measure: M,
        /// The threshold that was met, in points.
        threshold: i64,
    },
    /// The planned start is missed.
    StartMissed {
        /// How grave.
        level: Level,
        /// The planned start.
        planned: LedgerDate,
        /// Closed months missed, the planned one included.
        months: i32,
        /// Days past the planned date at the end of the closed month.
        days: i32,
    },
    /// The planned completion is past.
    CompletionMissed {
        /// The planned completion.
        planned: LedgerDate,
        /// Days past the planned date at the end of the closed month.
        days: i32,
    },
    /// Started but not enrolled in the statistics.
    NotEnrolled {
        /// How grave.
        level: Level,
        /// The start.
        started: LedgerDate,
        /// Whole months since.
        months: i32,
    },
}

impl<M> Finding<M> {
    /// How grave it is.
    pub const fn level(&self) -> Level {
        match self {
            Self::Behind { level, .. }
            | Self::StartMissed { level, .. }
            | Self::NotEnrolled { level, .. } => *level,
            Self::CompletionMissed { .. } => Level::Watch,
        }
    }
    /// The same finding with its arithmetic in another form.
    pub fn map<N>(self, form: impl FnOnce(M) -> N) -> Finding<N> {
        match self {
            Self::Behind { level, measure, threshold } => {
                Finding::Behind { level, measure: form(measure), threshold }
            }
            Self::StartMissed { level, planned, months, days } => {
                Finding::StartMissed { level, planned, months, days }
            }
            Self::CompletionMissed { planned, days } => Finding::CompletionMissed { planned, days },
            Self::NotEnrolled { level, started, months } => {
                Finding::NotEnrolled { level, started, months }
            }
        }
    }
}
