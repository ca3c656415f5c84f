//! The table of counties, whose rows add up to the city's, and the red cards with their arithmetic.

use super::{
    Poster, PosterSums, PosterWords, RedCard,
    ink::PosterInk,
    item::{Anchor, At, Face, Ground, width, wrapped},
    list::{Room, county_name, points},
    sign,
};
use crate::{model::stage::StageGroup, value::Money};

/// The height of a line of the table where there is room, and the least, in sizes of type.
const LINE: f64 = 20.0;
const LEAST_LINE: f64 = 1.3;
/// The height of a red card where there is room, and the least, in sizes of type.
const CARD: f64 = 27.0;
const LEAST_CARD: f64 = 2.3;
/// The height of a heading.
const HEADING: f64 = 18.0;

/// How high the table of counties and the red cards would stand at their best.
pub fn wanted(poster: &Poster) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let counties = (count(poster.counties.len()) + 2.0) * LINE;
    let red = count(poster.red.len().max(1)) * CARD;
    HEADING + counties.max(red.min(8.0 * CARD))
}

fn heading(ground: &mut Ground, (x, y): At, wide: f64, title: &str, note: String) -> f64 {
    let large = ground.type_of(11.0);
    ground.text((x, y + large), Anchor::Start, Face::bold(large), title);
    let soft = Face::plain(ground.type_of(8.6)).ink(PosterInk::SOFT);
    ground.text((x + wide, y + large), Anchor::End, soft, note);
    let below = y + large * 1.4;
    ground.rule((x, below), (x + wide, below), PosterInk::INK, 0.9);
    below
}

/// A column of the table that counts entries by their stages.
type Stages = (&'static str, &'static [StageGroup]);

/// The columns of stages: the usual ones, and one for all others where they occur, so that each row adds
/// up to its entries.
fn stages(poster: &Poster) -> Vec<Stages> {
    const OTHERS: Stages = ("poster.others", &[StageGroup::Unknown, StageGroup::Suspended]);
    let usual = [
        ("stage.not-started", &[StageGroup::NotStarted][..]),
        ("stage.building", &[StageGroup::Building]),
        ("stage.completed", &[StageGroup::Completed]),
    ];
    let others = Some(OTHERS).filter(|others| counted(&poster.sums, others.1) > 0);
    usual.into_iter().chain(others).collect()
}

/// How many entries stand at some stages.
fn counted(sums: &PosterSums, stages: &[StageGroup]) -> u32 {
    stages.iter().map(|stage| sums.counts.stage(*stage)).sum()
}

/// The table of counties in a room; whether all of it stood there. Nothing is drawn where it does not.
pub fn counties(ground: &mut Ground, poster: &Poster, words: &dyn PosterWords, room: Room) -> bool {
    let lines = f64::from(u32::try_from(poster.counties.len() + 2).unwrap_or(u32::MAX));
    let left = room.high - HEADING;
    let line = (left / lines).min(LINE.max(ground.type_of(9.0) * 1.9));
    let size = ground.type_of((line * 0.56).min(10.2));
    if line < size * LEAST_LINE {
        return false;
    }
    let parts: Vec<Money> =
        poster.counties.iter().filter_map(|it| Some(it.sums.investment?.done)).collect();
    let plans: Vec<Money> =
        poster.counties.iter().filter_map(|it| Some(it.sums.investment?.plan)).collect();
    let adds_up = poster
        .sums
        .investment
        .is_none_or(|sum| words.adds_up(sum.done, &parts) && words.adds_up(sum.plan, &plans));
    let note = if adds_up { "poster.counties-note" } else { "poster.counties-rounded" };
    let title = words.get("poster.counties");
    let top = heading(ground, room.at, room.wide, &title, words.get(note));
    let stages = stages(poster);
    let columns = columns(&stages, room.wide, size);
    let pen = TablePen { words, left: room.at.0, size, line, stages, columns };
    pen.head(ground, top);
    let mut y = top + line;
    for county in &poster.counties {
        pen.row(ground, y, &county_name(county, words), &county.sums, false);
        y += line;
    }
    pen.row(ground, y, &words.get("poster.whole"), &poster.sums, true);
    true
}

/// The right edges of the columns after the name: entries, stages, cards, money, difference.
fn columns(stages: &[Stages], wide: f64, size: f64) -> Vec<f64> {
    let (gap, money) = (size * 3.4, size * 8.6);
    let counts = stages.len() + 3;
    let name = size * 3.6;
    let each = (wide - name - gap - money) / f64::from(u32::try_from(counts).unwrap_or(1));
    let mut edges: Vec<f64> = (1..=u32::try_from(counts).unwrap_or(1))
        .map(|place| name + each * f64::from(place))
        .collect();
    edges.extend([wide - gap, wide]);
    edges
}

struct TablePen<'a> {
    words: &'a dyn PosterWords,
    left: f64,
    size: f64,
    line: f64,
    stages: Vec<Stages>,
    columns: Vec<f64>,
}

