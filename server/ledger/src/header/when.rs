//! Years and months inside headers and titles: `2022年度计划`, `1-4月累计完成`, `截至4月底`.

use battle_map::value::{Month, Year};

use crate::numerals;

/// The time a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct When {
    /// The year that the words name, if they name one.
    pub year: Option<Year>,
    /// The month, the last one of a span.
    pub month: Option<i8>,
    /// Whether a span up to the month is meant and not the month alone.
    pub up_to: bool,
    /// Whether that span begins with January: `1-4月`.
    pub from_january: bool,
}

impl When {
    /// The month in full; one without a year lies in `year`.
    #[must_use]
    pub fn month_in(self, year: Option<Year>) -> Option<Month> {
        Month::new(self.year.or(year)?.number(), self.month?).ok()
    }

    /// This, and where it is silent, the other.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let months = if self.month.is_some() { self } else { other };
        Self { year: self.year.or(other.year), ..months }
    }
}

/// Takes the first year and month out of a normalised text; gives the text without them.
/// `2022年度` leaves `年度` behind, because that is part of what a header means.
#[must_use]
pub fn take(text: &str) -> (String, When) {
    let text = numerals::in_figures(text);
    let mut when = When::default();
    let mut rest = String::with_capacity(text.len());
    let mut left = &*text;
    while let Some(first) = left.chars().next() {
        if !first.is_ascii_digit() {
            rest.push(first);
            left = &left[first.len_utf8()..];
        } else if let Some(after) = year(left, &mut when).or_else(|| month(left, &mut when)) {
            when.up_to |= take_up_to(&mut rest);
            left = after;
        } else {
            let after = left.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.push_str(&left[..left.len() - after.len()]);
            left = after;
        }
    }
    (rest, when)
}

/// A word for "up to" before a date belongs to the date.
fn take_up_to(before: &mut String) -> bool {
    let word = ["截至", "截止", "至", "到"].into_iter().find(|word| before.ends_with(word));
    if let Some(word) = word {
        before.truncate(before.len() - word.len());
    }
    word.is_some()
}

/// `2022年`, `2022年度`, or `2022-` and `2022.` before a month.
fn year<'a>(text: &'a str, when: &mut When) -> Option<&'a str> {
    let (digits, after) = number(text, 4)?;
    let found = Year::try_from(digits).ok().filter(|_| when.year.is_none())?;
    if let Some(tail) = after.strip_prefix('年') {
        when.year = Some(found);
        return Some(if tail.starts_with('度') { after } else { tail });
    }
    let (digits, tail) = one_or_two(after.strip_prefix(['-', '.', '/'])?)?;
    when.month = Some(in_year(digits)?);
    when.year = Some(found);
    Some(day(tail))
}

/// `4月`, `4月底`, `4月26日`, `1-4月`, `1月至4月`.
fn month<'a>(text: &'a str, when: &mut When) -> Option<&'a str> {
    let (first, after) = one_or_two(text)?;
    let last = after.strip_prefix('月').unwrap_or(after).strip_prefix(['-', '~', '至', '到']);
    let span =
        last.and_then(one_or_two).and_then(|(last, tail)| Some((last, tail.strip_prefix('月')?)));
    let (number, tail) = match span {
        Some(span) => span,
        None => (first, after.strip_prefix('月')?),
    };
    let number = in_year(number).filter(|_| when.month.is_none())?;
    when.month = Some(number);
    when.up_to |= span.is_some();
    when.from_january |= span.is_some() && first == 1;
    Some(day(tail))
}

fn in_year(month: i16) -> Option<i8> {
    i8::try_from(month).ok().filter(|month| (1..=12).contains(month))
}

/// What follows a month and adds nothing: its day, or "end of".
fn day(text: &str) -> &str {
    let text = text
        .strip_prefix(['-', '.', '/'])
        .filter(|tail| one_or_two(tail).is_some())
        .unwrap_or(text);
    let text =
        one_or_two(text).map_or(text, |(_, tail)| tail.strip_prefix(['日', '号']).unwrap_or(tail));
    text.strip_prefix(['底', '末', '份']).unwrap_or(text)
}

fn one_or_two(text: &str) -> Option<(i16, &str)> {
    number(text, 2).or_else(|| number(text, 1))
}

/// A number of exactly `digits` digits at the beginning.
fn number(text: &str, digits: usize) -> Option<(i16, &str)> {
    let (head, tail) = text.split_at_checked(digits)?;
    let exact =
        head.bytes().all(|b| b.is_ascii_digit()) && !tail.starts_with(|c: char| c.is_ascii_digit());
    head.parse().ok().filter(|_| exact).map(|number| (number, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_months_come_out_of_headers_and_leave_their_meaning() {
        let cases = [
            ("2022年度计划", "年度计划", Some(2022), None, false),
            ("2022年计划投资", "计划投资", Some(2022), None, false),
            ("2022年1-4月累计完成", "累计完成", Some(2022), Some(4), true),
            ("1月至10月完成投资", "完成投资", None, Some(10), true),
            ("截至4月底累计完成", "累计完成", None, Some(4), true),
            ("截至2021年12月31日累计完成投资", "累计完成投资", Some(2021), Some(12), true),
            ("4月完成投资", "完成投资", None, Some(4), false),
            ("截至2022-04累计完成", "累计完成", Some(2022), Some(4), true),
            ("总投资", "总投资", None, None, false),
            ("13月", "13月", None, None, false),
        ];
        for (text, rest, year, month, up_to) in cases {
            let (left, when) = take(text);
            assert_eq!(
                (left.as_str(), when.year.map(Year::number), when.month, when.up_to),
                (rest, year, month, up_to),
                "{text}"
            );
        }
    }
}
