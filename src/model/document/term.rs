//! The time allowed for something: hours, calendar or working days; it never ends on a day off.

use std::{fmt, num::NonZeroU16};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Day, Timestamp, code::codes, workday::Calendar};

const HOUR: i64 = 3_600_000;

/// The unit in which a term is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum TermUnit {
    /// Hours from the moment at which the term begins.
    Hours,
    /// Calendar days; an end on a day off moves to the next working day.
    Days,
    /// Working days of the city's calendar.
    WorkingDays,
}

codes!(TermUnit);

/// The time allowed for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// The number of hours or days.
    pub count: NonZeroU16,
    /// Whether these are hours, calendar days or working days.
    pub unit: TermUnit,
}

impl Term {
    /// The last moment of a term that begins `from`: hours end at their clock time, days at their
    /// end, neither on a day off.
    pub fn moment(self, from: Timestamp, calendar: &Calendar) -> Timestamp {
        if self.unit == TermUnit::Hours {
            let at = Timestamp(from.0 + i64::from(self.count.get()) * HOUR);
            let wait = at.day().days_until(calendar.next_working(at.day()));
            return Timestamp(at.0 + i64::from(wait) * 24 * HOUR);
        }
        end_of(self.day(from.day(), calendar))
    }

    /// The last day of a term that begins on `from`; hours count as the days they fill.
    pub fn day(self, from: Day, calendar: &Calendar) -> Day {
        let count = self.count.get();
        match self.unit {
            TermUnit::Hours => calendar.next_working(from.plus(i32::from(count.div_ceil(24)))),
            TermUnit::Days => calendar.next_working(from.plus(i32::from(count))),
            TermUnit::WorkingDays => calendar.working_days_after(from, count),
        }
    }
}

/// The last moment of a day.
pub fn end_of(day: Day) -> Timestamp {
    Timestamp(Timestamp::start_of(day.plus(1)).0 - 1)
}

/// Prints the term as official papers write it: `24小时内`, `3个工作日内`.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            TermUnit::Hours => "小时内",
            TermUnit::Days => "日内",
            TermUnit::WorkingDays => "个工作日内",
        };
        write!(f, "{}{unit}", self.count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn term(count: u16, unit: TermUnit) -> Term {
        Term { count: NonZeroU16::new(count).unwrap(), unit }
    }

    #[test]
    fn a_day_from_friday_noon_is_monday_noon() {
        let friday: Day = "2026-11-27".parse().unwrap();
        let noon = Timestamp(Timestamp::start_of(friday).0 + 12 * HOUR);
        let end = term(24, TermUnit::Hours).moment(noon, &Calendar::default());
        assert_eq!((end.day().to_string(), end.clock()), ("2026-11-30".into(), "12:00".into()));
        let end = term(2, TermUnit::WorkingDays).moment(noon, &Calendar::default());
        assert_eq!((end.day().to_string(), end.clock()), ("2026-12-01".into(), "23:59".into()));
    }

    proptest! {
        #[test]
        fn no_term_ends_on_a_day_off_or_before_it_begins(
            start in 0_i32..700, count in 1_u16..200, unit in 0_usize..3,
            off in proptest::collection::vec(0_i32..900, 0..60),
        ) {
            let first: Day = "2026-01-01".parse().unwrap();
            let calendar = Calendar::new(off.into_iter().map(|days| first.plus(days)), []);
            let from = Timestamp::start_of(first.plus(start));
            let term = term(count, TermUnit::ALL[unit]);
            prop_assert!(calendar.is_working(term.moment(from, &calendar).day()));
            prop_assert!(calendar.is_working(term.day(from.day(), &calendar)));
            prop_assert!(term.moment(from, &calendar) > from);
        }
    }
}
