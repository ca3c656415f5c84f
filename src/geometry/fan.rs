//! Marks of one place on a map: which points are one place, and where their marks stand around it.
//!
//! Points nearer to each other than a mark is wide at the closest zoom are never seen apart by coming
//! closer. They are one place at every zoom, and its marks stand on an arc around it.

use std::f64::consts::{FRAC_PI_3, FRAC_PI_8, PI};

use super::{Point, mercator::World, zoom::Zoom};

/// Pixels across the largest ring: points nearer than this at the closest zoom are one place.
pub const MARK_WIDTH: f64 = 32.0;

/// The largest number of marks that stand around one place.
pub const MOST_AROUND: usize = 5;

/// Pixels from a place to the middles of the marks around it, where they need no more.
const RADIUS: f64 = 46.0;
/// Pixels left free between two marks of a fan.
const BETWEEN: f64 = 2.0;
/// How much wider an arc is tried after one on which the marks have no room.
const WIDER: f64 = 1.05;
/// How often it is tried: 46 pixels become 6,000.
const TRIES: usize = 100;

/// Points that are one place at every zoom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoincidentPoints {
    /// The first of its points, by coordinates.
    pub at: Point,
    /// The places in the given list, in the order of their coordinates.
    pub members: Vec<usize>,
}

/// The points gathered into places; a point joins the nearest place that it cannot be seen apart from.
///
/// ```
/// use battle_map::geometry::{Point, fan::places};
///
/// let metres = |east: f64| Point::clamped(106.6 + east / 96_000.0, 30.4);
/// assert_eq!(places(&[metres(0.0), metres(5.0), metres(50.0)]).len(), 2);
/// ```
#[must_use]
pub fn places(points: &[Point]) -> Vec<CoincidentPoints> {
    let scale = Zoom::MAX.world_px();
    let mut order: Vec<(Point, usize)> = points.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut places: Vec<(World, CoincidentPoints)> = Vec::new();
    for (at, index) in order {
        let world = World::from(at);
        let east_of = |place: &World| (world.x - place.x) * scale;
        let away = |place: &World| east_of(place).hypot((world.y - place.y) * scale);
        // Points come from west to east: a place too far west for one is so for all that follow.
        let near = places.iter().enumerate().rev();
        let near = near.take_while(|(_, (place, _))| east_of(place) < MARK_WIDTH);
        let near = near.map(|(nth, (place, _))| (nth, away(place)));
        let near = near.filter(|(_, away)| *away < MARK_WIDTH);
        match near.min_by(|a, b| a.1.total_cmp(&b.1)) {
            Some((nth, _)) => places[nth].1.members.push(index),
            None => places.push((world, CoincidentPoints { at, members: vec![index] })),
        }
    }
    places.into_iter().map(|(_, place)| place).collect()
}

/// The side of a place on which its marks stand, in sixteenths of a turn from above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FanSide(u8);

impl FanSide {
    /// All sides in the order in which they are to be tried: above, its neighbours, and so on to below.
    pub const ALL: [Self; 16] = [
        Self(0),
        Self(1),
        Self(15),
        Self(2),
        Self(14),
        Self(3),
        Self(13),
        Self(4),
        Self(12),
        Self(5),
        Self(11),
        Self(6),
        Self(10),
        Self(7),
        Self(9),
        Self(8),
    ];

    /// The angle of its middle, clockwise from above.
    fn middle(self) -> f64 {
        f64::from(self.0) * FRAC_PI_8
    }

    /// Whether the arc is filled against the clock, so that it begins at the left or at the top.
    const fn is_turned(self) -> bool {
        matches!(self.0, 5..=12)
    }
}

/// Where marks with these outer radii stand around their place, in pixels to the right and down.
///
/// The first stands at the left, or at the top of an arc to the side. No two touch.
///
/// ```
/// use battle_map::geometry::fan::{FanSide, fan};
///
/// let [left, right] = fan(&[16.0, 9.0], FanSide::ALL[0])[..] else { panic!("two marks") };
/// assert!(left.0 < right.0 && left.1 < 0.0 && right.1 < 0.0);
/// ```
#[must_use]
pub fn fan(radii: &[f64], side: FanSide) -> Vec<(f64, f64)> {
    let turned: Vec<f64> =
        if side.is_turned() { radii.iter().rev().copied().collect() } else { radii.to_vec() };
    let radius = arc_radius(&turned);
    let steps = steps(&turned, radius);
    let whole: f64 = steps.iter().sum();
    let mut angle = side.middle() - whole / 2.0;
    let mut places = Vec::with_capacity(radii.len());
    for step in steps.into_iter().chain([0.0]).take(radii.len()) {
        let (sin, cos) = angle.sin_cos();
        places.push((radius * sin, -radius * cos));
        angle += step;
    }
    if side.is_turned() {
        places.reverse();
    }
    places
}

