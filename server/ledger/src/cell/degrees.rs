//! Coordinates in every form that ledgers write them: `106.63`, `东经106.63°`, `106°37′12.5″E`,
//! `106°37.2′`, `106度37分12.5秒`, `106-37-12.5`.

use std::iter::Peekable;

use battle_map::model::ledger::IssueCode;

use super::{Parsed, is_nothing, words};
use crate::sheet::CellValue;

/// What a label says that a coordinate counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Longitude (东经, 经度, E), in degrees east.
    Longitude,
    /// Latitude (北纬, 纬度, N), in degrees north.
    Latitude,
}

/// A coordinate, degrees or metres.
#[derive(Debug, Clone, PartialEq)]
pub struct Coordinate {
    /// The number it comes to.
    pub value: f64,
    /// As it was written.
    pub written: String,
    /// What its label says it is.
    pub axis: Option<Axis>,
    /// Whether it was written with minutes.
    pub sexagesimal: bool,
}

/// Reads a cell that holds one of the two coordinates of a point.
pub fn degrees(cell: &CellValue) -> Parsed<Coordinate> {
    let text = words(cell, IssueCode::UnreadablePoint)?;
    if is_nothing(&text) {
        return Ok(None);
    }
    let text = text.trim().trim_end_matches([',', '，', ';', '；', '、', '。']);
    single(text).map(Some).ok_or(IssueCode::UnreadablePoint)
}

/// Labels and what they say; the sign is that of the hemisphere. Longer ones first.
const LABELS: [(&str, Option<Axis>, f64); 24] = [
    ("longitude", Some(Axis::Longitude), 1.0),
    ("latitude", Some(Axis::Latitude), 1.0),
    ("东经", Some(Axis::Longitude), 1.0),
    ("西经", Some(Axis::Longitude), -1.0),
    ("北纬", Some(Axis::Latitude), 1.0),
    ("南纬", Some(Axis::Latitude), -1.0),
    ("经度", Some(Axis::Longitude), 1.0),
    ("纬度", Some(Axis::Latitude), 1.0),
    ("x坐标", None, 1.0),
    ("y坐标", None, 1.0),
    ("lng", Some(Axis::Longitude), 1.0),
    ("lon", Some(Axis::Longitude), 1.0),
    ("lat", Some(Axis::Latitude), 1.0),
    ("经", Some(Axis::Longitude), 1.0),
    ("纬", Some(Axis::Latitude), 1.0),
    ("东", Some(Axis::Longitude), 1.0),
    ("西", Some(Axis::Longitude), -1.0),
    ("北", Some(Axis::Latitude), 1.0),
    ("南", Some(Axis::Latitude), -1.0),
    ("e", Some(Axis::Longitude), 1.0),
    ("w", Some(Axis::Longitude), -1.0),
    ("n", Some(Axis::Latitude), 1.0),
    ("s", Some(Axis::Latitude), -1.0),
    ("x", None, 1.0),
];

/// The label at the beginning of a text: its length, and what it says.
pub(super) fn label(text: &str) -> Option<(usize, (Option<Axis>, f64))> {
    if text.starts_with('y') && !text.starts_with("y坐标") {
        return Some((1, (None, 1.0)));
    }
    let found = LABELS.iter().find(|(word, ..)| text.starts_with(word))?;
    Some((found.0.len(), (found.1, found.2)))
}

/// One coordinate with or without label, before or behind.
pub(super) fn single(text: &str) -> Option<Coordinate> {
    let clean = ascii(text);
    let mut rest = clean.trim();
    let (mut axis, mut sign) = (None, 1.0);
    while let Some((length, said)) = label(rest) {
        (axis, sign) = (axis.or(said.0), sign * said.1);
        rest = rest.get(length..)?.trim_start().trim_start_matches([':', '=', ' ']);
    }
    let behind = rest.find(|c: char| label_starts(c)).unwrap_or(rest.len());
    let (number, tail) = rest.split_at_checked(behind)?;
    if !tail.is_empty() {
        let (length, said) = label(tail).filter(|_| axis.is_none())?;
        (axis, sign) = (said.0, sign * said.1);
        tail.get(length..).filter(|more| more.trim().is_empty())?;
    }
    let (value, sexagesimal) = number_of(number.trim())?;
    Some(Coordinate { value: value * sign, written: text.trim().to_owned(), axis, sexagesimal })
}

fn label_starts(c: char) -> bool {
    matches!(c, '东' | '西' | '南' | '北' | '经' | '纬') || c.is_ascii_alphabetic()
}

