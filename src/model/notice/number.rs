//! 发文字号: the number of a paper, gapless within its year and series.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::value::{Name, ValueError, Year};

/// A number as it stands on the paper: `挂战点球〔2026〕3号`.
///
/// ```
/// use battle_map::model::notice::NoticeNumber;
/// let number: NoticeNumber = "挂战点球〔2026〕3号".parse()?;
/// assert_eq!(number.to_string(), "挂战点球〔2026〕3号");
/// assert_eq!("挂战点球[2026]3".parse(), Ok(number), "as a keyboard has it");
/// # Ok::<(), battle_map::value::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NoticeNumber {
    /// The prefix, such as `挂战点球`.
    pub series: Name,
    /// The year within which the numbers count up.
    pub year: Year,
    /// The running number within the year, from 1.
    pub number: u32,
}

impl NoticeNumber {
    /// The number without its prefix, for narrow places: `〔2026〕3号`.
    pub fn short(&self) -> String {
        format!("〔{}〕{}号", self.year, self.number)
    }
}

impl fmt::Display for NoticeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.series, self.short())
    }
}

impl FromStr for NoticeNumber {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let error = || ValueError::Id(text.to_owned());
        let brackets = ['〔', '〕', '[', ']', '［', '］', '(', ')', '（', '）', '【', '】'];
        let mut parts = text.trim().split(brackets);
        let (series, year, number) = (parts.next(), parts.next(), parts.next());
        let (Some(series), Some(year), Some(number), None) = (series, year, number, parts.next())
        else {
            return Err(error());
        };
        let year = year.trim().parse().map_err(|_| error())?;
        let digits = number.trim().trim_end_matches('号');
        let number = digits.parse().ok().filter(|number| *number > 0).ok_or_else(error)?;
        Ok(Self { series: Name::new(series)?, year, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "挂战点球",
            "〔2026〕3号",
            "挂战点球〔26〕3号",
            "挂战点球〔2026〕0号",
            "a〔2026〕3号〔b",
        ] {
            assert!(text.parse::<NoticeNumber>().is_err(), "{text}");
        }
    }
}
