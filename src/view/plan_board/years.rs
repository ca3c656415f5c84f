//! The years of the board, and the columns into which they are divided: months, and quarters where months
//! would be too many to stand beside each other.

use serde::{Deserialize, Serialize};

use crate::value::{Day, LedgerDate, Month, Year};

/// The most years that stand beside each other: a five-year plan.
const MOST: i16 = 5;
/// The most years that are shown by months.
const BY_MONTHS: i16 = 2;

/// Years in a row, one to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "(Year, Year)", into = "(Year, Year)")]
pub struct PlanYears {
    from: Year,
    to: Year,
}

impl From<(Year, Year)> for PlanYears {
    /// The years from one to another, whichever is named first; what is too much is left out at the end.
    fn from((one, other): (Year, Year)) -> Self {
        let (from, to) = (one.min(other), one.max(other));
        let last = Year::try_from(from.number() + MOST - 1).unwrap_or(to);
        Self { from, to: to.min(last) }
    }
}

impl From<PlanYears> for (Year, Year) {
    fn from(years: PlanYears) -> Self {
        (years.from, years.to)
    }
}

impl From<Year> for PlanYears {
    fn from(year: Year) -> Self {
        Self { from: year, to: year }
    }
}

impl PlanYears {
    /// The first of them.
    pub const fn first(self) -> Year {
        self.from
    }

    /// The last of them.
    pub const fn last(self) -> Year {
        self.to
    }

    /// How many they are.
    const fn count(self) -> i16 {
        self.to.number() - self.from.number() + 1
    }

    /// Whether a date lies in one of them.
    pub fn contain(self, date: LedgerDate) -> bool {
        (self.from..=self.to).contains(&date.month().year())
    }

    /// As many years before them; none where the calendar begins.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.moved(-self.count())
    }

    /// As many years after them; none where the calendar ends.
    #[must_use]
    pub fn after(self) -> Option<Self> {
        self.moved(self.count())
    }

    fn moved(self, years: i16) -> Option<Self> {
        let year = |year: Year| Year::try_from(year.number() + years).ok();
        Some(Self { from: year(self.from)?, to: year(self.to)? })
    }

    /// Each of the years.
    pub fn each(self) -> impl Iterator<Item = Year> {
        (self.from.number()..=self.to.number()).filter_map(|year| Year::try_from(year).ok())
    }

    /// The columns of the board from left to right.
    pub fn columns(self) -> Vec<PlanColumn> {
        let months = if self.count() > BY_MONTHS { 3 } else { 1 };
        let firsts = self.each().flat_map(Year::months).filter(|month| {
            // January begins every quarter and every month.
            (month.number() - 1) % months == 0
        });
        firsts.map(|first| PlanColumn { first, months }).collect()
    }
}

/// A month or a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanColumn {
    first: Month,
    /// 1 or 3.
    months: i8,
}

impl PlanColumn {
    /// The year it lies in.
    pub const fn year(self) -> Year {
        self.first.year()
    }

    /// Its first month.
    pub const fn first(self) -> Month {
        self.first
    }

    /// The quarter's number, 1 to 4; none for a month.
    pub fn quarter(self) -> Option<i8> {
        (self.months > 1).then(|| (self.first.number() - 1) / self.months + 1)
    }

    /// Whether a month lies in it.
    pub fn contains(self, month: Month) -> bool {
        (0..i32::from(self.months)).contains(&self.first.months_until(month))
    }

    /// Thousandths of it that are over at the end of a day which lies in it; none of another day.
    pub fn passed(self, day: Day) -> Option<u16> {
        let gone = self.first.first_day().days_until(day) + 1;
        let all =
            self.first.first_day().days_until(self.first.plus(self.months.into()).first_day());
        let gone = self.contains(day.month()).then_some(gone)?;
        u16::try_from(gone * 1000 / all.max(1)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(from: i16, to: i16) -> PlanYears {
        (Year::try_from(from).unwrap(), Year::try_from(to).unwrap()).into()
    }

    #[test]
    fn one_year_and_two_are_shown_by_months_and_more_by_quarters() {
        let counts = [2026, 2027, 2028, 2030].map(|to| years(2026, to).columns().len());
        assert_eq!(counts, [12, 24, 12, 20]);
        let quarters = years(2026, 2028).columns();
        assert_eq!((quarters[5].quarter(), quarters[5].year().number()), (Some(2), 2027));
        let inside = |month: &str| quarters[5].contains(month.parse().unwrap());
        assert_eq!(
            ["2027-03", "2027-04", "2027-06", "2027-07"].map(inside),
            [false, true, true, false]
        );
    }

    #[test]
    fn every_month_of_the_years_stands_in_exactly_one_column() {
        for to in 2026..=2030 {
            let years = years(2026, to);
            for month in years.each().flat_map(Year::months) {
                let columns = years.columns().into_iter().filter(|column| column.contains(month));
                assert_eq!(columns.count(), 1, "{month}");
            }
        }
    }

    #[test]
    fn years_named_the_wrong_way_round_are_put_in_order_and_no_more_than_five_are_shown() {
        assert_eq!(years(2027, 2025), years(2025, 2027));
        assert_eq!(years(2020, 2030).last().number(), 2024);
        assert_eq!(years(2199, 2199).after(), None);
        assert_eq!(years(2025, 2026).after(), Some(years(2027, 2028)));
        assert_eq!(years(2025, 2026).before(), Some(years(2023, 2024)));
    }

    #[test]
    fn a_column_knows_how_much_of_it_is_over() {
        let june = years(2026, 2026).columns()[5];
        let passed = |day: &str| june.passed(day.parse().unwrap());
        assert_eq!([passed("2026-06-15"), passed("2026-06-30")], [Some(500), Some(1000)]);
        assert_eq!(passed("2026-07-01"), None);
    }
}