/// A number of degrees, minutes and seconds, or just a number; and whether it had minutes.
fn number_of(text: &str) -> Option<(f64, bool)> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut chars = text.chars().peekable();
    let mut parts: Vec<(f64, bool)> = Vec::new();
    while chars.peek().is_some() {
        let number = digits(&mut chars)?;
        parts.push((number.parse().ok()?, number.contains('.')));
        separator(&mut chars, parts.len())?;
    }
    let small = |(value, _): &(f64, bool)| *value < 60.0;
    let whole = |(_, decimals): &(f64, bool)| !decimals;
    let value = match parts.as_slice() {
        [(degrees, _)] => *degrees,
        [degrees, minutes] if whole(degrees) && small(minutes) => degrees.0 + minutes.0 / 60.0,
        [degrees, minutes, seconds]
            if whole(degrees) && whole(minutes) && small(minutes) && small(seconds) =>
        {
            degrees.0 + minutes.0 / 60.0 + seconds.0 / 3_600.0
        }
        _ => return None,
    };
    Some((if negative { -value } else { value }, parts.len() > 1))
}

/// The decimal number that comes next.
fn digits(chars: &mut Peekable<impl Iterator<Item = char>>) -> Option<String> {
    let mut number = String::new();
    while let Some(c) = chars.next_if(|c| c.is_ascii_digit() || *c == '.') {
        number.push(c);
    }
    number.starts_with(|c: char| c.is_ascii_digit()).then_some(number)
}

/// Passes over what stands behind the first, second or third number; nothing where that belongs
/// elsewhere.
fn separator(chars: &mut Peekable<impl Iterator<Item = char>>, place: usize) -> Option<()> {
    let mut marks = String::new();
    while let Some(c) = chars.next_if(|c| !c.is_ascii_digit()) {
        if !c.is_whitespace() {
            marks.push(c);
        }
    }
    let more = chars.peek().is_some();
    let fits = match (place, marks.as_str()) {
        (1 | 2, "" | "-" | ":") => more,
        (1, "°" | "度" | "º" | "˚") | (2, "′" | "'" | "’" | "‘" | "´" | "`" | "分") => {
            true
        }
        (3, "″" | "\"" | "”" | "“" | "秒" | "''" | "′′" | "’’") | (1, "m" | "米") => {
            !more
        }
        _ => false,
    };
    // The last number needs nothing behind it.
    (fits || marks.is_empty() && !more).then_some(())
}

/// Full-width characters as their ASCII twins, in lower case; white space stays.
pub(super) fn ascii(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '–' | '—' | '−' => '-',
        other => other,
    };
    text.chars().map(|c| narrow(c).to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str) -> CellValue {
        CellValue::Text(text.into())
    }

    fn value(text: &str) -> Option<f64> {
        degrees(&cell(text)).ok().flatten().map(|coordinate| coordinate.value)
    }

    #[test]
    fn degrees_minutes_and_seconds_come_in_many_forms() {
        let exact = 106.0 + 37.0 / 60.0 + 12.5 / 3_600.0;
        for text in [
            "106°37′12.5″E",
            "106°37'12.5\"",
            "106 °37 ’12.5”",
            "东经106°37′12.5″",
            "106度37分12.5秒",
            "１０６°３７′１２．５″",
            "E106°37′12.5″",
            "经度：106°37′12.5''",
            "106-37-12.5",
            "106:37:12.5",
            "106 37 12.5",
            "106º37´12.5″",
        ] {
            let read = value(text).unwrap_or_default();
            assert!((read - exact).abs() < 1e-9, "{text}: {read}");
        }
        let minutes = 106.0 + 37.2 / 60.0;
        for text in ["106°37.2′", "106度37.2分", "106-37.2", "106°37.2"] {
            assert!((value(text).unwrap_or_default() - minutes).abs() < 1e-9, "{text}");
        }
    }

    #[test]
    fn plain_numbers_stay_what_they_are() {
        for text in ["106.63", "106.63°", "106.63度", "106.63E", "东经：106.63", "lon=106.63"]
        {
            assert_eq!(value(text), Some(106.63), "{text}");
            assert!(!degrees(&cell(text)).unwrap().unwrap().sexagesimal);
        }
        assert_eq!(value("35656873.798"), Some(35_656_873.798));
        assert_eq!(value("656873.8米"), Some(656_873.8));
        assert_eq!(value("-12.5"), Some(-12.5));
        assert_eq!(value("12.5S"), Some(-12.5));
        assert_eq!(degrees(&cell("无")), Ok(None));
    }

    #[test]
    fn what_is_no_coordinate_is_not_made_into_one() {
        for text in [
            "三十",
            "106°67′",
            "106°37′65″",
            "106.5°37′",
            "106°37.5′12″",
            "106′",
            "106°37″",
            "1.2.3",
            "1e5",
            "E106N",
            "106-37-12-5",
            "nan",
            "--5",
            "106°37′12″5",
        ] {
            assert_eq!(degrees(&cell(text)), Err(IssueCode::UnreadablePoint), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_stop(text in "[0-9.,°′″度分秒东经北纬ENxy:() /-]{0,16}|\\PC{0,12}") {
            let _ = degrees(&cell(&text));
        }
    }
}
