//! From when to when, or for how long, in one cell: `2025-2027`, `2024.3-2027.6`,
//! `2025年3月至2026年12月`, `2026年`, `24个月`.

use battle_map::value::{LedgerDate, Month, Year, text::normalised};

use super::{date, due, numerals};

/// What a cell says about the time of building.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildingSpan {
    /// From when to when; `derived` where a year stands for its last month.
    Dates { start: LedgerDate, end: LedgerDate, derived: bool },
    /// So many months.
    Months(i32),
}

/// The span that a text means; a date without a year lies in `year`.
#[must_use]
pub fn read(text: &str, year: Option<Year>) -> Option<BuildingSpan> {
    let words = normalised(text);
    let words = numerals::in_figures(&words);
    let inside = words.split_once('(').and_then(|(_, inside)| inside.split_once(')'));
    let outside = words.split('(').next().unwrap_or_default();
    inside
        .and_then(|(inside, _)| dates(inside, year))
        .or_else(|| dates(outside, year))
        .or_else(|| months(outside).map(BuildingSpan::Months))
        .or_else(|| inside.and_then(|(inside, _)| months(inside)).map(BuildingSpan::Months))
}

/// The last month of a year that is written alone: what is planned for a year is due by its end.
#[must_use]
pub fn year(text: &str) -> Option<LedgerDate> {
    let words = normalised(text);
    let words = numerals::in_figures(&words);
    let digits = words.strip_suffix("年度").or_else(|| words.strip_suffix('年')).unwrap_or(&words);
    let number: i16 = (digits.len() == 4).then(|| digits.parse().ok())??;
    let year = Year::try_from(number).ok().filter(|_| (1990..=2100).contains(&number))?;
    Month::new(year.number(), 12).ok().map(LedgerDate::Month)
}

fn dates(words: &str, at: Option<Year>) -> Option<BuildingSpan> {
    if let Some(due) = year(words) {
        return Some(BuildingSpan::Dates { start: due, end: due, derived: true });
    }
    let marks = ["--", "至", "到", "~", "-", "/"];
    let splits = marks.iter().flat_map(|mark| words.match_indices(mark));
    splits.into_iter().find_map(|(place, mark)| {
        let (before, after) = (words.get(..place)?, words.get(place + mark.len()..)?);
        // 2026年3-4季度 names two quarters, and no month.
        if after.contains('季') && !before.contains(['季', '月', '.', '/']) {
            return None;
        }
        let start = end_of_span(before.trim_start_matches('自').trim_start_matches('从'), at)?;
        let end = end_of_span(after.trim_end_matches('止'), Some(start.0.month().year()))?;
        let span = BuildingSpan::Dates { start: start.0, end: end.0, derived: start.1 || end.1 };
        (start.0.first_day() <= end.0.due()).then_some(span)
    })
}

/// One end of a span, and whether it is derived: from a year alone, a quarter or half.
fn end_of_span(words: &str, at: Option<Year>) -> Option<(LedgerDate, bool)> {
    let written = || date::read(words, at).map(|date| (date, false));
    let said = || due::planned(words, at).map(|due| (due, true));
    year(words).map(|due| (due, true)).or_else(written).or_else(said)
}

/// `24个月`, `工期18个月`, `2年`, `两年`, `一年半`.
fn months(words: &str) -> Option<i32> {
    let words = ["建设", "总", "工期", "周期", "约", "为", ":"]
        .iter()
        .fold(words, |words, head| words.strip_prefix(head).unwrap_or(words));
    let (number, each, half) = if let Some(number) = words.strip_suffix("个月") {
        (number, 1, 0)
    } else if let Some(number) = words.strip_suffix("年半") {
        (number, 12, 6)
    } else {
        (words.strip_suffix('年')?, 12, 0)
    };
    let count = count(number)?;
    (count > 0 && count * each <= 600).then_some(count * each + half)
}

/// A small number in figures or in one Chinese numeral.
fn count(text: &str) -> Option<i32> {
    const DIGITS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let plain = if text == "两" { "二" } else { text };
    let chinese = DIGITS.iter().position(|digit| *digit == plain).and_then(|n| n.try_into().ok());
    chinese.or_else(|| text.parse().ok().filter(|count| (1..=600).contains(count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match read(text, Year::try_from(2026).ok()) {
            Some(BuildingSpan::Dates { start, end, derived }) => {
                format!("{start} {end}{}", if derived { " derived" } else { "" })
            }
            Some(BuildingSpan::Months(months)) => format!("{months} months"),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn spans_are_read_in_the_ways_in_which_lists_write_them() {
        for (text, expected) in [
            ("2025-2027", "2025-12 2027-12 derived"),
            ("2025—2027年", "2025-12 2027-12 derived"),
            ("2025年至2027年", "2025-12 2027-12 derived"),
            ("2024.3-2027.6", "2024-03 2027-06"),
            ("2024.03～2027.06", "2024-03 2027-06"),
            ("2024-03至2027-06", "2024-03 2027-06"),
            ("2024-03-2027-06", "2024-03 2027-06"),
            ("2024/3-2027/6", "2024-03 2027-06"),
            ("2025年3月至2026年12月", "2025-03 2026-12"),
            ("2025年3月-12月", "2025-03 2025-12"),
            ("二〇二五年三月至二〇二六年十二月", "2025-03 2026-12"),
            ("2025.3.1-2026.12.31", "2025-03-01 2026-12-31"),
            ("20250301-20261231", "2025-03-01 2026-12-31"),
            ("2025.10-2026", "2025-10 2026-12 derived"),
            ("25年3月-27年6月", "2025-03 2027-06 derived"),
            ("2025年3月至2027年四季度", "2025-03 2027-12 derived"),
            ("2025年下半年-2027年底", "2025-12 2027-12 derived"),
            ("2026年", "2026-12 2026-12 derived"),
            ("2026", "2026-12 2026-12 derived"),
            ("24个月", "24 months"),
            ("工期18个月", "18 months"),
            ("24个月（2025.3-2027.3）", "2025-03 2027-03"),
            ("2年", "24 months"),
            ("两年", "24 months"),
            ("一年半", "18 months"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_span_is_not_made_into_one() {
        for text in [
            "",
            "待定",
            "2027-2025",
            "2027.6-2024.3",
            "十四五",
            "长期",
            "0个月",
            "2025.13-2026.2",
            "2026年3-4季度",
        ] {
            assert_eq!(told(text), "-", "{text}");
        }
    }
}
