//! The rule that proposes a month's cut-off and deadline: a day of the month, another one in
//! December, each moved to the next working day when it is a day off.

use serde::{Deserialize, Serialize};

use super::span::{PeriodName, Span};
use crate::value::{Day, Month, ValueError, workday::Calendar};

/// A day of the month, 1 to 31; in a shorter month it means the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct DayOfMonth(u8);

impl DayOfMonth {
    /// That day of `month`.
    fn of(self, month: Month) -> Day {
        month.first_day().plus(i32::from(self.0) - 1).min(month.last_day())
    }
}

impl TryFrom<u8> for DayOfMonth {
    type Error = ValueError;
    fn try_from(number: u8) -> Result<Self, ValueError> {
        if (1..=31).contains(&number) {
            Ok(Self(number))
        } else {
            Err(ValueError::Date(number.to_string()))
        }
    }
}

impl From<DayOfMonth> for u8 {
    fn from(day: DayOfMonth) -> Self {
        day.0
    }
}

/// The day up to which a month's money counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CutOff {
    /// The day of the deadline.
    #[default]
    Deadline,
    /// The month's last day, estimated if reports are due before it.
    MonthEnd,
}

/// How the first two months of a year are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewYear {
    /// Each month for itself, as all others.
    #[default]
    Apart,
    /// 1—2月: together, by the deadline of February; around the Spring Festival there is little to
    /// report of either alone.
    Together,
}

impl NewYear {
    /// Whether each month is reported for itself.
    pub const fn is_apart(&self) -> bool {
        matches!(self, Self::Apart)
    }
}

/// The rule by which a month's cut-off and deadline are proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodRule {
    /// The deadline of the months January to November.
    pub deadline: DayOfMonth,
    /// The deadline of December, when the year is closed.
    pub december: DayOfMonth,
    /// The day up to which a month's money counts.
    #[serde(default)]
    pub cut_off: CutOff,
    /// How January and February are reported.
    #[serde(default, skip_serializing_if = "NewYear::is_apart")]
    pub new_year: NewYear,
}

impl Default for PeriodRule {
    fn default() -> Self {
        let day = DayOfMonth(25);
        Self {
            deadline: day,
            december: day,
            cut_off: CutOff::default(),
            new_year: NewYear::default(),
        }
    }
}

/// The cut-off and deadline proposed for one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedDates {
    /// The day up to which spent money counts for the month.
    pub cut_off: Day,
    /// The day by which reports are due; never a day off.
    pub deadline: Day,
}

impl PeriodRule {
    /// The period that `month` is reported with: itself, or 1—2月 as one.
    pub fn period_of(&self, month: Month) -> PeriodName {
        match (self.new_year, month.number()) {
            (NewYear::Together, 1) => {
                PeriodName { month: month.plus(1), span: Span::JanuaryAndFebruary }
            }
            (NewYear::Together, 2) => PeriodName { month, span: Span::JanuaryAndFebruary },
            _ => PeriodName::of(month),
        }
    }

    /// Cut-off and deadline of `month`, the deadline in the month itself or, when its end is off,
    /// right after it.
    ///
    /// ```
    /// use battle_map::{model::period::PeriodRule, value::{Month, workday::Calendar}};
    /// let october = PeriodRule::default().propose(Month::new(2026, 10)?, &Calendar::default());
    /// assert_eq!(october.deadline.to_string(), "2026-10-26", "the 25th is a Sunday");
    /// # Ok::<(), battle_map::value::ValueError>(())
    /// ```
    pub fn propose(&self, month: Month, calendar: &Calendar) -> ProposedDates {
        let day = if month.number() == 12 { self.december } else { self.deadline };
        let deadline = calendar.next_working(day.of(month));
        let cut_off = match self.cut_off {
            CutOff::Deadline => deadline,
            CutOff::MonthEnd => month.last_day(),
        };
        ProposedDates { cut_off, deadline }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn december_has_its_own_day_and_february_no_thirty_first() {
        let rule: PeriodRule =
            serde_json::from_str(r#"{"deadline": 31, "december": 20, "cut_off": "month-end"}"#)
                .unwrap();
        let of = |month: &str| {
            let proposal = rule.propose(month.parse().unwrap(), &Calendar::default());
            (proposal.cut_off.to_string(), proposal.deadline.to_string())
        };
        assert_eq!(of("2027-12"), ("2027-12-31".into(), "2027-12-20".into()));
        assert_eq!(of("2029-02"), ("2029-02-28".into(), "2029-02-28".into()));
    }

    #[test]
    fn there_is_no_thirty_second() {
        assert!(serde_json::from_str::<DayOfMonth>("32").is_err());
    }
}
