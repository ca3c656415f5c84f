//! The city that hangs its projects: its name, whether all this is invented, and what its months
//! and days go by.

use serde::{Deserialize, Serialize};

use super::period::PeriodRule;
use crate::value::{Name, workday::Calendar};

/// What every screen says about the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct City {
    /// The city's name; none until somebody gave it.
    pub name: Option<Name>,
    /// Whether the projects are invented; then every screen says so.
    pub demo: bool,
    /// When reports are due.
    #[serde(default)]
    pub period_rule: PeriodRule,
    /// Which days are worked.
    #[serde(default)]
    pub calendar: Calendar,
}

/// What may be asked of the city as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CityCommand {
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CityEvent {
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
    pub fn apply(&mut self, event: &CityEvent) {
        match event {
            CityEvent::Configured { name, demo } => {
                self.name = Some(name.clone());
                self.demo = *demo;
            }
            CityEvent::PeriodRuleSet { rule } => self.period_rule = *rule,
            CityEvent::CalendarSet { calendar } => self.calendar = calendar.clone(),
        }
    }
}

/// Decides a command; saying the same again changes nothing.
pub fn decide(city: &City, command: CityCommand) -> Option<CityEvent> {
    match command {
        CityCommand::Configure { name, demo } => {
            let same = city.name.as_ref() == Some(&name) && city.demo == demo;
            (!same).then_some(CityEvent::Configured { name, demo })
        }
        CityCommand::SetPeriodRule { rule } => {
            (city.period_rule != rule).then_some(CityEvent::PeriodRuleSet { rule })
        }
        CityCommand::SetCalendar { calendar } => {
            (city.calendar != calendar).then_some(CityEvent::CalendarSet { calendar })
        }
    }
}
