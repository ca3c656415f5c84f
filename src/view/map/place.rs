//! The search for a place where a name hides nothing and leaves its region nowhere.
//!
//! Places on a grid over the region are rated; what is cheap to rate is rated first, so
//! that few places need the dear question how far they are from the edge.

use geo::{BoundingRect, Coord, MultiPolygon, Rect};

use crate::geometry::label;

/// Places tried along each side of a region.
const TRIES: u32 = 20;
/// Room around a name that more of makes no better, in pixels.
const ENOUGH: f64 = 24.0;

/// What there is to know when a name looks for its place.
pub(super) struct Search<'a> {
    /// The region, in pixels.
    pub(super) region: &'a MultiPolygon,
    /// Half the width and half the height of the name.
    pub(super) half: Coord,
    /// What is seen without dragging.
    pub(super) window: Rect,
    /// The ground that marks cover.
    pub(super) marks: &'a [Rect],
    /// The course of lines and the edges of areas, as beads.
    pub(super) tracks: &'a [Rect],
    /// The ground that other names cover.
    pub(super) taken: &'a [Rect],
}

/// Places for a name, rated by what they hide and how near they come to marks and other names.
pub(super) struct LabelPlaces {
    /// The region's innermost place.
    pub(super) home: Coord,
    /// How bad each place is, the best first.
    rated: Vec<(f64, Coord)>,
}

