//! The head of a sheet (title, day, the period that the money stands for, key figures) and its foot (who
//! publishes it, from when its data are, and what a public map has to say of itself).

use super::{
    PaperSize, Poster, PosterWords,
    ink::PosterInk,
    item::{Anchor, Face, Ground, WIDTH, width},
    list::gap,
    tables::shrunk,
};
use crate::model::stage::StageGroup;

/// The margin to the left and to the right.
pub const MARGIN: f64 = 20.0;
/// The lower edge of the head.
pub const HEAD: f64 = 66.0;

/// The title: `广安市重点项目挂图作战图`.
pub fn title(poster: &Poster, words: &dyn PosterWords) -> String {
    words.fill("poster.title", &[("city", &poster.frame.city)])
}

/// Draws the head.
pub fn head(ground: &mut Ground, poster: &Poster, words: &dyn PosterWords) {
    let right = figures(ground, poster, words);
    let day = day(poster, words);
    let period = period(poster, words);
    let small = ground.type_of(11.5);
    let beside = width(&day, small * 1.02).max(width(&period, small));
    let title = title(poster, words);
    let room = (right - MARGIN - beside - 36.0).max(WIDTH * 0.2);
    let size = shrunk(&title, 31.0, room);
    ground.text((MARGIN, 56.0), Anchor::Start, Face::bold(size), title.clone());
    let left = MARGIN + width(&title, size) + 18.0;
    ground.text((left, 41.5), Anchor::Start, Face::bold(small), day);
    ground.text((left, 57.0), Anchor::Start, Face::plain(small), period);
    ground.rule((MARGIN, HEAD), (WIDTH - MARGIN, HEAD), PosterInk::INK, 2.4);
}

fn day(poster: &Poster, words: &dyn PosterWords) -> String {
    let civil = poster.frame.now.day().civil();
    let (year, month, day) =
        (civil.year().to_string(), civil.month().to_string(), civil.day().to_string());
    words.fill("paper.day", &[("year", &year), ("month", &month), ("day", &day)])
}

fn period(poster: &Poster, words: &dyn PosterWords) -> String {
    let period = words.period(&poster.frame);
    let Some(sum) = poster.sums.investment else { return period };
    let scheduled = words.tenths(sum.scheduled);
    let scheduled = words.fill("poster.scheduled", &[("share", &scheduled)]);
    format!("{period} · {scheduled}")
}

/// The key figures from the right edge leftwards; their left edge.
fn figures(ground: &mut Ground, poster: &Poster, words: &dyn PosterWords) -> f64 {
    let sums = &poster.sums;
    let stage = |stage: StageGroup| {
        (sums.counts.stage(stage), words.get(&format!("stage.{}", stage.code())))
    };
    let mut figures = vec![(sums.entries, words.get("poster.projects"))];
    let rare = [StageGroup::Unknown, StageGroup::Suspended];
    let stages = StageGroup::ALL.into_iter().map(|it| (it, stage(it)));
    let shown = stages.filter(|(it, (count, _))| *count > 0 || !rare.contains(it));
    figures.extend(shown.map(|(_, figure)| figure));
    figures.push((sums.yellow, words.get("poster.yellow")));
    figures.push((sums.red, words.get("poster.red")));
    if sums.unplaced > 0 {
        figures.push((sums.unplaced, words.get("poster.unplaced")));
    }
    let (large, small) = (20.0, ground.type_of(9.4));
    let mut right = WIDTH - MARGIN;
    if let Some(sum) = sums.investment {
        let (done, plan, unit) = words.money_pair(sum.done, sum.plan);
        let rest = format!("/{plan} {unit}");
        let rest_wide = width(&rest, small * 1.1);
        let face = Face::plain(small * 1.1);
        ground.text((right, 44.0), Anchor::End, face, rest);
        let figure = Face::bold(large);
        ground.text((right - rest_wide, 44.0), Anchor::End, figure, done.clone());
        let share = words.tenths(sum.actual);
        let said =
            words.fill("poster.invested", &[("share", &share), ("gap", &gap(words, sum.lag))]);
        let wide = width(&said, small).max(rest_wide + width(&done, large));
        ground.text((right, 57.5), Anchor::End, Face::plain(small).ink(PosterInk::SOFT), said);
        right -= wide + 16.0;
    }
    for (number, word) in figures.into_iter().rev() {
        let number = number.to_string();
        let wide = width(&number, large).max(width(&word, small));
        ground.text((right, 44.0), Anchor::End, Face::bold(large), number);
        ground.text((right, 57.5), Anchor::End, Face::plain(small).ink(PosterInk::SOFT), word);
        right -= wide + 15.0;
    }
    right
}

/// What stands in the foot beside the publisher.
#[derive(Debug, Clone, Copy)]
pub struct Foot {
    /// The size of the paper.
    pub size: PaperSize,
    /// The denominator of the map's scale; none on sheets without a map.
    pub scale: Option<f64>,
    /// The number of the sheet and how many there are.
    pub sheet: (usize, usize),
}

/// The height of the line above the foot.
pub fn foot_line(ground: &Ground) -> f64 {
    ground.height - 26.0
}

/// Draws the foot.
pub fn foot(ground: &mut Ground, poster: &Poster, words: &dyn PosterWords, foot: Foot) {
    let top = foot_line(ground);
    ground.rule((MARGIN, top), (WIDTH - MARGIN, top), PosterInk::INK, 0.8);
    let size = ground.type_of(8.6);
    let face = Face::plain(size).ink(PosterInk::SOFT);
    let (first, second) = (top + size * 1.25, top + size * 2.5);
    let frame = &poster.frame;
    let mut left = vec![poster.publisher.clone()];
    left.push(
        words.fill("poster.data", &[("day", &day(poster, words)), ("time", &frame.now.clock())]),
    );
    left.extend(frame.demo.then(|| words.get("poster.demo")));
    left.retain(|part| !part.is_empty());
    let left = left.join(" · ");
    let mut right = vec![foot.size.name().to_owned()];
    if let Some(scale) = foot.scale {
        right.push(format!("1:{}", thousands(scale)));
        right.push("CGCS2000".to_owned());
    }
    let note = poster.boundary_note.clone();
    right.push(note.unwrap_or_else(|| words.get("poster.boundary-note")));
    right.push(match &poster.approval {
        Some(number) => words.fill("poster.approval", &[("number", number)]),
        None => words.get("poster.internal"),
    });
    if foot.sheet.1 > 1 {
        let (sheet, sheets) = (foot.sheet.0.to_string(), foot.sheet.1.to_string());
        right.push(words.fill("poster.sheet", &[("sheet", &sheet), ("sheets", &sheets)]));
    }
    let right = right.join(" · ");
    let both = width(&left, size) + width(&right, size) + size * 3.0;
    let below = if both > WIDTH - 2.0 * MARGIN { second } else { first };
    ground.text((MARGIN, first), Anchor::Start, face, left);
    ground.text((WIDTH - MARGIN, below), Anchor::End, face, right);
}

/// A whole number with its thousands apart.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}
