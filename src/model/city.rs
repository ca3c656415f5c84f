//! The city that hangs its projects: its name, whether all this is invented, and what its months
//! and days go by.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{period::PeriodRule, refusal::refusals};
use crate::value::{
    Name,
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
}

impl Default for City {
    fn default() -> Self {
        let (period_rule, calendar) = (PeriodRule::default(), Calendar::published());
        Self { name: None, demo: false, period_rule, calendar }
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
    /// Folds one event.
    pub fn apply(&mut self, event: &CityChange) {
        match event {
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

/// Decides a command; saying the same again changes nothing.
///
/// # Errors
/// When a holiday list has an impossible entry or leaves a year out.
pub fn decide(city: &City, command: CityAction) -> Result<Option<CityChange>, CityRefusal> {
    Ok(match command {
        CityAction::Configure { name, demo } => {
            let same = city.name.as_ref() == Some(&name) && city.demo == demo;
            (!same).then_some(CityChange::Configured { name, demo })
        }
        CityAction::SetPeriodRule { rule } => {
            (city.period_rule != rule).then_some(CityChange::PeriodRuleSet { rule })
        }
        CityAction::SetCalendar { calendar } => {
            calendar.check()?;
            (city.calendar != calendar).then_some(CityChange::CalendarSet { calendar })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holiday_list_with_a_gap_or_an_impossible_entry_is_refused_and_nothing_changes() {
        let set = |list: &str| {
            let calendar = Calendar::from_list(list).unwrap();
            decide(&City::default(), CityAction::SetCalendar { calendar })
        };
        let national = "2026-10-01~2026-10-07 休";
        assert!(matches!(set(national), Ok(Some(CityChange::CalendarSet { .. }))));
        let with = |entry: &str| set(&format!("{national}\n{entry}"));
        assert_eq!(with("2026-10-03 班"), Err(CityRefusal::DayTwice));
        assert_eq!(with("2026-09-22 班"), Err(CityRefusal::MakeUpOnWeekday));
        assert_eq!(with("2026-07-01~2026-07-31 休"), Err(CityRefusal::OffTooLong));
        assert_eq!(with("2024-10-01 休"), Err(CityRefusal::YearMissing));
    }

    #[test]
    fn a_city_goes_by_the_published_holidays_until_it_says_otherwise() {
        let calendar = Calendar::published();
        let same = decide(&City::default(), CityAction::SetCalendar { calendar });
        assert_eq!(same, Ok(None));
    }
}
