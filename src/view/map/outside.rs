//! Where a name stands that does not fit in its region: beside it, under no mark, with a leader into it
//! that crosses neither marks nor names as long as there is a way between them.

use geo::{Coord, Intersects, Line, Rect};

use super::{
    outline::BoundaryOutline,
    place::{self, Search},
};
use crate::geometry::label;

/// Pixels beyond the region in which a place is looked for.
const REACH: f64 = 260.0;
/// Pixels between two places that are tried.
const STEP: f64 = 12.0;
/// Places tried along each side of a region for the leader's end.
const FEET: u32 = 12;
/// How deep in its region a leader ends, in pixels.
const DEPTH: f64 = 4.0;
/// The shortest leader that is seen as one, in pixels.
const SHORTEST: f64 = 14.0;

/// What a corner of the name on another region's land costs, in pixels of the leader.
const FOREIGN: f64 = 120.0;
/// The same on the land of its own region.
const OWN: f64 = 40.0;
/// The same for a line or an area's edge under the name.
const CROSSED: f64 = 150.0;
/// What each mark or name costs that the leader crosses: it runs under them.
const COVERED: f64 = 160.0;

impl Search<'_> {
    /// The best place beside the region, and the leader from the name into it; none where all ground is
    /// taken.
    pub(super) fn outside(&self, home: Coord, all: &[BoundaryOutline]) -> Option<(Coord, Line)> {
        let seen = self.seen()?;
        let feet = self.feet(seen, home);
        let mut places: Vec<(f64, Coord, Line)> = self
            .around(seen)
            .filter_map(|at| {
                let leader = self.shortest(at, &feet)?;
                Some((length(leader), at, leader))
            })
            .collect();
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best: Option<(f64, Coord, Line)> = None;
        for (length, at, leader) in places {
            if best.is_some_and(|(cost, ..)| cost <= length) {
                break;
            }
            if !self.is_free(at) {
                continue;
            }
            let cost = length + self.crossings(leader) + self.ground(at, all);
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, at, leader));
            }
        }
        best.map(|(_, at, leader)| (at, leader))
    }

    /// Where a leader may end: inside the region where no mark stands; if there is no such place, at its
    /// middle, if that is seen.
    fn feet(&self, seen: Rect, home: Coord) -> Vec<Coord> {
        let free = |foot: &Coord| {
            let point = Rect::new(*foot, *foot);
            self.marks.iter().all(|mark| place::gap(*mark, point) > 0.0)
                && label::depth(*foot, self.region) > DEPTH
        };
        let feet: Vec<_> = place::grid(seen, FEET).chain([home]).filter(free).collect();
        if !feet.is_empty() {
            return feet;
        }
        let is_seen = place::gap(self.window, Rect::new(home, home)) <= 0.0;
        is_seen.then_some(home).into_iter().collect()
    }

    /// The places in the window around what is seen of the region.
    fn around(&self, seen: Rect) -> impl Iterator<Item = Coord> {
        let reach = self.half + Coord { x: REACH, y: REACH };
        let (low, high) = (self.window.min() + self.half, self.window.max() - self.half);
        let min = Coord {
            x: (seen.min().x - reach.x).max(low.x),
            y: (seen.min().y - reach.y).max(low.y),
        };
        let max = Coord {
            x: (seen.max().x + reach.x).min(high.x),
            y: (seen.max().y + reach.y).min(high.y),
        };
        let steps = |from: f64, to: f64| {
            std::iter::successors(Some(from), |at| Some(at + STEP)).take_while(move |at| *at <= to)
        };
        steps(min.y, max.y).flat_map(move |y| steps(min.x, max.x).map(move |x| Coord { x, y }))
    }

    /// The shortest leader from a name there to one of the feet; none where it would not be seen.
    fn shortest(&self, at: Coord, feet: &[Coord]) -> Option<Line> {
        let frame = self.frame(at);
        let leader = |foot: &Coord| {
            let edge = Coord {
                x: foot.x.clamp(frame.min().x, frame.max().x),
                y: foot.y.clamp(frame.min().y, frame.max().y),
            };
            Line::new(edge, *foot)
        };
        let leaders = feet.iter().map(leader);
        let shortest = leaders.min_by(|a, b| length(*a).total_cmp(&length(*b)));
        shortest.filter(|leader| length(*leader) >= SHORTEST)
    }

    /// Whether a name there hides no mark and no other name.
    fn is_free(&self, at: Coord) -> bool {
        let frame = self.frame(at);
        self.marks.iter().chain(self.taken).all(|rect| place::gap(*rect, frame) > 0.0)
    }

    /// What the marks and names on the way of a leader cost; a foot that has to stand under a mark cannot
    /// avoid that one.
    fn crossings(&self, leader: Line) -> f64 {
        let foot = Rect::new(leader.end, leader.end);
        let crossed = |rect: &&Rect| rect.intersects(&leader) && place::gap(**rect, foot) > 0.0;
        self.marks.iter().chain(self.taken).filter(crossed).fold(0.0, |sum, _| sum + COVERED)
    }

    /// What the ground under a name costs: the land of other regions, its own, lines.
    fn ground(&self, at: Coord, all: &[BoundaryOutline]) -> f64 {
        let frame = self.frame(at);
        let on = |region: &geo::MultiPolygon| {
            let inside = place::corners(frame).into_iter().chain([at]);
            inside
                .filter(|&corner| label::depth(corner, region) > 0.0)
                .fold(0.0, |sum, _| sum + 1.0)
        };
        let own = on(self.region);
        let land: f64 = all.iter().map(|outline| on(&outline.polygons)).sum();
        let crossed = self.tracks.iter().any(|track| place::gap(*track, frame) <= 0.0);
        (land - own) * FOREIGN + own * OWN + if crossed { CROSSED } else { 0.0 }
    }
}