/// The smallest radius at which the marks have room on half a circle.
fn arc_radius(radii: &[f64]) -> f64 {
    let wider = std::iter::successors(Some(RADIUS), |radius| Some(radius * WIDER));
    let room = |radius: &f64| needed(radii, *radius).sum::<f64>() <= PI;
    wider.take(TRIES).find(room).unwrap_or(RADIUS)
}

/// The angles that neighbours need between them.
fn needed(radii: &[f64], radius: f64) -> impl Iterator<Item = f64> {
    radii.windows(2).map(move |pair| {
        let apart = pair[0] + pair[1] + BETWEEN;
        2.0 * (apart / (2.0 * radius)).min(1.0).asin()
    })
}

/// The angles between neighbours: what each needs, and of the rest as much as makes a sixth of a circle.
fn steps(radii: &[f64], radius: f64) -> Vec<f64> {
    let least: Vec<f64> = needed(radii, radius).collect();
    let gaps = u32::try_from(least.len().max(1)).map_or(f64::INFINITY, f64::from);
    let spare = (PI - least.iter().sum::<f64>()).max(0.0) / gaps;
    least.into_iter().map(|least| least.max(FRAC_PI_3.min(least + spare))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, sample::select};

    /// The outer radii that marks and stacks have, cards at their shoulders included.
    fn radii() -> impl Strategy<Value = Vec<f64>> {
        vec(9.0..40.0_f64, 1..=MOST_AROUND)
    }

    /// Points within a few metres of each other, many of them the same.
    fn points() -> impl Strategy<Value = Vec<Point>> {
        vec((0..60_i32, 0..60_i32), 0..80).prop_map(|steps| {
            let degrees = |step: i32| f64::from(step) * 5e-6;
            let at = |(east, north)| Point::clamped(106.6 + degrees(east), 30.4 + degrees(north));
            steps.into_iter().map(at).collect()
        })
    }

    fn apart(a: Point, b: Point) -> f64 {
        let (a, b) = (World::from(a), World::from(b));
        (a.x - b.x).hypot(a.y - b.y) * Zoom::MAX.world_px()
    }

    proptest! {
        #[test]
        fn no_two_marks_of_a_fan_overlap_and_none_covers_its_place(
            radii in radii(),
            side in select(&FanSide::ALL[..]),
        ) {
            let places = fan(&radii, side);
            prop_assert_eq!(places.len(), radii.len());
            for (index, a) in places.iter().enumerate() {
                prop_assert!(a.0.hypot(a.1) > radii[index] + 3.0);
                for (other, b) in places.iter().enumerate().take(index) {
                    let gap = (a.0 - b.0).hypot(a.1 - b.1) - radii[index] - radii[other];
                    prop_assert!(gap > 1.0, "{} and {}: {}", other, index, gap);
                }
            }
        }

        #[test]
        fn a_fan_lies_on_its_side_and_begins_at_the_left(radii in radii(), step in 0..2_usize) {
            // Above and below.
            let (side, down) = [(FanSide(0), -1.0), (FanSide(8), 1.0)][step];
            let places = fan(&radii, side);
            prop_assert!(places.iter().all(|(_, y)| y * down > -1e-9));
            prop_assert!(places.is_sorted_by(|a, b| a.0 <= b.0));
        }

        #[test]
        fn every_point_has_one_place_and_places_are_seen_apart(points in points()) {
            let places = places(&points);
            let mut members: Vec<_> = places.iter().flat_map(|place| place.members.clone()).collect();
            members.sort_unstable();
            prop_assert_eq!(members, (0..points.len()).collect::<Vec<_>>());
            for (index, place) in places.iter().enumerate() {
                prop_assert!(place.members.iter().all(|&m| apart(points[m], place.at) < MARK_WIDTH));
                for other in &places[..index] {
                    prop_assert!(apart(place.at, other.at) >= MARK_WIDTH);
                }
            }
        }

        #[test]
        fn the_order_of_the_list_changes_no_place(points in points()) {
            let content = |points: &[Point]| {
                let members = |place: CoincidentPoints| {
                    let mut members: Vec<_> = place.members.iter().map(|&m| points[m]).collect();
                    members.sort_unstable();
                    (place.at, members)
                };
                places(points).into_iter().map(members).collect::<Vec<_>>()
            };
            let turned: Vec<_> = points.iter().rev().copied().collect();
            prop_assert_eq!(content(&points), content(&turned));
        }
    }

    #[test]
    fn the_same_place_twice_is_one() {
        let spot = Point::new(106.633, 30.456).unwrap();
        let found = places(&[spot, spot, spot]);
        assert_eq!(found, [CoincidentPoints { at: spot, members: vec![0, 1, 2] }]);
        assert_eq!(places(&[]), []);
    }
}
