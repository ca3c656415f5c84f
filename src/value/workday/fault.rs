//! What cannot be in a holiday list: impossible entries and years left out.

use super::{Calendar, SATURDAY, list_year};
use crate::value::{Day, Year};

/// More days off in a row than this were never published: one of the dates is mistyped.
const MOST_IN_A_ROW: i32 = 15;

/// Why a list cannot be gone by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// A day is both off and worked.
    #[error("{0} is both off and worked")]
    DayTwice(Day),
    /// Only weekends can be worked to make up for a holiday.
    #[error("{0} is no weekend to be made up on")]
    MakeUpOnWeekday(Day),
    /// So many days off in a row cannot be.
    #[error("too many days off in a row from {0}")]
    TooLong(Day),
    /// The list of a year between others is missing, or ends before its National Day.
    #[error("the list of {0} is missing or ends early")]
    YearMissing(Year),
}

impl Calendar {
    /// Whether the list can be gone by: no day is both off and worked, make-up days are weekends,
    /// and every year from the first to the last is there up to its National Day.
    ///
    /// # Errors
    /// The first fault found.
    pub fn check(&self) -> Result<(), CalendarFault> {
        if let Some(day) = self.off.intersection(&self.working).next() {
            return Err(CalendarFault::DayTwice(*day));
        }
        if let Some(day) = self.working.iter().find(|day| day.weekday() < SATURDAY) {
            return Err(CalendarFault::MakeUpOnWeekday(*day));
        }
        if let Some(day) = self.off.iter().find(|day| self.is_endless(**day)) {
            return Err(CalendarFault::TooLong(*day));
        }
        self.missing_year().map_or(Ok(()), |year| Err(CalendarFault::YearMissing(year)))
    }

    fn is_endless(&self, first: Day) -> bool {
        (1..=MOST_IN_A_ROW).all(|days| self.off.contains(&first.plus(days)))
    }

    fn missing_year(&self) -> Option<Year> {
        let years = self.years();
        let (first, last) = (years.first()?.number(), years.last()?.number());
        let ends_with = |year| {
            let day = Day::new(year, 10, 1).ok()?;
            (!self.off.contains(&day)).then(|| list_year(day))
        };
        (first..=last).find_map(ends_with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn check(list: &str) -> Result<(), CalendarFault> {
        Calendar::from_list(list).unwrap().check()
    }

    #[test]
    fn no_list_at_all_is_a_list() {
        assert_eq!(Calendar::default().check(), Ok(()));
    }

    #[test]
    fn impossible_entries_are_found() {
        let national = "2026-10-01~2026-10-07 休";
        for (entry, fault) in [
            ("2026-10-03 班", CalendarFault::DayTwice(day("2026-10-03"))),
            ("2026-09-22 班", CalendarFault::MakeUpOnWeekday(day("2026-09-22"))),
            ("2026-07-01~2026-07-31 休", CalendarFault::TooLong(day("2026-07-01"))),
        ] {
            assert_eq!(check(&format!("{national}\n{entry}")), Err(fault), "{entry}");
        }
    }

    #[test]
    fn a_year_left_out_or_cut_short_is_found_and_the_eve_of_the_first_belongs_to_it() {
        let year = |year: i16| format!("{year}-10-01 休");
        let missing = |text: &str| CalendarFault::YearMissing(day(text).year());
        let gap = format!("{}\n{}", year(2024), year(2026));
        assert_eq!(check(&gap), Err(missing("2025-01-01")));
        assert_eq!(check("2026-01-01 休"), Err(missing("2026-01-01")));
        assert_eq!(check(&format!("2022-12-31~2023-01-02 休\n{}", year(2023))), Ok(()));
    }
}
