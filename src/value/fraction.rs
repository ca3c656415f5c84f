//! Exact fractions for shares of a plan. Thresholds compare these, never rounded figures.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// A fraction with a positive denominator, reduced only when its parts grow large.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Fraction {
    num: i128,
    den: i128,
}

impl Fraction {
    /// The fraction 0, nothing of a whole.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// The fraction 1: all of the plan.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num ÷ den`, or nothing when `den` is not positive.
    pub const fn new(num: i128, den: i128) -> Option<Self> {
        if den > 0 { Some(Self { num, den }) } else { None }
    }

    /// The difference `self − other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        reduced(self.num * other.den - other.num * self.den, self.den * other.den)
    }

    /// The sum `self + other`.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        reduced(self.num * other.den + other.num * self.den, self.den * other.den)
    }

    /// The product `self × other`.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        reduced(self.num * other.num, self.den * other.den)
    }

    /// `self ÷ other`, undefined unless `other` is above zero.
    pub fn over(self, other: Self) -> Option<Self> {
        (other.num > 0).then(|| reduced(self.num * other.den, self.den * other.num))
    }

    /// Compares with `percent` hundredths, exactly.
    pub fn cmp_percent(self, percent: i64) -> Ordering {
        (self.num * 100).cmp(&(i128::from(percent) * self.den))
    }

    /// In tenths of a percentage point, for people to read: 83.3 % is 833.
    pub fn tenths(self) -> i64 {
        self.percent_to(1)
    }

    /// In percent with so many decimals, halves rounded up: 5/6 with two is 8333. Halves go up on both
    /// sides of zero, so that whole points between two shares survive the rounding of both.
    pub fn percent_to(self, places: u8) -> i64 {
        let scaled = self.num * 100 * 10_i128.pow(u32::from(places));
        let rounded = (scaled * 2 + self.den).div_euclid(self.den * 2);
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }

    /// Whether it is above zero.
    pub const fn is_positive(self) -> bool {
        self.num > 0
    }
}

/// Reduces only what has grown large: a greatest common divisor costs more than all the rest of a
/// judgement, and a product of two denominators below this bound cannot overflow.
fn reduced(num: i128, den: i128) -> Fraction {
    const LARGE: i128 = 1 << 58;
    if den < LARGE && num < LARGE && num > -LARGE {
        return Fraction { num, den };
    }
    let divisor = gcd(num.unsigned_abs(), den.unsigned_abs()).max(1);
    let divisor = i128::try_from(divisor).unwrap_or(1);
    Fraction { num: num / divisor, den: den / divisor }
}

const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_closed_months_read_as_833_and_half_a_year_as_500() {
        assert_eq!(Fraction::new(10, 12).unwrap().tenths(), 833);
        assert_eq!(Fraction::new(6, 12).unwrap().tenths(), 500);
        assert_eq!(Fraction::new(-1, 16).unwrap().tenths(), -62, "-6.25 %: halves go up");
    }

    #[test]
    fn a_threshold_is_met_exactly_not_by_rounding() {
        let just_over = Fraction::new(30_000_001, 100_000_000).unwrap();
        assert_eq!(just_over.tenths(), 300);
        assert_eq!(just_over.cmp_percent(30), Ordering::Greater);
        assert_eq!(Fraction::new(3, 10).unwrap().cmp_percent(30), Ordering::Equal);
    }

    #[test]
    fn a_ratio_to_nothing_is_undefined() {
        assert_eq!(Fraction::ONE.over(Fraction::ZERO), None);
        assert!(Fraction::new(1, 0).is_none());
    }
}
