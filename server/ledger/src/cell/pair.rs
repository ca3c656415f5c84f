//! Two coordinates in one cell: `106.63,30.45`, `(106.63 30.45)`, `东经106.63°，北纬30.45°`,
//! `N30°27′36″E106°37′12″`.

use std::ops::Range;

use battle_map::model::ledger::IssueCode;

use super::{
    Parsed,
    degrees::{Axis, Coordinate, ascii, label, single},
    is_nothing, words,
};
use crate::sheet::CellValue;

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str) -> CellValue {
        CellValue::Text(text.into())
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
        fn no_text_makes_it_stop(text in "[0-9.,°′″度分秒东经北纬ENxy:() /-]{0,24}|\\PC{0,12}") {
            let _ = pair(&cell(&text));
        }
    }
}
