//! Money in exact integers: fen (分, 1/100 yuan). Ledgers write 万元 or 亿元; both parse without
//! rounding to the fen and print back as they came.

use std::{
    fmt::{self, Write as _},
    iter::Sum,
    num::NonZeroU64,
    ops,
};

use serde::{Deserialize, Serialize};

use super::ValueError;

mod typed;

/// An amount of money in fen; negative amounts are corrections (核减).
///
/// Kept as the number of its place among all amounts, which is never zero: so an amount that may be
/// missing takes no more room than one that is there, and a city keeps more than a million of those.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "i64", into = "i64")]
pub struct Money(NonZeroU64);

/// The place of no money among all amounts.
const MIDDLE: u64 = 1 << 63;

/// The unit in which a column or screen writes money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyUnit {
    /// 元: one yuan, a hundred fen.
    Yuan,
    /// 万元: ten thousand yuan.
    Wan,
    /// 亿元: a hundred million yuan.
    Yi,
}

impl MoneyUnit {
    /// How many decimal places of this unit make a fen: 2, 6 or 10.
    pub const fn places(self) -> usize {
        match self {
            Self::Yuan => 2,
            Self::Wan => 6,
            Self::Yi => 10,
        }
    }
}

impl Money {
    /// An amount of zero.
    pub const ZERO: Self = Self::from_fen(0);
    /// The largest amount accepted from outside, either sign: 9 billion yuan times ten thousand,
    /// far above any city and far below overflow of a sum over 10,000 projects.
    pub const MAX_FEN: i64 = 9_000_000_000_000 * 100;

    /// An amount of `fen`; the least number there is becomes the one above it.
    pub const fn from_fen(fen: i64) -> Self {
        match NonZeroU64::new(fen.cast_unsigned() ^ MIDDLE) {
            Some(place) => Self(place),
            None => Self(NonZeroU64::MIN),
        }
    }

    /// An amount of whole 万元.
    pub const fn from_wan(wan: i64) -> Self {
        Self::from_fen(wan * 1_000_000)
    }

    /// This amount so many times over, at the most the largest there is.
    #[must_use]
    pub const fn times(self, count: i64) -> Self {
        Self::from_fen(self.fen().saturating_mul(count))
    }

    /// The amount in fen.
    pub const fn fen(self) -> i64 {
        (self.0.get() ^ MIDDLE).cast_signed()
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.fen() < 0
    }

    /// Parses a decimal number written in `unit`, rounded half away from zero to the fen;
    /// thousands separators (`,`, `，`) are passed over where they separate thousands.
    ///
    /// ```
    /// use battle_map::value::{Money, MoneyUnit};
    /// assert_eq!(Money::parse("30.61", MoneyUnit::Yi), Ok(Money::from_wan(306_100)));
    /// assert_eq!(Money::parse("65,863", MoneyUnit::Wan), Ok(Money::from_wan(65_863)));
    /// ```
    ///
    /// # Errors
    /// When it is not a plain decimal number, or is out of range.
    pub fn parse(text: &str, unit: MoneyUnit) -> Result<Self, ValueError> {
        let error = || ValueError::Amount(text.to_owned());
        let clean = without_thousands(text.trim()).ok_or_else(error)?;
        let (negative, digits) = match clean.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, clean.strip_prefix('+').unwrap_or(&clean)),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && decimals.is_empty()) || !all_digits(whole) || !all_digits(decimals)
        {
            return Err(error());
        }
        let places = unit.places();
        let mut kept = decimals.to_owned();
        kept.truncate(places);
        let _ = write!(kept, "{:0<width$}", "", width = places - kept.len());
        let round_up = decimals.as_bytes().get(places).is_some_and(|d| *d >= b'5');
        let fen =
            format!("{whole}{kept}").parse::<i64>().map_err(|_| error())? + i64::from(round_up);
        if fen > Self::MAX_FEN {
            return Err(error());
        }
        Ok(Self::from_fen(if negative { -fen } else { fen }))
    }

    /// The exact amount in `unit`, without trailing zeros: `30.61`, `65863`, `-0.5`.
    pub fn exact(self, unit: MoneyUnit) -> String {
        let scale = 10_u64.pow(u32::try_from(unit.places()).unwrap_or(2));
        let fen = self.fen().unsigned_abs();
        let mut text = format!("{}{}", if self.is_negative() { "-" } else { "" }, fen / scale);
        if !fen.is_multiple_of(scale) {
            let decimals = format!("{:0width$}", fen % scale, width = unit.places());
            let _ = write!(text, ".{}", decimals.trim_end_matches('0'));
        }
        text
    }

    /// The amount in `unit`, rounded half away from zero to `decimals` places, for people to read.
    pub fn rounded(self, unit: MoneyUnit, decimals: usize) -> String {
        let drop = unit.places().saturating_sub(decimals);
        let scale = 10_u64.pow(u32::try_from(drop).unwrap_or(0));
        let kept = (self.fen().unsigned_abs() + scale / 2) / scale;
        let one = 10_u64.pow(u32::try_from(decimals).unwrap_or(0));
        let sign = if self.is_negative() && kept > 0 { "-" } else { "" };
        if decimals == 0 {
            format!("{sign}{kept}")
        } else {
            format!("{sign}{}.{:0width$}", kept / one, kept % one, width = decimals)
        }
    }
}

