//! Which days a rule counts, in its edges and its hold time.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Day, code::codes, workday::Calendar};

/// Which days a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum DayKind {
    /// Every day of the calendar, also days off.
    #[default]
    Calendar,
    /// Only days that are worked (工作日).
    Working,
}

codes!(DayKind);

impl DayKind {
    /// The days after `from` up to and including `to`; zero when `to` is not later.
    pub fn between(self, calendar: &Calendar, from: Day, to: Day) -> i32 {
        match self {
            Self::Calendar => from.days_until(to).max(0),
            Self::Working => calendar.working_days_between(from, to),
        }
    }
}
