//! Coordinates in every form that ledgers write them: `106.63`, `东经106.63°`, `106°37′12.5″E`,
//! `106°37.2′`, `106度37分12.5秒`, `106-37-12.5`; in a cell of their own or two in one.

use std::{iter::Peekable, ops::Range};

use battle_map::model::ledger::IssueCode;

use super::{Parsed, is_nothing, words};
use crate::ledger::sheet::CellValue;

/// What a label says that a coordinate counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// 东经, 经度, E
    Longitude,
    /// 北纬, 纬度, N
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

/// One coordinate.
pub fn degrees(cell: &CellValue) -> Parsed<Coordinate> {
    let text = words(cell, IssueCode::UnreadablePoint)?;
    if is_nothing(&text) {
        return Ok(None);
    }
    single(&text).map(Some).ok_or(IssueCode::UnreadablePoint)
}

/// Two coordinates in one cell, longitude first unless their labels say otherwise.
pub fn pair(cell: &CellValue) -> Parsed<[Coordinate; 2]> {
    let text = words(cell, IssueCode::UnreadablePoint)?;
    if is_nothing(&text) {
        return Ok(None);
    }
    let clean = ascii(&text);
    let halves = halves(&clean).ok_or(IssueCode::UnreadablePoint)?;
    let [first, second] = halves.map(|half| as_written(&text, &clean, half));
    let pair = single(&first).zip(single(&second)).ok_or(IssueCode::UnreadablePoint)?;
    match (pair.0.axis, pair.1.axis) {
        (Some(first), Some(second)) if first == second => Err(IssueCode::UnreadablePoint),
        (Some(Axis::Latitude), _) | (_, Some(Axis::Longitude)) => Ok(Some([pair.1, pair.0])),
        _ => Ok(Some([pair.0, pair.1])),
    }
}

/// Brackets around coordinates, or around a pair.
const BRACKETS: [char; 8] = ['(', ')', '[', ']', '（', '）', '【', '】'];

/// A part of the text as it was written; `clean` has the same characters in another form.
fn as_written(text: &str, clean: &str, part: Range<usize>) -> String {
    let before = clean.get(..part.start).map_or(0, |before| before.chars().count());
    let length = clean.get(part).map_or(0, |part| part.chars().count());
    let written: String = text.chars().skip(before).take(length).collect();
    written.trim().trim_matches(BRACKETS).trim().to_owned()
}

/// Where a cell of two coordinates comes apart: at a comma or the like; else where the second label
/// or the second number of degrees begins; else in the middle of its words.
fn halves(text: &str) -> Option<[Range<usize>; 2]> {
    let mut parts = Vec::new();
    let mut begin = 0;
    for (at, mark) in text.match_indices([',', '、', ';', '/', '|', '\n', '\r']) {
        parts.push(begin..at);
        begin = at + mark.len();
    }
    parts.push(begin..text.len());
    parts.retain(|part| text.get(part.clone()).is_some_and(|part| !part.trim().is_empty()));
    match parts.as_slice() {
        [first, second] => Some([first.clone(), second.clone()]),
        [_] => {
            let at =
                second_label(text).or_else(|| second_degrees(text)).or_else(|| middle(text))?;
            Some([0..at, at..text.len()])
        }
        _ => None,
    }
}

/// Where the label of the second coordinate begins, or ends where labels stand behind.
fn second_label(text: &str) -> Option<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    let mut begins_with_label = false;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((length, _)) = label(rest) {
            begins_with_label |= text
                .get(..at)
                .is_some_and(|before| before.trim().trim_matches(BRACKETS).is_empty());
            ends.push((at, at + length));
            at += length;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    match ends.as_slice() {
        [_, (begin, _)] if begins_with_label => Some(*begin),
        [(_, end), _] => Some(*end),
        _ => None,
    }
}

/// Where the number before the second degree sign begins.
fn second_degrees(text: &str) -> Option<usize> {
    let (second, _) = text.match_indices(is_degree).nth(1)?;
    let before = text.get(..second)?.trim_end();
    Some(before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len())
}

fn is_degree(c: char) -> bool {
    matches!(c, '°' | '度' | 'º' | '˚')
}

