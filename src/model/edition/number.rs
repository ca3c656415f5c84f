//! 发文字号 of a bulletin: the bulletins of a year are numbered by their months, later editions beside.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::value::{Month, Year};

/// The prefix of its series, beside that of the notices (挂战点球).
const SERIES: &str = "挂战通报";

/// A bulletin's number as it stands on the paper: `挂战通报〔2026〕10号`.
///
/// ```
/// use battle_map::{model::edition::BulletinNumber, value::Month};
/// let october = Month::new(2026, 10)?;
/// assert_eq!(BulletinNumber::of(october, 1).to_string(), "挂战通报〔2026〕10号");
/// assert_eq!(BulletinNumber::of(october, 2).to_string(), "挂战通报〔2026〕10号（第2版）");
/// # Ok::<(), battle_map::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BulletinNumber {
    /// The month whose bulletin it is; of 1—2月 the second.
    month: Month,
    /// Its number among the bulletins of that month, from 1.
    edition: u32,
}

impl BulletinNumber {
    /// The number of the bulletin of `month` that is the `edition`th.
    pub const fn of(month: Month, edition: u32) -> Self {
        Self { month, edition }
    }

    /// The year within which the months count up.
    pub const fn year(self) -> Year {
        self.month.year()
    }
}

impl fmt::Display for BulletinNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SERIES}〔{}〕{}号", self.year(), self.month.number())?;
        if self.edition > 1 {
            write!(f, "（第{}版）", self.edition)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_bulletins_of_a_year_have_one_number() {
        let year: Year = "2027".parse().unwrap();
        let numbers = year.months().flat_map(|month| {
            [1, 2, 12].map(|edition| BulletinNumber::of(month, edition).to_string())
        });
        let mut numbers: Vec<_> = numbers.collect();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), 36);
        assert!(numbers.iter().all(|number| number.starts_with("挂战通报〔2027〕")));
    }
}
