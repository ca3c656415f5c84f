//! The city that hangs its projects: its name, whether all this is invented, and what its months
//! and days go by.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, period::PeriodRule, refusal::refusals};
use crate::value::{
    Name, Seq,
    workday::{Calendar, CalendarFault},
};

/// What every screen says about the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct City {
    /// The city's name; none until somebody gave it.
    pub name: Option<Name>,
    /// Whether the projects are invented; then every screen says so.
    pub demo: bool,
    /// When reports are due.
    #[serde(default)]
    pub period_rule: PeriodRule,
    /// Which days are worked; as the State Council published it until the city says otherwise.
    #[serde(default = "Calendar::published")]
    pub calendar: Calendar,
    /// Position of its last event; 0 before the first.
    pub version: Seq,
}

impl Default for City {
    fn default() -> Self {
        let (period_rule, calendar) = (PeriodRule::default(), Calendar::published());
        Self { name: None, demo: false, period_rule, calendar, version: Seq(0) }
    }
}

/// What may be asked of the city as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CityAction {
    /// Names the city and says whether its data are invented.
    Configure {
        /// The city's name.
        name: Name,
        /// Whether the projects are invented.
        #[serde(default)]
        demo: bool,
    },
    /// Says when reports are due.
    SetPeriodRule {
        /// The rule.
        rule: PeriodRule,
    },
    /// Says which days are off and which weekends are worked.
    SetCalendar {
        /// The days.
        calendar: Calendar,
    },
}

/// What happened to the city as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "city-")]
pub enum CityChange {
    /// It got a name.
    Configured {
        /// The city's name.
        name: Name,
        /// Whether the projects are invented.
        #[serde(default)]
        demo: bool,
    },
    /// It was said when reports are due.
    PeriodRuleSet {
        /// The rule.
        rule: PeriodRule,
    },
    /// It was said which days are worked.
    CalendarSet {
        /// The days.
        calendar: Calendar,
    },
}

impl City {
    /// Applies a change.
    pub fn apply(&mut self, change: &CityChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            CityChange::Configured { name, demo } => {
                self.name = Some(name.clone());
                self.demo = *demo;
            }
            CityChange::PeriodRuleSet { rule } => self.period_rule = *rule,
            CityChange::CalendarSet { calendar } => self.calendar = calendar.clone(),
        }
    }
}

refusals! {
    /// Why a command about the city is refused.
    CityRefusal {
        /// A day of the holiday list is both off and worked.
        DayTwice = "calendar-day-twice",
        /// A make-up day is no weekend.
        MakeUpOnWeekday = "calendar-make-up-on-weekday",
        /// More days off in a row than there can be.
        OffTooLong = "calendar-off-too-long",
        /// The list of a year between others is missing or ends early.
        YearMissing = "calendar-year-missing",
    }
}

impl From<CalendarFault> for CityRefusal {
    fn from(fault: CalendarFault) -> Self {
        match fault {
            CalendarFault::DayTwice(_) => Self::DayTwice,
            CalendarFault::MakeUpOnWeekday(_) => Self::MakeUpOnWeekday,
            CalendarFault::TooLong(_) => Self::OffTooLong,
            CalendarFault::YearMissing(_) => Self::YearMissing,
        }
    }
}
