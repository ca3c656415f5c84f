//! Marks pushed apart: each as near to its true place as the others let it, and within its county as long
//! as there is room.

use std::collections::HashMap;

use geo::{Coord, MultiPolygon, Rect};

use crate::geometry::label;

/// A mark that looks for its place.
#[derive(Debug, Clone, Copy)]
pub struct Disc<'a> {
    /// Where it belongs.
    pub home: Coord,
    /// From its middle to its outermost edge.
    pub radius: f64,
    /// The land that it keeps to.
    pub land: Option<&'a MultiPolygon>,
}

/// Free room between two marks, in units.
const BETWEEN: f64 = 0.8;
/// How often all marks are moved at most, and the moves that a sheet may cost at most.
const ROUNDS: usize = 400;
const MOVES: usize = 600_000;
/// How far a mark goes back to its home in a round, of the way there.
const HOMEWARDS: f64 = 0.03;

/// Where the middles of the marks come to stand, in their order.
pub fn spread(discs: &[Disc<'_>], frame: Rect) -> Vec<Coord> {
    let mut places: Vec<Coord> =
        discs.iter().zip(0_u32..).map(|(disc, n)| begin(disc, n)).collect();
    let rounds = ROUNDS.min(MOVES / discs.len().max(1)).max(20);
    for round in 0..rounds {
        // First all keep to their homes and counties, in the end only apart.
        let settled = round * 4 > rounds * 3;
        let free = round * 10 > rounds * 9;
        let mut next = apart(discs, &places);
        for ((disc, next), before) in discs.iter().zip(&mut next).zip(&places) {
            if !settled {
                *next = *next + (disc.home - *next) * HOMEWARDS;
            }
            if !free {
                *next = on_land(disc, *before, *next);
            }
            *next = within(*next, disc.radius, frame);
        }
        places = next;
    }
    places
}

/// Its home, a hair beside it: marks of one place have to be told apart.
fn begin(disc: &Disc<'_>, number: u32) -> Coord {
    let angle = f64::from(number) * 2.399_963;
    disc.home + Coord { x: angle.cos() * 0.05, y: angle.sin() * 0.05 }
}

/// One round of pushing whatever overlaps.
fn apart(discs: &[Disc<'_>], places: &[Coord]) -> Vec<Coord> {
    let widest = discs.iter().map(|disc| disc.radius).fold(1.0, f64::max);
    let cell = 2.0 * widest + BETWEEN;
    let mut cells: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for (index, at) in places.iter().enumerate() {
        cells.entry(cell_of(*at, cell)).or_default().push(index);
    }
    let mut next = places.to_vec();
    for (index, at) in places.iter().enumerate() {
        let (column, row) = cell_of(*at, cell);
        for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
            for &other in cells.get(&(column + dx, row + dy)).into_iter().flatten() {
                if other != index {
                    next[index] = next[index] + push(discs, places, index, other);
                }
            }
        }
    }
    next
}

#[expect(clippy::cast_possible_truncation, reason = "a sheet is a thousand units wide")]
fn cell_of(at: Coord, cell: f64) -> (i64, i64) {
    ((at.x / cell).floor() as i64, (at.y / cell).floor() as i64)
}

/// How far one mark is pushed by another.
fn push(discs: &[Disc<'_>], places: &[Coord], one: usize, other: usize) -> Coord {
    let away = places[one] - places[other];
    let distance = away.x.hypot(away.y).max(1e-6);
    let short = discs[one].radius + discs[other].radius + BETWEEN - distance;
    if short > 0.0 { away * (short * 0.4 / distance) } else { Coord::zero() }
}

/// The step as far as it stays on the mark's own land.
fn on_land(disc: &Disc<'_>, before: Coord, next: Coord) -> Coord {
    let Some(land) = disc.land else { return next };
    let depth = |at: Coord| label::depth(at, land);
    let wanted = (disc.radius * 0.9).min(depth(disc.home));
    if wanted <= 0.0 {
        return next;
    }
    let stays = |at: &Coord| {
        let deep = depth(*at);
        deep >= wanted || deep > depth(before)
    };
    let along = [next, Coord { x: next.x, y: before.y }, Coord { x: before.x, y: next.y }];
    along.into_iter().find(stays).unwrap_or(before)
}

fn within(at: Coord, radius: f64, frame: Rect) -> Coord {
    let (min, max) = (frame.min(), frame.max());
    let clamp = |value: f64, low: f64, high: f64| value.max(low + radius).min(high - radius);
    Coord { x: clamp(at.x, min.x, max.x), y: clamp(at.y, min.y, max.y) }
}
