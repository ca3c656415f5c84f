//! Amounts as people type and paste them: full-width digits, thousands separators, currency marks, a
//! unit written behind the number, and negative amounts in brackets.

use super::{Money, MoneyUnit};
use crate::value::ValueError;

/// Units that may stand behind a number, the longer ones first.
const UNITS: [(&str, MoneyUnit); 6] = [
    ("亿元", MoneyUnit::Yi),
    ("万元", MoneyUnit::Wan),
    ("亿", MoneyUnit::Yi),
    ("万", MoneyUnit::Wan),
    ("元", MoneyUnit::Yuan),
    ("圆", MoneyUnit::Yuan),
];

impl Money {
    /// The amount that a cell says; `None` where nothing is written. A unit behind the number counts
    /// before that of the cell.
    ///
    /// ```
    /// use battle_map::value::{Money, MoneyUnit};
    /// let typed = |text| Money::typed(text, MoneyUnit::Wan);
    /// assert_eq!(typed(" ￥１，２５０．５ "), Ok(Some(Money::from_fen(1_250_500_000))));
    /// assert_eq!(typed("(1,200)"), Ok(Some(Money::from_wan(-1_200))));
    /// assert_eq!(typed("1.2亿元"), Ok(Some(Money::from_wan(12_000))));
    /// assert_eq!(typed("  "), Ok(None));
    /// ```
    ///
    /// # Errors
    /// When it is no number, or one out of range.
    pub fn typed(text: &str, unit: MoneyUnit) -> Result<Option<Self>, ValueError> {
        let plain = plain(text);
        if plain.is_empty() {
            return Ok(None);
        }
        let (negative, plain) = match plain.strip_prefix('(').and_then(|p| p.strip_suffix(')')) {
            Some(within) => (true, within),
            None => (false, plain.as_str()),
        };
        let with_unit =
            UNITS.iter().find_map(|(word, unit)| Some((plain.strip_suffix(word)?, *unit)));
        let (number, unit) = with_unit.unwrap_or((plain, unit));
        let amount = Self::parse(number, unit).map_err(|_| ValueError::Amount(text.to_owned()))?;
        match (negative, amount.is_negative()) {
            (true, true) => Err(ValueError::Amount(text.to_owned())),
            (true, false) => Ok(Some(Self::ZERO - amount)),
            (false, _) => Ok(Some(amount)),
        }
    }
}

/// The text in ASCII digits and signs, without white space, marks of currency, and what spreadsheets
/// put before a text.
fn plain(text: &str) -> String {
    let ascii = text.chars().filter_map(|letter| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        '−' | '–' | '﹣' => Some('-'),
        '￥' | '¥' | '$' | '\'' | '’' | '\u{200b}' | '\u{feff}' => None,
        other if other.is_whitespace() => None,
        other => Some(other),
    });
    // Full-width marks become what is passed over only by the step before.
    let plain: String = ascii.filter(|letter| !matches!(letter, '$' | '\'')).collect();
    let upper = plain.to_ascii_uppercase();
    let marked = ["CNY", "RMB"].into_iter().find(|mark| upper.starts_with(mark));
    marked.map_or(plain.as_str(), |mark| &plain[mark.len()..]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wan(text: &str) -> Result<Option<Money>, ValueError> {
        Money::typed(text, MoneyUnit::Wan)
    }

    #[test]
    fn what_office_programs_write_for_a_number_is_a_number() {
        let written = [
            "1250",
            "1,250",
            "1，250",
            "１２５０",
            " 1 250 ",
            "\u{a0}1250",
            "￥1,250.00",
            "¥1250",
            "CNY 1250",
            "1250万元",
            "1250 万",
            "0.125亿",
            "12500000元",
            "'1250",
            "+1250",
            "１，２５０．００",
        ];
        for text in written {
            assert_eq!(wan(text), Ok(Some(Money::from_wan(1_250))), "{text}");
        }
        for text in ["-266", "−266", "－266", "(266)", "（266）", "¥-266.00"] {
            assert_eq!(wan(text), Ok(Some(Money::from_wan(-266))), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_and_not_taken_for_another() {
        for text in [
            "一百", "1.2E+03", "12%", "1,5", "12,34", "####", "-", "=1+2", "(-5)", "5)", "1.2.3",
            "元", "3月",
        ] {
            assert!(wan(text).is_err(), "{text}");
        }
    }
}
