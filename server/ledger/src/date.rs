//! Dates in every form that ledgers write them, a day or a month: real dates and serial numbers,
//! `2022.4.26`, `2022/4/13`, `2022年4月26日`, `2022年4月`, `2022-04`, `2022年7月底`, `4月底`,
//! `二〇二二年四月`.

use battle_map::value::{Day, LedgerDate, Month, Year, text::normalised};

use super::{moment, numerals, sheet::CellValue};

/// Serial numbers taken for days: from 1954 to 2099.
const SERIALS: std::ops::RangeInclusive<i32> = 20_000..=73_000;

/// Days between the two beginnings from which workbooks count.
const TO_1904: i32 = 1_462;

/// The date in a cell of a workbook that counts from 1900, or from 1904; one without a year lies in
/// `year`.
#[must_use]
pub fn of_cell(cell: &CellValue, year: Option<Year>, from_1904: bool) -> Option<LedgerDate> {
    match cell {
        CellValue::Date(day) => Some(LedgerDate::Day(*day)),
        CellValue::Month(month) => Some(LedgerDate::Month(*month)),
        CellValue::Text(text) if from_1904 && text.trim().len() == 5 => {
            of_number(text.trim(), from_1904).or_else(|| read(text, year))
        }
        CellValue::Text(text) => read(text, year),
        CellValue::Number(number) | CellValue::Shown(number, _) => of_number(number, from_1904),
        CellValue::Bool(_) | CellValue::Error(_) | CellValue::FormulaWithoutValue => None,
    }
}

/// A number typed where a date belongs: a serial, `20220426`, `202204`, or `2022.04`. A spreadsheet
/// drops the last zero of `2022.10`, so that `2022.1` may be either month and is not taken.
fn of_number(number: &str, from_1904: bool) -> Option<LedgerDate> {
    let serial = |days: i32| serial(if from_1904 { days + TO_1904 } else { days });
    match number.split_once('.') {
        None => number.parse().ok().and_then(serial).or_else(|| digits(number)),
        Some((whole, fraction)) if whole.len() == 5 => {
            let fraction: f64 = format!("0.{fraction}").parse().ok()?;
            let days: i32 = whole.parse().ok()?;
            serial(days + moment::days(fraction * moment::SECONDS_OF_A_DAY))
        }
        Some((_, "1")) => None,
        Some(_) => read(number, None),
    }
}

fn serial(days: i32) -> Option<LedgerDate> {
    let first = Day::new(1900, 3, 1).ok()?;
    SERIALS.contains(&days).then(|| LedgerDate::Day(first.plus(days - 61)))
}

/// The date that a text means; one without a year lies in `year`.
#[must_use]
pub fn read(text: &str, year: Option<Year>) -> Option<LedgerDate> {
    let text = text.trim();
    let timed = text.split_once([' ', 'T']).filter(|_| text.contains(':'));
    let (day, time) = timed.unwrap_or((text, ""));
    match written(day, year)? {
        LedgerDate::Day(day) => Some(LedgerDate::Day(day.plus(moment::days_of_time(time)))),
        month @ LedgerDate::Month(_) => Some(month),
    }
}

/// A date without a time.
fn written(text: &str, year: Option<Year>) -> Option<LedgerDate> {
    let words = normalised(text);
    let words = numerals::in_figures(&words);
    let words = ["左右", "之前", "前"]
        .iter()
        .fold(&*words, |words, tail| words.strip_suffix(tail).unwrap_or(words));
    if let Some(at) = words.strip_suffix("年底").or_else(|| words.strip_suffix("年末")) {
        let year = if at.is_empty() { year? } else { at.parse().ok()? };
        return Month::new(year.number(), 12).ok().map(LedgerDate::Month);
    }
    let parts = ["底", "末", "份", "初", "上旬", "中旬", "下旬"]
        .iter()
        .find_map(|tail| words.strip_suffix(tail));
    parts_of(parts.unwrap_or(words), year)
}

