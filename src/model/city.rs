//! The city as a whole: its name, whether its data are invented, the rule for its reporting months,
//! the calendar of its working days, the day from which cards are proposed, and what its maps on paper
//! have to say of themselves.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, period::PeriodRule, refusal::refusals};
use crate::value::{
    Day, Name, Seq, Text,
    workday::{Calendar, CalendarFault},
};

/// Settings that apply to the whole city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct City {
    /// The city's name; `None` until it is configured.
    pub name: Option<Name>,
    /// Whether the projects are invented (a demonstration); every screen then says so.
    pub demo: bool,
    /// The rule for the cut-off and deadline of each month's reports.
    #[serde(default)]
    pub period_rule: PeriodRule,
    /// The working days; the State Council's published ones until the city sets its own.
    #[serde(default = "Calendar::published")]
    pub calendar: Calendar,
    /// Whether the office has ended the first steps (启用), so that its desk no longer shows them.
    #[serde(default)]
    pub set_up: bool,
    /// The day from which cards are proposed, and before which no month or date is judged for one;
    /// `None` until the office sets it: nothing is proposed, the lamps alone are lit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cards_from: Option<Day>,
    /// What its maps on paper say of their boundaries; `None` for the usual words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boundary_note: Option<Text>,
    /// 审图号: the approval number of its map; without one a map on paper is for internal use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map_approval: Option<Name>,
    /// Log position of the last event about the city; 0 before the first.
    pub version: Seq,
}

impl Default for City {
    fn default() -> Self {
        let (period_rule, calendar) = (PeriodRule::default(), Calendar::published());
        Self {
            name: None,
            demo: false,
            period_rule,
            calendar,
            set_up: false,
            cards_from: None,
            boundary_note: None,
            map_approval: None,
            version: Seq(0),
        }
    }
}

/// Commands about the city as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "city-")]
pub enum CityAction {
    /// Sets the city's name and whether its data are invented.
    Configure {
        /// The name that every screen shows.
        name: Name,
        /// Whether the projects are invented (a demonstration).
        #[serde(default)]
        demo: bool,
    },
    /// Sets when reports are due.
    SetPeriodRule {
        /// The rule for cut-off and deadline of each month.
        rule: PeriodRule,
    },
    /// Replaces the calendar of working days.
    SetCalendar {
        /// The holidays, and the weekend days worked in exchange.
        calendar: Calendar,
    },
    /// Ends the first steps (启用): the office's desk no longer shows them.
    EndSetup {},
    /// Sets the day from which cards are proposed, or takes it back.
    SetCardsFrom {
        /// The first day; `None` proposes no card until another day is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Day>,
    },
    /// Sets the lines that maps on paper have to carry.
    SetMapLines {
        /// What they say of their boundaries; `None` for the usual words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        boundary_note: Option<Text>,
        /// 审图号: the approval number; `None` where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approval: Option<Name>,
    },
}

/// Changes of the city's settings, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "city-")]
pub enum CityChange {
    /// Its name and demonstration mark were set.
    Configured {
        /// The name that every screen shows.
        name: Name,
        /// Whether the projects are invented (a demonstration).
        #[serde(default)]
        demo: bool,
    },
    /// The rule for reports was set.
    PeriodRuleSet {
        /// The rule for cut-off and deadline of each month.
        rule: PeriodRule,
    },
    /// The calendar of working days was replaced.
    CalendarSet {
        /// The holidays, and the weekend days worked in exchange.
        calendar: Calendar,
    },
    /// The first steps were ended.
    SetupEnded {},
    /// The day from which cards are proposed was set or taken back.
    CardsFromSet {
        /// The first day; `None` proposes no card until another day is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Day>,
    },
    /// The lines that maps on paper have to carry were set.
    MapLinesSet {
        /// What they say of their boundaries; `None` for the usual words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        boundary_note: Option<Text>,
        /// 审图号: the approval number; `None` where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approval: Option<Name>,
    },
}

impl City {
    /// Whether cards are proposed on `today`.
    pub fn cards_have_begun(&self, today: Day) -> bool {
        self.cards_from.is_some_and(|from| from <= today)
    }

    /// Applies a change to the settings.
    pub fn apply(&mut self, change: &CityChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            CityChange::Configured { name, demo } => {
                self.name = Some(name.clone());
                self.demo = *demo;
            }
            CityChange::PeriodRuleSet { rule } => self.period_rule = *rule,
            CityChange::CalendarSet { calendar } => self.calendar = calendar.clone(),
            CityChange::SetupEnded {} => self.set_up = true,
            CityChange::CardsFromSet { from } => self.cards_from = *from,
            CityChange::MapLinesSet { boundary_note, approval } => {
                self.boundary_note.clone_from(boundary_note);
                self.map_approval.clone_from(approval);
            }
        }
    }
}

refusals! {
    /// Why a command about the city is refused.
    CityRefusal {
        /// A day of the calendar is marked both as a holiday and as worked.
        DayTwice = "calendar-day-twice",
        /// A make-up day does not fall on a weekend.
        MakeUpOnWeekday = "calendar-make-up-on-weekday",
        /// More than 15 holidays in a row: one of the dates is probably mistyped.
        OffTooLong = "calendar-off-too-long",
        /// A year between others has no holidays, or none from its National Day on.
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
