//! The names of the counties with the range of their numbers: inside their county where no mark stands,
//! else outside with a leader that crosses no mark.

use geo::{BoundingRect, Coord, MultiPolygon, Rect};

use super::Standing;
use crate::{
    geometry::label,
    view::poster::{
        Poster, PosterCounty, PosterWords,
        ink::PosterInk,
        item::{Anchor, Face, Ground, width},
    },
};

/// Places tried along each side of a county, and of the frame.
const TRIES: u32 = 36;
/// Free room around a mark and a name.
const CLEAR: f64 = 2.0;
/// The shortest leader that is seen as one.
const SHORTEST: f64 = 14.0;

/// A name as it is to be written.
struct Name {
    county: String,
    range: String,
    half: Coord,
}

/// What names keep clear of.
struct Taken<'a> {
    discs: Vec<(Coord, f64)>,
    tracks: Vec<Coord>,
    names: Vec<Rect>,
    lands: &'a [MultiPolygon],
    frame: Rect,
}

/// Writes the names of all counties that have land.
pub fn names(
    ground: &mut Ground,
    poster: &Poster,
    words: &dyn PosterWords,
    lands: &[MultiPolygon],
    (marks, tracks): (&[Standing<'_>], Vec<Coord>),
    frame: Rect,
) {
    let (large, small) = (ground.type_of(13.0), ground.type_of(8.4));
    let discs = marks.iter().map(|mark| (mark.at, mark.radius * mark.row.look.reach())).collect();
    let mut taken = Taken { discs, tracks, names: Vec::new(), lands, frame };
    for (county, land) in poster.counties.iter().zip(lands).filter(|(_, land)| !land.0.is_empty()) {
        let Some(home) = label::innermost_flat(land) else { continue };
        let name = name_of(county, words, (large, small));
        let inside = taken.inside(land, home, name.half);
        let (at, foot) = match inside {
            Some(at) => (at, None),
            None => taken.outside(land, name.half).unwrap_or((home, None)),
        };
        if let Some(foot) = foot {
            let edge = nearest(frame_of(at, name.half), foot);
            ground.rule(foot.x_y(), edge.x_y(), PosterInk::NAME, 0.7);
        }
        taken.names.push(frame_of(at, name.half));
        let face = Face::bold(large).ink(PosterInk::NAME).halo(1.4);
        let top = at.y - name.half.y;
        ground.text((at.x, top + large * 0.92), Anchor::Middle, face, name.county);
        let face = Face::plain(small).ink(PosterInk::NAME).halo(1.2);
        ground.text((at.x, top + large * 1.12 + small * 0.95), Anchor::Middle, face, name.range);
    }
}

fn name_of(county: &PosterCounty, words: &dyn PosterWords, (large, small): (f64, f64)) -> Name {
    let range = range(county, words);
    let wide = width(&county.name, large).max(width(&range, small)) + 2.0;
    let half = Coord { x: wide / 2.0, y: (large + small) * 0.58 };
    Name { county: county.name.clone(), range, half }
}

/// `19–35 号`; empty without projects.
fn range(county: &PosterCounty, words: &dyn PosterWords) -> String {
    match (county.rows.first(), county.rows.last()) {
        (Some(first), Some(last)) if first.number == last.number => {
            words.fill("poster.range-one", &[("from", &first.number.to_string())])
        }
        (Some(first), Some(last)) => {
            let (from, to) = (first.number.to_string(), last.number.to_string());
            words.fill("poster.range", &[("from", &from), ("to", &to)])
        }
        _ => String::new(),
    }
}

fn frame_of(at: Coord, half: Coord) -> Rect {
    Rect::new(at - half, at + half)
}

/// The place of a rectangle that is nearest to a point.
fn nearest(rect: Rect, at: Coord) -> Coord {
    let (min, max) = (rect.min(), rect.max());
    Coord { x: at.x.clamp(min.x, max.x), y: at.y.clamp(min.y, max.y) }
}

fn between(a: Coord, b: Coord) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Places spread evenly over a rectangle.
fn grid(rect: Rect) -> impl Iterator<Item = Coord> {
    let step = move |index: u32, length: f64| (f64::from(index) + 0.5) / f64::from(TRIES) * length;
    (0..TRIES).flat_map(move |row| {
        (0..TRIES).map(move |column| Coord {
            x: rect.min().x + step(column, rect.width()),
            y: rect.min().y + step(row, rect.height()),
        })
    })
}

impl Taken<'_> {
    /// Whether nothing stands in a rectangle.
    fn is_free(&self, rect: Rect) -> bool {
        let (min, max) = (self.frame.min(), self.frame.max());
        let seen = rect.min().x >= min.x
            && rect.min().y >= min.y
            && rect.max().x <= max.x
            && rect.max().y <= max.y;
        let apart = |other: &Rect| {
            rect.min().x > other.max().x
                || rect.max().x < other.min().x
                || rect.min().y > other.max().y
                || rect.max().y < other.min().y
        };
        seen && self
            .discs
            .iter()
            .all(|(at, radius)| between(nearest(rect, *at), *at) > radius + CLEAR)
            && self.tracks.iter().all(|at| between(nearest(rect, *at), *at) > CLEAR)
            && self.names.iter().all(apart)
    }

    /// The free place in a county that is nearest to its middle.
    fn inside(&self, land: &MultiPolygon, home: Coord, half: Coord) -> Option<Coord> {
        let holds = |at: &Coord| {
            let rect = frame_of(*at, half);
            let (min, max) = (rect.min(), rect.max());
            let middle = rect.center();
            let edges = [
                min,
                max,
                Coord { x: min.x, y: max.y },
                Coord { x: max.x, y: min.y },
                Coord { x: middle.x, y: min.y },
                Coord { x: middle.x, y: max.y },
                Coord { x: min.x, y: middle.y },
                Coord { x: max.x, y: middle.y },
            ];
            edges.into_iter().all(|at| label::depth(at, land) > 0.5)
        };
        let free = grid(land.bounding_rect()?).filter(|at| self.is_free(frame_of(*at, half)));
        let free = free.filter(holds);
        free.min_by(|a, b| between(*a, home).total_cmp(&between(*b, home)))
    }

    /// The free place outside of all land from which the shortest leader without a mark in its way
    /// reaches into the county, and where that leader ends.
    fn outside(&self, land: &MultiPolygon, half: Coord) -> Option<(Coord, Option<Coord>)> {
        let foreign = |rect: Rect| {
            let (min, max) = (rect.min(), rect.max());
            let corners = [
                min,
                max,
                Coord { x: min.x, y: max.y },
                Coord { x: max.x, y: min.y },
                rect.center(),
            ];
            let on = |at: Coord| self.lands.iter().any(|land| label::depth(at, land) > 0.0);
            corners.into_iter().filter(|at| on(*at)).count()
        };
        let feet: Vec<Coord> = grid(land.bounding_rect()?)
            .filter(|at| label::depth(*at, land) > 3.0)
            .filter(|at| {
                self.discs.iter().all(|(disc, radius)| between(*at, *disc) > *radius + 1.0)
            })
            .collect();
        let places = grid(self.frame).filter(|at| self.is_free(frame_of(*at, half)));
        let mut best: Option<(f64, Coord, Coord)> = None;
        for at in places {
            let rect = frame_of(at, half);
            let penalty = f64::from(u32::try_from(foreign(rect)).unwrap_or(9)) * 60.0;
            for foot in &feet {
                let edge = nearest(rect, *foot);
                let long = between(edge, *foot);
                if long < SHORTEST || best.is_some_and(|(cost, ..)| cost <= long + penalty) {
                    continue;
                }
                if self.is_open(edge, *foot) {
                    best = Some((long + penalty, at, *foot));
                }
            }
        }
        best.map(|(_, at, foot)| (at, Some(foot)))
    }

    /// Whether a leader from one place to another crosses neither marks nor names.
    fn is_open(&self, from: Coord, to: Coord) -> bool {
        let clear = |(at, radius): &(Coord, f64)| label_distance(from, to, *at) > *radius + 0.6;
        let steps = (0..=12).map(|step| from + (to - from) * (f64::from(step) / 12.0));
        let inside = |rect: &Rect, at: Coord| nearest(*rect, at) == at;
        self.discs.iter().all(clear)
            && steps.into_iter().all(|at| !self.names.iter().any(|name| inside(name, at)))
    }
}

/// The distance of a place from the straight line between two others.
fn label_distance(from: Coord, to: Coord, at: Coord) -> f64 {
    let (along, away) = (to - from, at - from);
    let length = along.x * along.x + along.y * along.y;
    let share = if length > 0.0 { (away.x * along.x + away.y * along.y) / length } else { 0.0 };
    between(at, from + along * share.clamp(0.0, 1.0))
}
