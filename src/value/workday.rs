//! Working days: weekends are off unless the yearly holiday list (调休) says otherwise.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Day;

/// Saturday, as [`Day::weekday`] counts.
const SATURDAY: i8 = 6;

/// Which days are worked; without any data, Monday to Friday.
///
/// ```
/// use battle_map::value::workday::Calendar;
/// let calendar: Calendar = serde_json::from_str(
///     r#"{"off": ["2026-10-01", "2026-10-02"], "working": ["2026-10-10"]}"#,
/// )?;
/// let next = |day: &str| calendar.next_working(day.parse().unwrap()).to_string();
/// assert_eq!(next("2026-10-01"), "2026-10-05");
/// assert_eq!(next("2026-10-10"), "2026-10-10", "a Saturday that is made up for");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Calendar {
    /// Holidays on what would be working days.
    #[serde(default)]
    off: BTreeSet<Day>,
    /// Make-up days on weekends; they outweigh a holiday.
    #[serde(default)]
    working: BTreeSet<Day>,
}

impl Calendar {
    /// A calendar of holidays and make-up days.
    pub fn new(off: impl IntoIterator<Item = Day>, working: impl IntoIterator<Item = Day>) -> Self {
        Self { off: off.into_iter().collect(), working: working.into_iter().collect() }
    }

    /// Whether `day` is worked.
    pub fn is_working(&self, day: Day) -> bool {
        self.working.contains(&day) || (day.weekday() < SATURDAY && !self.off.contains(&day))
    }

    /// `day` itself if it is worked, else the first worked day after it.
    pub fn next_working(&self, day: Day) -> Day {
        // More days off in a row than there are in the list and two weekends cannot be.
        let most = i32::try_from(self.off.len() * 3 + 7).unwrap_or(i32::MAX);
        (0..most).map(|days| day.plus(days)).find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// The `count`th worked day after `day`.
    ///
    /// ```
    /// use battle_map::value::workday::Calendar;
    /// let friday = "2026-11-27".parse()?;
    /// assert_eq!(Calendar::default().working_days_after(friday, 2).to_string(), "2026-12-01");
    /// # Ok::<(), battle_map::value::ValueError>(())
    /// ```
    pub fn working_days_after(&self, day: Day, count: u16) -> Day {
        (0..count).fold(day, |day, _| self.next_working(day.plus(1)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_next_working_day_is_worked_and_none_before_it_is(
            start in 0_i32..700, off in proptest::collection::vec(0_i32..700, 0..60),
        ) {
            let first: Day = "2026-01-01".parse().unwrap();
            let calendar = Calendar::new(off.into_iter().map(|days| first.plus(days)), []);
            let day = first.plus(start);
            let next = calendar.next_working(day);
            prop_assert!(calendar.is_working(next));
            prop_assert!((0..day.days_until(next)).all(|d| !calendar.is_working(day.plus(d))));
        }
    }
}