/// The number without its separators; nothing where they separate other than thousands, so that
/// `1,5` never becomes fifteen.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split([',', '，']);
    let first = groups.next()?.trim_start_matches(['-', '+']).len();
    let separated = whole.contains([',', '，']);
    let regular = (1..=3).contains(&first) && groups.all(|group| group.len() == 3);
    let fits = (!separated || regular) && !decimals.contains([',', '，']);
    fits.then(|| text.chars().filter(|c| !matches!(c, ',' | '，')).collect())
}

impl Default for Money {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<i64> for Money {
    fn from(fen: i64) -> Self {
        Self::from_fen(fen)
    }
}

impl From<Money> for i64 {
    fn from(money: Money) -> Self {
        money.fen()
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Money({})", self.fen())
    }
}

impl ops::Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::from_fen(self.fen().saturating_add(other.fen()))
    }
}

impl ops::Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::from_fen(self.fen().saturating_sub(other.fen()))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, ops::Add::add)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_a_plain_number_is_refused() {
        let commas = ["1,5", "1,2345", "1234,567", ",500", "1,,000", "1.5,000"];
        let others = ["", ".", "1e5", "十", "1.2.3", "--1", "99999999999999999999"];
        for text in commas.into_iter().chain(others) {
            assert!(Money::parse(text, MoneyUnit::Wan).is_err(), "{text}");
        }
    }

    #[test]
    fn rounding_for_people_is_half_away_from_zero() {
        assert_eq!(Money::from_wan(2_958_050).rounded(MoneyUnit::Yi, 1), "295.8");
        assert_eq!(Money::from_fen(-50).rounded(MoneyUnit::Yuan, 0), "-1");
        assert_eq!(Money::from_fen(-4).rounded(MoneyUnit::Yuan, 0), "0");
    }

    #[test]
    fn an_amount_that_may_be_missing_takes_no_more_room() {
        assert_eq!(size_of::<Option<Money>>(), size_of::<i64>());
        assert_eq!(Money::from_fen(i64::MIN), Money::from_fen(i64::MIN + 1));
        assert_eq!(Money::from_fen(i64::MAX).fen(), i64::MAX);
        assert_eq!((Money::ZERO.fen(), Money::default()), (0, Money::ZERO));
    }

    proptest! {
        #[test]
        fn amounts_are_ordered_added_and_written_as_their_numbers(a in any::<i32>(), b in any::<i32>()) {
            let (a, b) = (i64::from(a), i64::from(b));
            let (left, right) = (Money::from_fen(a), Money::from_fen(b));
            prop_assert_eq!(left.cmp(&right), a.cmp(&b));
            prop_assert_eq!(((left + right).fen(), (left - right).fen()), (a + b, a - b));
            prop_assert_eq!(serde_json::to_string(&left).unwrap(), a.to_string());
            prop_assert_eq!(serde_json::from_str::<Money>(&a.to_string()).unwrap(), left);
        }

        #[test]
        fn money_prints_and_parses_back_in_every_unit(fen in -900_000_000_000_000_i64..=900_000_000_000_000) {
            for unit in [MoneyUnit::Yuan, MoneyUnit::Wan, MoneyUnit::Yi] {
                let money = Money::from_fen(fen);
                prop_assert_eq!(Money::parse(&money.exact(unit), unit), Ok(money));
            }
        }
    }
}