fn parts_of(words: &str, year: Option<Year>) -> Option<LedgerDate> {
    let has_month_word = words.contains('月');
    let words = words.strip_suffix(['日', '号', '月']).unwrap_or(words);
    let parts: Vec<&str> = words.split(['年', '月', '.', '-', '/']).collect();
    match parts.as_slice() {
        [year, month, day] => {
            Some(LedgerDate::Day(Day::new(four(year)?, small(month)?, small(day)?).ok()?))
        }
        [year, month] if year.len() == 4 => month_of(four(year)?, month),
        [month, day] if has_month_word => {
            Some(LedgerDate::Day(Day::new(year?.number(), small(month)?, small(day)?).ok()?))
        }
        [month] if has_month_word => month_of(year?.number(), month),
        [all] if !has_month_word => digits(all),
        _ => None,
    }
}

fn month_of(year: i16, month: &str) -> Option<LedgerDate> {
    Month::new(year, small(month)?).ok().map(LedgerDate::Month)
}

/// `20220426`, `202204`, or a serial number that a table of text holds: `44615`.
fn digits(text: &str) -> Option<LedgerDate> {
    if text.len() == 5 {
        return text.parse().ok().and_then(serial);
    }
    let (year, rest) = text.split_at_checked(4)?;
    match rest.len() {
        2 => month_of(four(year)?, rest),
        4 => {
            let (month, day) = rest.split_at_checked(2)?;
            Some(LedgerDate::Day(Day::new(four(year)?, small(month)?, small(day)?).ok()?))
        }
        _ => None,
    }
}

fn four(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn small(text: &str) -> Option<i8> {
    (matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Option<String> {
        read(text, Year::try_from(2022).ok()).map(|date| date.to_string())
    }

    #[test]
    fn days_and_months_keep_the_precision_they_are_written_with() {
        for (written, meant) in [
            ("2022.4.26", "2022-04-26"),
            ("2022/4/13", "2022-04-13"),
            ("2022年4月26日", "2022-04-26"),
            ("２０２２年４月", "2022-04"),
            ("2022-04", "2022-04"),
            ("2022.10", "2022-10"),
            ("2022年7月底", "2022-07"),
            ("4月底", "2022-04"),
            ("4月26日", "2022-04-26"),
            ("2023年底前", "2023-12"),
            ("年底", "2022-12"),
            ("20220426", "2022-04-26"),
            ("202204", "2022-04"),
            ("2022-04-26 08:30:00", "2022-04-26"),
            ("2022-04-26T00:00:00", "2022-04-26"),
            ("2022/4", "2022-04"),
            ("2022.4.26日", "2022-04-26"),
            ("2022年4月份", "2022-04"),
            ("2022年12月31日前", "2022-12-31"),
            ("44615", "2022-02-23"),
        ] {
            assert_eq!(text(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_made_into_one() {
        for written in [
            "",
            "2022",
            "2022年",
            "4.26",
            "2022.13",
            "2022.2.30",
            "待定",
            "22.4.26",
            "2022年二季度",
            "2022年上半年",
            "2022.4-2023.5",
            "2022.4 2023.5",
            "12345",
            "99999",
            "1",
        ] {
            assert_eq!(text(written), None, "{written}");
        }
        assert_eq!(read("4月底", None), None);
    }

    #[test]
    fn numbers_are_serials_or_months_but_never_january_or_october_by_guess() {
        let number = |text: &str| {
            of_cell(&CellValue::Number(text.into()), None, false).map(|date| date.to_string())
        };
        assert_eq!(number("44615").as_deref(), Some("2022-02-23"));
        assert_eq!(number("44615.5").as_deref(), Some("2022-02-23"));
        assert_eq!(number("2022.4").as_deref(), Some("2022-04"));
        assert_eq!(number("2022.12").as_deref(), Some("2022-12"));
        assert_eq!(number("2022.1"), None);
        assert_eq!(number("202204").as_deref(), Some("2022-04"));
        assert_eq!(number("2022"), None);
    }

    proptest! {
        #[test]
        fn our_own_form_reads_back(serial in 20_000..73_000) {
            let date = super::serial(serial).unwrap();
            prop_assert_eq!(read(&date.to_string(), None), Some(date));
            let month = LedgerDate::Month(date.month());
            prop_assert_eq!(read(&month.to_string(), None), Some(month));
        }

        #[test]
        fn no_text_makes_it_stop(text in "\\PC{0,12}") {
            let _ = read(&text, None);
        }
    }
}
