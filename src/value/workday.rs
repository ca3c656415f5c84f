//! Working days: weekends are off unless the yearly holiday list (调休) says otherwise.

use std::{collections::BTreeSet, ops::Bound, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::{Day, Year};

mod fault;
mod list;

pub use fault::CalendarFault;
pub use list::ListFault;

/// Saturday, as [`Day::weekday`] counts.
const SATURDAY: i8 = 6;

/// The State Council's lists of 2021 to 2026, each with the notice it was published in. With a new
/// year the format of the board's snapshots rises, because a city without a list of its own goes by
/// these.
const STATE_COUNCIL: &str = include_str!("workday/state-council.txt");

/// The State Council's lists, parsed once; a test makes sure that they can be read.
static PUBLISHED: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::from_list(STATE_COUNCIL).unwrap_or_default());

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
    /// Holidays; the weekends among them may be named, too.
    #[serde(default)]
    off: BTreeSet<Day>,
    /// Make-up days on weekends, which are worked; a day that is in both sets is worked.
    #[serde(default)]
    working: BTreeSet<Day>,
}

impl Calendar {
    /// A calendar of holidays and make-up days.
    pub fn new(off: impl IntoIterator<Item = Day>, working: impl IntoIterator<Item = Day>) -> Self {
        Self { off: off.into_iter().collect(), working: working.into_iter().collect() }
    }

    /// The lists that the State Council has published, 2021 to 2026.
    pub fn published() -> Self {
        PUBLISHED.clone()
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

    /// The worked days after `from` up to and including `to`; none when `to` is not later.
    ///
    /// Counted from whole weeks and what the lists change of them, not day by day: rules count the
    /// days of every milestone of a city.
    pub fn working_days_between(&self, from: Day, to: Day) -> i32 {
        let days = from.days_until(to);
        if days <= 0 {
            return 0;
        }
        let is_weekday = |day: Day| day.weekday() < SATURDAY;
        let (weeks, rest) = (days / 7, days % 7);
        let of_rest = (1..=rest).filter(|day| is_weekday(from.plus(*day))).count();
        let span = (Bound::Excluded(from), Bound::Included(to));
        let off = self.off.range(span).filter(|day| is_weekday(**day));
        let off = off.filter(|day| !self.working.contains(day)).count();
        let made_up = self.working.range(span).filter(|day| !is_weekday(**day)).count();
        let count = |days: usize| i32::try_from(days).unwrap_or(i32::MAX);
        weeks * 5 + count(of_rest) - count(off) + count(made_up)
    }

    /// The years it holds a list of, in order.
    pub fn years(&self) -> BTreeSet<Year> {
        self.off.iter().chain(&self.working).map(|day| list_year(*day)).collect()
    }
}

/// The year in whose list a day stands: the one before New Year's Day belongs to the new year's.
fn list_year(day: Day) -> Year {
    if day.month().number() == 12 { day.month().plus(1).year() } else { day.year() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_published_lists_are_read_whole_and_hold_every_year() {
        let calendar = Calendar::from_list(STATE_COUNCIL).unwrap();
        assert_eq!(calendar.check(), Ok(()));
        let years: Vec<_> = calendar.years().into_iter().map(Year::number).collect();
        assert_eq!(years, [2021, 2022, 2023, 2024, 2025, 2026]);
    }

    #[test]
    fn a_deadline_goes_by_the_published_holidays_and_make_up_days() {
        let calendar = Calendar::published();
        for (day, next) in [
            ("2026-02-15", "2026-02-24"),
            ("2026-02-14", "2026-02-14"),
            ("2022-12-31", "2023-01-03"),
            ("2025-10-01", "2025-10-09"),
            ("2024-10-12", "2024-10-12"),
            ("2021-09-25", "2021-09-26"),
            ("2026-09-25", "2026-09-28"),
        ] {
            assert_eq!(calendar.next_working(day.parse().unwrap()).to_string(), next, "{day}");
        }
    }

    proptest! {
        #[test]
        fn working_days_are_those_that_are_worked_one_by_one(
            start in 0_i32..700, length in -20_i32..500,
            off in proptest::collection::vec(0_i32..1200, 0..60),
            working in proptest::collection::vec(0_i32..1200, 0..30),
        ) {
            let first: Day = "2026-01-01".parse().unwrap();
            let days = |days: Vec<i32>| days.into_iter().map(|days| first.plus(days));
            let calendar = Calendar::new(days(off), days(working));
            let (from, to) = (first.plus(start), first.plus(start + length));
            let worked = (1..=length).filter(|day| calendar.is_working(from.plus(*day))).count();
            prop_assert_eq!(calendar.working_days_between(from, to), i32::try_from(worked).unwrap());
        }

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