/// The middle of an even number of words.
fn middle(text: &str) -> Option<usize> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let middle = words.get(words.len() / 2).filter(|_| matches!(words.len(), 2 | 4 | 6))?;
    // Words are parts of the text: where one stands follows from how much stands before it.
    let mut left = words.len() / 2;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let blank = rest.len() - rest.trim_start().len();
        if left == 0 {
            return text.get(at + blank..)?.starts_with(middle).then_some(at + blank);
        }
        let word = rest.trim_start();
        at += blank + word.find(char::is_whitespace).unwrap_or(word.len());
        left -= 1;
    }
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
fn label(text: &str) -> Option<(usize, (Option<Axis>, f64))> {
    if text.starts_with('y') && !text.starts_with("y坐标") {
        return Some((1, (None, 1.0)));
    }
    let found = LABELS.iter().find(|(word, ..)| text.starts_with(word))?;
    Some((found.0.len(), (found.1, found.2)))
}

/// One coordinate with or without label, before or behind.
fn single(text: &str) -> Option<Coordinate> {
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
        (1, "°" | "度" | "º" | "˚") => true,
        (2, "′" | "'" | "’" | "‘" | "´" | "`" | "分") => true,
        (3, "″" | "\"" | "”" | "“" | "秒" | "''" | "′′" | "’’") => !more,
        (1, "m" | "米") => !more,
        _ => false,
    };
    // The last number needs nothing behind it.
    (fits || marks.is_empty() && !more).then_some(())
}

/// Full-width characters as their ASCII twins, in lower case; white space stays.
fn ascii(text: &str) -> String {
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

    #[test]
    fn a_pair_in_one_cell_may_be_written_in_many_ways() {
        for text in [
            "106.63,30.45",
            "（106.63，30.45）",
            "106.63、30.45",
            "106.63;30.45",
            "106.63 / 30.45",
            "106.63 30.45",
            "106.63\n30.45",
            "东经106.63° 北纬30.45°",
            "北纬30.45°，东经106.63°",
            "N30.45 E106.63",
            "E106.63N30.45",
            "106.63E30.45N",
            "30.45°N 106.63°E",
            "经度:106.63 纬度:30.45",
            "纬度30.45经度106.63",
            "106.63°30.45°",
            "东经：106.63；北纬：30.45",
        ] {
            let pair = pair(&cell(text)).ok().flatten();
            let values = pair.map(|[lon, lat]| [lon.value, lat.value]);
            assert_eq!(values, Some([106.63, 30.45]), "{text}");
        }
    }

    #[test]
    fn pairs_of_degrees_and_minutes_come_apart_in_the_middle() {
        for text in [
            "106°37′12″E，30°27′36″N",
            "106°37′12″E 30°27′36″N",
            "106°37′12″30°27′36″",
            "106 37 12 30 27 36",
            "东经106度37分12秒北纬30度27分36秒",
            "106-37-12, 30-27-36",
        ] {
            let [lon, lat] = pair(&cell(text)).ok().flatten().unwrap_or_else(|| panic!("{text}"));
            assert!(
                (lon.value - 106.62).abs() < 1e-9 && (lat.value - 30.46).abs() < 1e-9,
                "{text}"
            );
        }
    }

    #[test]
    fn each_half_keeps_the_form_it_was_written_in() {
        let [lon, lat] = pair(&cell("（Ｎ30°27′36″， E106°37′12″）")).ok().flatten().unwrap();
        assert_eq!((lon.written.as_str(), lat.written.as_str()), ("E106°37′12″", "Ｎ30°27′36″"));
    }

    #[test]
    fn half_a_pair_or_two_of_one_kind_are_refused() {
        for text in ["106.63", "106.63,30.45,5", "东经106.63 东经30.45", "106.63,三十", "1 2 3"]
        {
            assert_eq!(pair(&cell(text)), Err(IssueCode::UnreadablePoint), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_stop(text in "[0-9.,°′″度分秒东经北纬ENxy:() /-]{0,16}|\\PC{0,12}") {
            let _ = degrees(&cell(&text));
            let _ = pair(&cell(&text));
        }
    }
}