impl Search<'_> {
    /// What is seen of the rectangle around the region; none if the region is out of sight.
    pub(super) fn seen(&self) -> Option<Rect> {
        intersection(self.region.bounding_rect()?, self.window)
    }

    /// The places to try, or none if the region is as good as out of sight.
    pub(super) fn places(&self) -> Option<LabelPlaces> {
        let seen = self.seen()?;
        let home = label::innermost_flat(self.region)?;
        let at_home = gap(Rect::new(home, home), self.window) <= 0.0;
        if !at_home && (seen.width() < 2.0 * self.half.x || seen.height() < 2.0 * self.half.y) {
            return None;
        }
        let near = |rects: &[Rect]| -> Vec<Rect> {
            rects.iter().copied().filter(|rect| gap(*rect, seen) < ENOUGH).collect()
        };
        let (marks, tracks) = (near(self.marks), near(self.tracks));
        let mut rated: Vec<_> = grid(seen, TRIES)
            .chain(at_home.then_some(home))
            .map(|at| (self.crowding(at, home, &marks, &tracks), at))
            .collect();
        rated.sort_by(|a, b| a.0.total_cmp(&b.0));
        Some(LabelPlaces { home, rated })
    }

    /// The best place at which the name fits; none if it fits nowhere.
    pub(super) fn inside(&self, places: &LabelPlaces) -> Option<Coord> {
        places.rated.iter().map(|(_, at)| *at).find(|at| self.fits(*at))
    }

    /// The place that is least bad, whether the name fits there or not.
    pub(super) fn best(&self, places: &LabelPlaces) -> Option<Coord> {
        let mut best: Option<(f64, Coord)> = None;
        for &(crowding, at) in &places.rated {
            if best.is_some_and(|(cost, _)| cost <= crowding) {
                break;
            }
            let cost = crowding + self.straying(at);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// Whether a name there hides no mark and no other name, and lies in its region and in the window
    /// whole.
    fn fits(&self, at: Coord) -> bool {
        let frame = self.frame(at);
        let free = |rect: &Rect| gap(*rect, frame) > 0.0;
        intersection(frame, self.window) == Some(frame)
            && self.marks.iter().chain(self.taken).all(free)
            && self.holds(frame)
    }

    /// Whether a frame lies in the region, as far as points along its edges can tell.
    fn holds(&self, frame: Rect) -> bool {
        const PARTS: u32 = 6;
        let (min, size) = (frame.min(), Coord { x: frame.width(), y: frame.height() });
        let along = (0..=PARTS).map(|part| f64::from(part) / f64::from(PARTS));
        let edges = along.flat_map(|share| {
            let (x, y) = (min.x + share * size.x, min.y + share * size.y);
            [(x, min.y), (x, min.y + size.y), (min.x, y), (min.x + size.x, y)]
        });
        edges.map(Coord::from).all(|at| label::depth(at, self.region) > 0.0)
    }

    /// The rectangle the name covers.
    pub(super) fn frame(&self, at: Coord) -> Rect {
        Rect::new(at - self.half, at + self.half)
    }

    /// How bad a place is for what it hides and how near it comes to marks and other names.
    fn crowding(&self, at: Coord, home: Coord, marks: &[Rect], tracks: &[Rect]) -> f64 {
        let frame = self.frame(at);
        let (hidden, crowded) = nearness(frame, marks);
        let (crossed, _) = nearness(frame, tracks);
        let (names, _) = nearness(frame, self.taken);
        let cut = if intersection(frame, self.window) == Some(frame) { 0.0 } else { 1.0 };
        let far = (at.x - home.x).hypot(at.y - home.y);
        names * 5_000.0
            + cut * 3_000.0
            + hidden * 1_000.0
            + f64::min(crossed, 1.0) * 500.0
            + crowded * 6.0
            + far
    }

    /// How bad a place is for how much of the name leaves the region.
    fn straying(&self, at: Coord) -> f64 {
        let depth = |at: Coord| label::depth(at, self.region);
        let middle = depth(at);
        if middle < 0.0 {
            return 10_000.0 - middle;
        }
        if middle > self.half.x.hypot(self.half.y) {
            return 0.0;
        }
        let outside = corners(self.frame(at)).into_iter().filter(|&corner| depth(corner) < 0.0);
        outside.map(|_| 700.0).sum()
    }
}

/// The corners of a rectangle.
pub(super) fn corners(rect: Rect) -> [Coord; 4] {
    let (min, max) = (rect.min(), rect.max());
    [min, max, Coord { x: min.x, y: max.y }, Coord { x: max.x, y: min.y }]
}

/// How many rectangles a frame overlaps, and how far the nearest is short of being far enough.
fn nearness(frame: Rect, rects: &[Rect]) -> (f64, f64) {
    let gaps = rects.iter().map(|rect| gap(frame, *rect));
    gaps.fold((0.0, 0.0), |(overlaps, short), gap| {
        let overlap = if gap > 0.0 { 0.0 } else { 1.0 };
        (overlaps + overlap, f64::max(short, ENOUGH - gap))
    })
}

/// Places spread evenly over a rectangle, so many along each side.
pub(super) fn grid(rect: Rect, tries: u32) -> impl Iterator<Item = Coord> {
    let step = move |index: u32, length: f64| (f64::from(index) + 0.5) / f64::from(tries) * length;
    (0..tries).flat_map(move |row| {
        (0..tries).map(move |column| Coord {
            x: rect.min().x + step(column, rect.width()),
            y: rect.min().y + step(row, rect.height()),
        })
    })
}

/// The pixels between two rectangles along the wider of the two ways, 0 or less if they overlap.
pub(super) fn gap(a: Rect, b: Rect) -> f64 {
    let x = f64::max(a.min().x - b.max().x, b.min().x - a.max().x);
    let y = f64::max(a.min().y - b.max().y, b.min().y - a.max().y);
    x.max(y)
}

/// What two rectangles share.
fn intersection(a: Rect, b: Rect) -> Option<Rect> {
    let min = Coord { x: a.min().x.max(b.min().x), y: a.min().y.max(b.min().y) };
    let max = Coord { x: a.max().x.min(b.max().x), y: a.max().y.min(b.max().y) };
    (min.x < max.x && min.y < max.y).then(|| Rect::new(min, max))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best place for a name of 60 by 40 pixels in a square of 400, seen through a window.
    fn best(window: Rect, marks: &[Rect]) -> Option<Coord> {
        let square = Rect::new((0.0, 0.0), (400.0, 400.0)).to_polygon();
        let search = Search {
            region: &MultiPolygon(vec![square]),
            half: Coord { x: 30.0, y: 20.0 },
            window,
            marks,
            tracks: &[],
            taken: &[],
        };
        let places = search.places()?;
        search.inside(&places).or_else(|| search.best(&places))
    }

    fn near(at: Option<Coord>, x: f64, y: f64) -> bool {
        at.is_some_and(|at| (at.x - x).hypot(at.y - y) < 30.0)
    }

    #[test]
    fn a_name_stands_in_the_middle_if_nothing_else_does() {
        let wide = Rect::new((-100.0, -100.0), (500.0, 500.0));
        assert!(near(best(wide, &[]), 200.0, 200.0));
    }

    #[test]
    fn a_name_makes_way_for_marks() {
        let wide = Rect::new((-100.0, -100.0), (500.0, 500.0));
        let half = Rect::new((0.0, 0.0), (400.0, 250.0));
        let at = best(wide, &[half]).unwrap();
        assert!(at.y - 20.0 > 250.0, "{at:?}");
    }

    #[test]
    fn a_name_keeps_to_what_is_seen_of_its_region() {
        let at = best(Rect::new((250.0, 250.0), (900.0, 900.0)), &[]).unwrap();
        assert!(at.x - 30.0 >= 250.0 && at.y - 20.0 >= 250.0, "{at:?}");
    }

    #[test]
    fn a_region_of_which_a_sliver_is_seen_has_no_name_there() {
        assert_eq!(best(Rect::new((390.0, 0.0), (900.0, 900.0)), &[]), None);
    }
}