fn length(line: Line) -> f64 {
    line.dx().hypot(line.dy())
}

#[cfg(test)]
mod tests {
    use geo::MultiPolygon;

    use super::*;

    /// A county of 40 by 30 pixels in a window of 400, too small for a name of 60 by 40.
    fn small() -> MultiPolygon {
        let county = Rect::new((180.0, 180.0), (220.0, 210.0)).to_polygon();
        MultiPolygon(vec![county])
    }

    fn search<'a>(region: &'a MultiPolygon, marks: &'a [Rect]) -> Search<'a> {
        Search {
            region,
            half: Coord { x: 30.0, y: 20.0 },
            window: Rect::new((0.0, 0.0), (400.0, 400.0)),
            marks,
            tracks: &[],
            taken: &[],
        }
    }

    #[test]
    fn a_name_too_large_for_its_county_stands_beside_it_with_a_leader_into_it() {
        let county = small();
        let search = search(&county, &[]);
        assert_eq!(search.inside(&search.places().unwrap()), None);
        let (at, leader) = search.outside(Coord { x: 200.0, y: 195.0 }, &[]).unwrap();
        assert!(place::corners(search.frame(at)).iter().all(|c| label::depth(*c, &county) < 0.0));
        assert!(label::depth(leader.end, &county) > 0.0);
        assert!(length(leader) < 40.0, "{leader:?}");
    }

    #[test]
    fn it_hides_no_mark_and_its_leader_crosses_none() {
        let county = small();
        // Everything but the lower left is taken.
        let marks =
            [Rect::new((0.0, 0.0), (400.0, 180.0)), Rect::new((230.0, 180.0), (400.0, 400.0))];
        let search = search(&county, &marks);
        let (at, leader) = search.outside(Coord { x: 200.0, y: 195.0 }, &[]).unwrap();
        for mark in &marks {
            assert!(place::gap(*mark, search.frame(at)) > 0.0, "{at:?}");
            assert!(!mark.intersects(&leader), "{leader:?}");
        }
    }

    #[test]
    fn where_all_ground_is_taken_there_is_no_place() {
        let county = small();
        let marks = [Rect::new((0.0, 0.0), (400.0, 400.0))];
        assert_eq!(search(&county, &marks).outside(Coord { x: 200.0, y: 195.0 }, &[]), None);
    }
}
