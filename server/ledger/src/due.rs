//! Dates that are written as people say them: `26年3月`, `预计明年6月底前竣工`, `2027年第四季度`, `下半年`. What is
//! planned for a quarter or half, or within a year, is due by its end; a year alone names none. Whoever takes such a date says which.

use battle_map::value::{LedgerDate, Month, Year, text::normalised};

use super::{date, numerals};

/// Words before a planned date.
const BEFORE: [&str; 9] = ["预计", "计划", "初步计划", "力争", "争取", "确保", "拟于", "拟", "于"];
/// Words behind it, which say what is planned.
const BEHIND: [&str; 12] = [
    "开工建设",
    "开工",
    "动工",
    "启动",
    "竣工验收",
    "竣工",
    "完工",
    "建成",
    "投产",
    "投用",
    "完成",
    "左右",
];
/// Words behind a quarter, half or year that do not move its end.
const END: [&str; 6] = ["底前", "末前", "以内", "底", "末", "内"];

/// A day or month whose year is written with two digits or in relation to that of the ledger.
#[must_use]
pub fn of_short_year(text: &str, year: Option<Year>) -> Option<LedgerDate> {
    let words = normalised(text);
    let words = numerals::in_figures(&words);
    let (at, rest) = year_and_rest(&words, year)?;
    date::read(&format!("{}年{rest}", at.number()), year)
}

/// What is planned: a date among words, or the last month of a quarter, half or year.
#[must_use]
pub fn planned(text: &str, year: Option<Year>) -> Option<LedgerDate> {
    let words = normalised(text);
    let words = numerals::in_figures(&words);
    let words = stripped(&words);
    date::read(words, year).or_else(|| of_short_year(words, year)).or_else(|| end(words, year))
}

fn stripped(words: &str) -> &str {
    let start = BEFORE.iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    BEHIND.iter().find_map(|word| start.strip_suffix(word)).unwrap_or(start)
}

/// The last month of a quarter or half, or of a year whose end is named.
fn end(words: &str, year: Option<Year>) -> Option<LedgerDate> {
    let written = full_year(words).or_else(|| year_and_rest(words, year));
    let (at, rest) = match written {
        Some((at, rest)) => (at, rest.strip_prefix('度').unwrap_or(rest)),
        None => (year?, words),
    };
    let of_year = rest.strip_prefix('年').or(written.map(|_| rest)).unwrap_or_default();
    let month = if END.contains(&of_year) { 12 } else { last_month(without_end(rest))? };
    Month::new(at.number(), month).ok().map(LedgerDate::Month)
}

fn without_end(words: &str) -> &str {
    END.iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words)
}

/// The last month of a half or a quarter.
fn last_month(words: &str) -> Option<i8> {
    let number = match words {
        "上半年" => return Some(6),
        "下半年" | "全年" => return Some(12),
        quarter => quarter.strip_suffix("季度").or_else(|| quarter.strip_suffix('季')),
    };
    let number = number.map(|number| number.strip_prefix('第').unwrap_or(number));
    match number.or_else(|| words.strip_prefix('q'))? {
        "1" | "一" => Some(3),
        "2" | "二" => Some(6),
        "3" | "三" => Some(9),
        "4" | "四" => Some(12),
        _ => None,
    }
}

/// A year of four digits, and what follows it.
fn full_year(words: &str) -> Option<(Year, &str)> {
    let (digits, rest) = words.split_at_checked(4)?;
    let number: i16 = digits.parse().ok().filter(|number| (1990..=2100).contains(number))?;
    let rest =
        rest.strip_prefix('年').or_else(|| rest.strip_prefix('-').filter(|it| !it.is_empty()));
    Some((Year::try_from(number).ok()?, rest?))
}

/// A year of two digits, or one in relation to that of the ledger, and what follows it.
fn year_and_rest(words: &str, year: Option<Year>) -> Option<(Year, &str)> {
    let relative = [("今年", 0), ("本年", 0), ("当年", 0), ("明年", 1), ("次年", 1), ("来年", 1)];
    let found = relative.iter().find_map(|(word, more)| Some((words.strip_prefix(word)?, *more)));
    if let Some((rest, more)) = found {
        return Some((Year::try_from(year?.number() + more).ok()?, rest));
    }
    let (digits, rest) = words.split_once('年')?;
    let digits = digits.trim_start_matches(['\'', '’', '‘']);
    let short = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
    let number: i16 = short.then(|| digits.parse().ok())??;
    Some((Year::try_from(2000 + number).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(read: fn(&str, Option<Year>) -> Option<LedgerDate>, text: &str) -> String {
        read(text, Year::try_from(2026).ok()).map_or("-".to_owned(), |date| date.to_string())
    }

    #[test]
    fn what_is_planned_for_a_span_of_time_is_due_by_its_end() {
        for (text, due) in [
            ("26年3月", "2026-03"),
            ("26年3月15日", "2026-03-15"),
            ("27年底", "2027-12"),
            ("2027年第四季度", "2027-12"),
            ("2027年四季度", "2027-12"),
            ("2027年1季度末", "2027-03"),
            ("二〇二七年二季度", "2027-06"),
            ("2027Q3", "-"),
            ("2027-Q3", "2027-09"),
            ("2027年Q3", "2027-09"),
            ("2026年上半年", "2026-06"),
            ("2026年下半年", "2026-12"),
            ("26年下半年", "2026-12"),
            ("下半年", "2026-12"),
            ("三季度", "2026-09"),
            ("年内", "2026-12"),
            ("年底", "2026-12"),
            ("年底前", "2026-12"),
            ("2027年全年", "2027-12"),
            ("2027年度内", "2027-12"),
            ("今年年底", "2026-12"),
            ("2027年内", "2027-12"),
            ("明年6月", "2027-06"),
            ("明年上半年", "2027-06"),
            ("今年底", "2026-12"),
            ("预计2027年6月底前竣工", "2027-06"),
            ("计划2027年三季度开工", "2027-09"),
            ("力争年底前完成", "2026-12"),
        ] {
            assert_eq!(told(planned, text), due, "{text}");
        }
    }

    #[test]
    fn what_names_no_end_is_asked_about() {
        for text in [
            "",
            "待定",
            "2027年",
            "2027年度",
            "27年",
            "今年",
            "年中",
            "2026年中",
            "年",
            "内",
            "底",
            "内容",
            "2027",
            "27",
            "2026年3-4季度",
            "五季度",
            "2027年一季度前",
            "年底前后",
            "年初",
            "2027年初",
            "十四五末",
            "十五五期间",
            "2027年13月",
            "2026年上半年或下半年",
            "3年",
            "前",
            "计划",
        ] {
            assert_eq!(told(planned, text), "-", "{text}");
        }
        assert_eq!(planned("下半年", None), None);
        assert_eq!(planned("明年6月", None), None);
    }

    #[test]
    fn what_happened_has_a_month_and_a_year_of_two_digits_at_least() {
        for (text, on) in [
            ("26年3月", "2026-03"),
            ("25年12月28日", "2025-12-28"),
            ("今年3月", "2026-03"),
            ("2026年上半年", "-"),
            ("26年上半年", "-"),
            ("计划26年3月", "-"),
        ] {
            assert_eq!(told(of_short_year, text), on, "{text}");
        }
    }
}
