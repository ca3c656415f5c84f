//! Civil dates: years, months and days.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil, tz::Offset};
use serde::{Deserialize, Serialize};

use super::ValueError;

const HOURS_OF_A_DAY: i64 = 24;

/// A calendar year, 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct Year(i16);

impl Year {
    /// The year as a number.
    pub const fn number(self) -> i16 {
        self.0
    }

    /// The year after it, held inside the calendar.
    #[must_use]
    pub fn following(self) -> Self {
        Month { year: self, month: 1 }.plus(12).year()
    }

    /// The months of the year, January first.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> {
        (1..=12).map(move |month| Month { year: self, month })
    }
}

impl TryFrom<i16> for Year {
    type Error = ValueError;
    fn try_from(number: i16) -> Result<Self, ValueError> {
        if (1900..2200).contains(&number) {
            Ok(Self(number))
        } else {
            Err(ValueError::Date(number.to_string()))
        }
    }
}

impl From<Year> for i16 {
    fn from(year: Year) -> Self {
        year.0
    }
}

impl FromStr for Year {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        text.parse::<i16>().map_err(|_| ValueError::Date(text.to_owned())).and_then(Self::try_from)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A month of a year; prints as `2022-04`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: Year,
    month: i8,
}

impl Month {
    /// Month `month` (1 to 12) of `year`.
    ///
    /// # Errors
    /// When there is no such month.
    pub fn new(year: i16, month: i8) -> Result<Self, ValueError> {
        if !(1..=12).contains(&month) {
            return Err(ValueError::Date(format!("{year}-{month}")));
        }
        Ok(Self { year: Year::try_from(year)?, month })
    }

    /// The year in which the month lies.
    pub const fn year(self) -> Year {
        self.year
    }

    /// The month's number in its year, 1 to 12.
    pub const fn number(self) -> i8 {
        self.month
    }

    /// The first day of the month.
    pub fn first_day(self) -> Day {
        Day(civil::Date::constant(self.year.0, self.month, 1))
    }

    /// Its last day, the day on which a month is due.
    pub fn last_day(self) -> Day {
        Day(self.first_day().0.last_of_month())
    }

    /// Months from `self` to `other`, negative when `other` is earlier.
    pub const fn months_until(self, other: Self) -> i32 {
        other.index() - self.index()
    }

    /// The month `count` months later (earlier when negative), held inside the calendar.
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        let index = self.index() + count;
        let year = i16::try_from(index.div_euclid(12)).unwrap_or(self.year.0);
        let month = i8::try_from(index.rem_euclid(12)).unwrap_or(0) + 1;
        Self::new(year, month).unwrap_or(self)
    }

    const fn index(self) -> i32 {
        self.year.0 as i32 * 12 + self.month as i32 - 1
    }
}

impl FromStr for Month {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let error = || ValueError::Date(text.to_owned());
        let (year, month) = text.split_once('-').ok_or_else(error)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(error());
        }
        Self::new(year.parse().map_err(|_| error())?, month.parse().map_err(|_| error())?)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year.0, self.month)
    }
}

/// A day; prints as `2022-04-26`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(civil::Date);

impl Day {
    /// Day `day` of month `month` of `year`.
    ///
    /// # Errors
    /// When the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, ValueError> {
        Month::new(year, month)?;
        civil::Date::new(year, month, day)
            .map(Self)
            .map_err(|_| ValueError::Date(format!("{year}-{month}-{day}")))
    }

    /// The day as the calendar library knows it.
    pub const fn civil(self) -> civil::Date {
        self.0
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        Month { year: self.year(), month: self.0.month() }
    }

    /// The year it lies in.
    pub fn year(self) -> Year {
        Year(self.0.year())
    }

    /// Days from `self` to `other`, negative when `other` is earlier.
    pub fn days_until(self, other: Self) -> i32 {
        let hours = self.0.duration_until(other.0).as_hours();
        i32::try_from(hours / HOURS_OF_A_DAY).unwrap_or(0)
    }

    /// The day `count` days later (earlier when negative), held inside the calendar.
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        let first = Self(civil::date(1970, 1, 1));
        let days = i64::from(first.days_until(self)) + i64::from(count);
        // By way of an instant: the library's own sums of dates and spans bring all their errors' words
        // into the browser's module.
        match Timestamp::from_second(days * HOURS_OF_A_DAY * 3600) {
            Ok(instant) => Self(Offset::UTC.to_datetime(instant).date()),
            Err(_) if count < 0 => Self(civil::Date::MIN),
            Err(_) => Self(civil::Date::MAX),
        }
    }

    /// The day of the week, 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }
}

impl From<civil::Date> for Day {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

impl FromStr for Day {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let error = || ValueError::Date(text.to_owned());
        let (month, day) = text.rsplit_once('-').ok_or_else(error)?;
        let month: Month = month.parse()?;
        if day.len() != 2 {
            return Err(error());
        }
        Self::new(month.year.0, month.month, day.parse().map_err(|_| error())?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// A date is stored as the text in which it prints.
macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = ValueError;
            fn try_from(text: String) -> Result<Self, ValueError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(date: $name) -> Self {
                date.to_string()
            }
        }
    )*};
}

as_text!(Month, Day);
pub(super) use as_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_over_the_turn_of_the_year() {
        let november = Month::new(2021, 11).unwrap();
        assert_eq!(november.plus(3).to_string(), "2022-02");
        assert_eq!(november.plus(-11).to_string(), "2020-12");
        assert_eq!(november.months_until(november.plus(15)), 15);
    }
}
