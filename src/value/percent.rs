//! Shares of a plan as people read them: one rounding for every screen, paper and file.
//!
//! Each share is rounded by itself, all to the same decimals, and a difference is that of the printed
//! shares: whoever subtracts on paper comes to the printed figure. One decimal is usual; beside a
//! threshold there are as many as it takes for the printed figure not to contradict the decision,
//! which exact fractions make.

use std::{cmp::Ordering, fmt};

use serde::{Deserialize, Serialize};

use super::Fraction;

/// The decimals that are usual.
const USUAL: u8 = 1;
/// The most decimals there may be: a difference that these do not show is below a yuan of any plan.
const MOST: u8 = 8;

/// A decimal number as it is printed: 3053 with two decimals is 30.53.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decimal {
    /// The number without its decimal point.
    pub number: i64,
    /// How many of its digits stand behind the point.
    pub places: u8,
}

impl Decimal {
    /// A decimal of so many tenths.
    pub const fn tenths(number: i64) -> Self {
        Self { number, places: USUAL }
    }

    /// The number without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { number: self.number.abs(), ..self }
    }

    /// Compared with a whole number.
    pub fn cmp_whole(self, whole: i64) -> Ordering {
        let one = 10_i128.pow(u32::from(self.places));
        i128::from(self.number).cmp(&(i128::from(whole) * one))
    }

    /// As a program writes it, with a hyphen for a minus.
    pub fn plain(self) -> String {
        let sign = if self.number < 0 { "-" } else { "" };
        format!("{sign}{}", self.digits())
    }

    fn digits(self) -> String {
        let (number, one) = (self.number.unsigned_abs(), 10_u64.pow(u32::from(self.places)));
        match usize::from(self.places) {
            0 => number.to_string(),
            width => format!("{}.{:0width$}", number / one, number % one),
        }
    }
}

/// As people write it, with a true minus.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.number < 0 { "−" } else { "" };
        write!(f, "{sign}{}", self.digits())
    }
}

/// A scheduled and an actual share as they are printed beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Percentages {
    places: u8,
    scheduled: i64,
    actual: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ratio: Option<i64>,
}

impl Percentages {
    /// The shares to one decimal.
    pub fn of(scheduled: Fraction, actual: Fraction) -> Self {
        Self::to(USUAL, scheduled, actual)
    }

    /// What is already rounded to tenths of a percent.
    pub const fn of_tenths(scheduled: i64, actual: i64, ratio: Option<i64>) -> Self {
        Self { places: USUAL, scheduled, actual, ratio }
    }

    /// The shares to as few decimals as show what was decided.
    pub fn showing(scheduled: Fraction, actual: Fraction, shows: impl Fn(&Self) -> bool) -> Self {
        let all = (USUAL..=MOST).map(|places| Self::to(places, scheduled, actual));
        all.into_iter().find(|shares| shows(shares)).unwrap_or_else(|| Self::of(scheduled, actual))
    }

    fn to(places: u8, scheduled: Fraction, actual: Fraction) -> Self {
        let rounded = |share: Fraction| share.percent_to(places);
        let ratio = actual.over(scheduled).map(rounded);
        Self { places, scheduled: rounded(scheduled), actual: rounded(actual), ratio }
    }

    /// Whether it takes more decimals than usual.
    pub const fn is_fine(self) -> bool {
        self.places > USUAL
    }

    /// What should be done, in percent.
    pub const fn scheduled(self) -> Decimal {
        self.decimal(self.scheduled)
    }

    /// What is done, in percent.
    pub const fn actual(self) -> Decimal {
        self.decimal(self.actual)
    }

    /// Scheduled minus actual, in points: the difference of both as they are printed.
    pub const fn lag(self) -> Decimal {
        self.decimal(self.scheduled - self.actual)
    }

    /// Actual ÷ scheduled, in percent; none while nothing is scheduled.
    pub fn ratio(self) -> Option<Decimal> {
        self.ratio.map(|ratio| self.decimal(ratio))
    }

    /// What is missing of the scheduled, in percent of it: 100 minus the ratio as it is printed.
    pub fn shortfall(self) -> Option<Decimal> {
        let whole = 100 * 10_i64.pow(u32::from(self.places));
        self.ratio.map(|ratio| self.decimal(whole - ratio))
    }

    const fn decimal(self, number: i64) -> Decimal {
        Decimal { number, places: self.places }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fraction(num: i64, den: i64) -> Fraction {
        Fraction::new(i128::from(num), i128::from(den)).unwrap()
    }

    #[test]
    fn printed_operands_subtract() {
        // 2/3 − 0.3355: 66.7 − 33.5(5) was printed as 33.1; 10/12 − 0.7205 as 11.3.
        for (scheduled, actual, printed) in [
            (fraction(2, 3), fraction(3_355, 10_000), ["66.7", "33.6", "33.1"]),
            (fraction(2, 3), fraction(33_533, 100_000), ["66.7", "33.5", "33.2"]),
            (fraction(10, 12), fraction(7_205, 10_000), ["83.3", "72.1", "11.2"]),
            (fraction(10, 12), fraction(77_075, 100_000), ["83.3", "77.1", "6.2"]),
            (fraction(11, 12), fraction(79_444, 100_000), ["91.7", "79.4", "12.3"]),
        ] {
            let shares = Percentages::of(scheduled, actual);
            let [a, b, c] = [shares.scheduled(), shares.actual(), shares.lag()];
            assert_eq!([a.to_string(), b.to_string(), c.to_string()], printed);
        }
    }

    #[test]
    fn beside_a_threshold_there_are_as_many_decimals_as_it_takes() {
        let beyond = |shares: &Percentages| shares.lag().cmp_whole(30) == Ordering::Greater;
        let shares = Percentages::showing(fraction(10, 12), fraction(53_331, 100_000), beyond);
        assert_eq!(shares.lag().to_string(), "30.002");
        assert_eq!(shares.scheduled().to_string(), "83.333");
        let far = Percentages::showing(fraction(10, 12), fraction(528, 1_000), beyond);
        assert_eq!(far.lag().to_string(), "30.5");
    }

    #[test]
    fn a_decimal_is_written_for_people_and_for_programs() {
        let number = Decimal { number: -1_405, places: 2 };
        assert_eq!((number.to_string(), number.plain()), ("−14.05".into(), "-14.05".into()));
        assert_eq!(Decimal::tenths(5).to_string(), "0.5");
        assert_eq!(Decimal { number: 7, places: 0 }.to_string(), "7");
    }

    proptest! {
        #[test]
        fn whatever_is_printed_subtracts_and_never_contradicts_what_was_decided(
            scheduled in (-2_000_i64..20_000, 1_i64..9_000),
            actual in (-2_000_i64..20_000, 1_i64..9_000),
            at in -10_i64..120,
        ) {
            let (scheduled, actual) =
                (fraction(scheduled.0, scheduled.1), fraction(actual.0, actual.1));
            let decided = scheduled.minus(actual).cmp_percent(at);
            let shows = |shares: &Percentages| shares.lag().cmp_whole(at) == decided;
            let shares = Percentages::showing(scheduled, actual, shows);
            prop_assert!(shows(&shares), "{shares:?}");
            let [a, b, c] = [shares.scheduled(), shares.actual(), shares.lag()];
            prop_assert_eq!(a.number - b.number, c.number);
            prop_assert!(a.places == b.places && b.places == c.places);
            // No fewer decimals would do.
            for places in USUAL..shares.places {
                prop_assert!(!shows(&Percentages::to(places, scheduled, actual)));
            }
        }
    }
}
