//! The fixed words of a paper, and how numbers and days are written in it.

use crate::{
    model::document::end_of,
    value::{Day, Timestamp},
    view::catalogue::Catalogue,
};

/// A day in full: `2026年11月25日`.
pub(super) fn day(words: &dyn Catalogue, day: Day) -> String {
    let date = day.civil();
    let [year, month, day] = [i32::from(date.year()), date.month().into(), date.day().into()]
        .map(|number: i32| number.to_string());
    words.fill("paper.day", &[("year", &year), ("month", &month), ("day", &day)])
}

/// A moment as a deadline: `2026年11月26日10时42分`, on the hour without minutes; the last one of a day is the day alone.
pub(super) fn moment(words: &dyn Catalogue, at: Timestamp) -> String {
    let date = day(words, at.day());
    if at == end_of(at.day()) {
        return date;
    }
    let local = at.local();
    let [hour, minute] = [local.hour(), local.minute()].map(|part| part.to_string());
    match local.minute() {
        0 => words.fill("paper.hour", &[("day", &date), ("hour", &hour)]),
        _ => words.fill("paper.moment", &[("day", &date), ("hour", &hour), ("minute", &minute)]),
    }
}

/// A number below one hundred in Chinese figures: `十二`; a greater one in ours.
pub(super) fn ordinal(number: usize) -> String {
    const FIGURES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => FIGURES[ones].to_owned(),
        (1, ones) => format!("十{}", FIGURES[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", FIGURES[tens], FIGURES[ones]),
        _ => number.to_string(),
    }
}

/// A text as it may stand on paper: on one line, and without the unseen signs that turn the
/// direction of what follows or take no room.
pub(super) fn plain(text: &str) -> String {
    let seen = |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = text.chars().filter(seen).map(blank).collect();
    text.trim().to_owned()
}

/// A sentence without its end, so that it may go on.
pub(super) fn sentence(text: &str) -> &str {
    text.trim_end_matches(['。', '；', '，', '.', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_numbered_in_chinese() {
        let written: Vec<_> = [1, 9, 10, 11, 20, 35, 99, 100].map(ordinal).into();
        assert_eq!(written, ["一", "九", "十", "十一", "二十", "三十五", "九十九", "100"]);
    }

    #[test]
    fn nothing_unseen_turns_the_paper_around() {
        assert_eq!(plain(" 岳\u{202e}池\u{200b}县\u{feff}\t\u{7}医院 "), "岳池县  医院");
    }
}
