//! A date as ledgers keep it, which is a day or a month.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    ValueError,
    date::{Day, Month, as_text},
};

/// A date as ledgers keep it: a day, or a month that is due on its last day and prints as a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum LedgerDate {
    /// The date is known to the day.
    Day(Day),
    /// Only the month is known; it is due on its last day.
    Month(Month),
}

impl LedgerDate {
    /// The day on which it is due.
    pub fn due(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.last_day(),
        }
    }

    /// The earliest day it may mean.
    pub fn first_day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.first_day(),
        }
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        match self {
            Self::Day(day) => day.month(),
            Self::Month(month) => month,
        }
    }
}

impl FromStr for LedgerDate {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        text.parse().map(Self::Day).or_else(|_| text.parse().map(Self::Month))
    }
}

impl fmt::Display for LedgerDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Month(month) => month.fmt(f),
        }
    }
}

as_text!(LedgerDate);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_due_on_its_last_day_and_prints_as_a_month() {
        let date: LedgerDate = "2024-02".parse().unwrap();
        assert_eq!(
            (date.due().to_string(), date.to_string()),
            ("2024-02-29".into(), "2024-02".into())
        );
    }

    #[test]
    fn what_the_calendar_does_not_hold_is_refused() {
        for text in ["2022-13", "2022-02-30", "2022-1-1", "1899-01", "22-01-01", ""] {
            assert!(text.parse::<LedgerDate>().is_err(), "{text}");
        }
    }
}
