//! Which days a rule counts, for its edges and its hold time.

use serde::{Deserialize, Serialize};

use crate::value::{Day, workday::Calendar};

/// Which days a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Every day.
    #[default]
    Calendar,
    /// Only days that are worked (工作日).
    Working,
}

impl DayKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Calendar, Self::Working];

    /// The kind of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Working => "working",
        }
    }

    /// The days after `from` up to and including `to`; none when `to` is not later.
    pub fn between(self, calendar: &Calendar, from: Day, to: Day) -> i32 {
        match self {
            Self::Calendar => from.days_until(to).max(0),
            Self::Working => calendar.working_days_between(from, to),
        }
    }
}