impl TablePen<'_> {
    fn cells(&self, ground: &mut Ground, y: f64, name: &str, cells: &[String], face: Face) {
        let base = y + self.line / 2.0 + self.size * 0.37;
        ground.text((self.left, base), Anchor::Start, face, name);
        for (cell, edge) in cells.iter().zip(&self.columns) {
            ground.text((self.left + edge, base), Anchor::End, face, cell.clone());
        }
    }

    fn rule(&self, ground: &mut Ground, y: f64, ink: PosterInk, width: f64) {
        let right = self.left + self.columns.last().copied().unwrap_or_default();
        ground.rule((self.left, y), (right, y), ink, width);
    }

    fn head(&self, ground: &mut Ground, y: f64) {
        let words = |key: &str| self.words.get(key);
        let mut cells = vec![words("poster.projects")];
        cells.extend(self.stages.iter().map(|(key, _)| words(key)));
        cells.extend(["poster.yellow", "poster.red", "poster.money", "poster.gap"].map(words));
        let face = Face::plain(ground.type_of(self.size * 0.8)).ink(PosterInk::SOFT);
        self.cells(ground, y, "", &cells, face);
        self.rule(ground, y + self.line, PosterInk::HAIR, 0.5);
    }

    fn row(&self, ground: &mut Ground, y: f64, name: &str, sums: &PosterSums, whole: bool) {
        let count = |number: u32| match number {
            0 => "·".to_owned(),
            some => some.to_string(),
        };
        let mut cells = vec![count(sums.entries)];
        cells.extend(self.stages.iter().map(|(_, stages)| count(counted(sums, stages))));
        cells.extend([count(sums.yellow), count(sums.red)]);
        cells.extend(match sums.investment {
            Some(sum) => [
                format!("{}/{}", self.words.in_column(sum.done), self.words.in_column(sum.plan)),
                points(self.words, sum.lag),
            ],
            None => ["—".to_owned(), "—".to_owned()],
        });
        if whole {
            self.rule(ground, y, PosterInk::INK, 0.9);
        } else {
            self.rule(ground, y + self.line, PosterInk::HAIR, 0.5);
        }
        let face = if whole { Face::bold(self.size) } else { Face::plain(self.size) };
        self.cells(ground, y, name, &cells, face);
    }
}

/// The red cards from `first` on that fit into a room; how many these are.
pub fn red(
    ground: &mut Ground,
    poster: &Poster,
    first: usize,
    words: &dyn PosterWords,
    room: Room,
) -> usize {
    let cards = &poster.red[first.min(poster.red.len())..];
    let title = words.fill("poster.red-title", &[("count", &poster.red.len().to_string())]);
    let top = heading(ground, room.at, room.wide, &title, words.get("poster.red-note"));
    let size = ground.type_of(9.4);
    if poster.red.is_empty() {
        let face = Face::plain(size).ink(PosterInk::SOFT);
        let base = (room.at.0, top + size * 1.8);
        ground.text(base, Anchor::Start, face, words.get("poster.no-red"));
        return 0;
    }
    let left = room.at.1 + room.high - top;
    let count = f64::from(u32::try_from(cards.len()).unwrap_or(u32::MAX));
    let high = (left / count).min(CARD.max(size * 2.6)).max(size * LEAST_CARD);
    let mut y = top;
    let mut drawn = 0;
    for card in cards {
        if y + high > top + left + 1e-6 {
            break;
        }
        drawn += 1;
        red_card(ground, card, words, (room.at.0, y), (room.wide, high, size));
        y += high;
    }
    drawn
}

fn red_card(
    ground: &mut Ground,
    card: &RedCard,
    words: &dyn PosterWords,
    (x, y): At,
    (wide, high, size): (f64, f64, f64),
) {
    let radius = (high * 0.36).min(7.0_f64.max(size * 0.8));
    let middle = (x + radius * 1.3, y + high / 2.0);
    sign::sign(ground, card.look, &card.number.to_string(), middle, radius);
    let left = x + radius * 2.6 + size * 0.5;
    let (first, second) = (y + high / 2.0 - size * 0.16, y + high / 2.0 + size * 0.98);
    let figure = words.figure(&card.finding);
    let large = size * 1.1;
    let room = x + wide - left - width(&figure, large) - size * 0.6;
    // Beside its number the whole name stands in the list.
    let least = ground.type_of(0.0);
    let (name, text) = fitted(&card.name, (size * 1.08, least), room);
    ground.text((left, first), Anchor::Start, Face::bold(name), text);
    ground.text((x + wide, first), Anchor::End, Face::bold(large), figure);
    let mut said = vec![card.unit.clone(), words.arithmetic(&card.finding)];
    said.retain(|part| !part.is_empty());
    let said = said.join(" · ");
    let small = ground.type_of(size * 0.9);
    let (small, said) = fitted(&said, (small, least), x + wide - left);
    let face = Face::plain(small).ink(PosterInk::SOFT);
    ground.text((left, second), Anchor::Start, face, said);
    ground.rule((x, y + high), (x + wide, y + high), PosterInk::HAIR, 0.5);
}

/// A text at the size between two at which it fits into a room, cut short where it fits at none.
fn fitted(text: &str, (size, least): (f64, f64), room: f64) -> (f64, String) {
    let shrunk = shrunk(text, size, room);
    if shrunk >= least {
        return (shrunk, text.to_owned());
    }
    let mut lines = wrapped(text, least, (room - least).max(least)).into_iter();
    (least, lines.next().unwrap_or_default() + "…")
}

/// The size at which a text fits into a room.
pub fn shrunk(text: &str, size: f64, room: f64) -> f64 {
    size.min(room / width(text, 1.0).max(0.1))
}
