//! Outlines that cross themselves: where, and what they enclose by the even-odd rule.

use geo::{BooleanOps, LineString, LinesIter, MultiPolygon, Polygon};

use super::{Boundary, Point};

/// An edge between two corners, in units of 1e-7 degree; the corner farther west first.
#[derive(Debug, Clone, Copy)]
struct Edge {
    west: (i64, i64),
    east: (i64, i64),
}

impl Edge {
    fn new(line: geo::Line) -> Self {
        let units = |coord: geo::Coord| {
            let (lon, lat) = Point::clamped(coord.x, coord.y).units();
            (i64::from(lon), i64::from(lat))
        };
        let (a, b) = (units(line.start), units(line.end));
        Self { west: a.min(b), east: a.max(b) }
    }

    /// On which side of the edge a corner lies: positive, negative, or 0 on its line.
    fn side(&self, corner: (i64, i64)) -> i128 {
        let across = |a: i64, b: i64| i128::from(a) * i128::from(b);
        let (run, rise) = (self.east.0 - self.west.0, self.east.1 - self.west.1);
        let (x, y) = (corner.0 - self.west.0, corner.1 - self.west.1);
        (across(run, y) - across(rise, x)).signum()
    }

    /// Whether two edges cross within both; touching is no crossing.
    fn crosses(&self, other: &Self) -> bool {
        self.side(other.west) * self.side(other.east) < 0
            && other.side(self.west) * other.side(self.east) < 0
    }

    const fn overlaps_in_latitude(&self, other: &Self) -> bool {
        let (low, high) = self.latitudes();
        let (other_low, other_high) = other.latitudes();
        low <= other_high && other_low <= high
    }

    const fn latitudes(&self) -> (i64, i64) {
        if self.west.1 < self.east.1 {
            (self.west.1, self.east.1)
        } else {
            (self.east.1, self.west.1)
        }
    }
}

impl Boundary {
    /// The corner before the first place, from west to east, where an outline crosses itself or its
    /// hole; none where it encloses what it seems to.
    ///
    /// ```
    /// use battle_map::geometry::Boundary;
    /// use serde_json::json;
    ///
    /// let bow_tie = json!([[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]);
    /// let bow_tie = Boundary::from_geojson(&json!({"type": "Polygon", "coordinates": bow_tie}))?;
    /// assert!(bow_tie.crossing().is_some());
    /// assert!(bow_tie.untangled().is_some_and(|parts| parts.crossing().is_none()));
    /// # Ok::<(), battle_map::geometry::GeometryError>(())
    /// ```
    pub fn crossing(&self) -> Option<Point> {
        self.polygons().iter().filter_map(crossing).min()
    }

    /// What each outline encloses by the even-odd rule, without what its holes enclose, and without a
    /// crossing; none where that is nothing.
    pub fn untangled(&self) -> Option<Self> {
        let parts = self.polygons().iter().flat_map(|polygon| {
            if crossing(polygon).is_some() { untangled(polygon).0 } else { vec![polygon.clone()] }
        });
        let ring = |line: &LineString| -> Vec<Point> {
            line.coords().map(|corner| Point::clamped(corner.x, corner.y)).collect()
        };
        let rings = |polygon: Polygon| -> Vec<Vec<Point>> {
            std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
        };
        Self::try_from(parts.map(rings).collect::<Vec<_>>()).ok()
    }
}

/// A hole may reach beyond its outline: only what lies within both is taken away.
fn untangled(polygon: &Polygon) -> MultiPolygon {
    let enclosed = |ring: &LineString| {
        Polygon::new(ring.clone(), Vec::new()).union(&MultiPolygon::new(Vec::new()))
    };
    let holes = polygon.interiors().iter().map(enclosed);
    holes.fold(enclosed(polygon.exterior()), |left, hole| left.difference(&hole))
}

/// Looks the edges through from west to east; only those that reach as far east as the next one
/// begins can cross it.
fn crossing(polygon: &Polygon) -> Option<Point> {
    let mut edges: Vec<Edge> = polygon.lines_iter().map(Edge::new).collect();
    edges.sort_unstable_by_key(|edge| edge.west);
    let mut open: Vec<Edge> = Vec::new();
    for edge in edges {
        open.retain(|before| before.east.0 >= edge.west.0);
        if open.iter().any(|before| before.overlaps_in_latitude(&edge) && before.crosses(&edge)) {
            return Some(Point::from_units(edge.west.0, edge.west.1));
        }
        open.push(edge);
    }
    None
}

#[cfg(test)]
mod tests {
    use geo::Area;
    use proptest::{collection::vec, prelude::*};
    use serde_json::json;

    use super::*;
    use crate::geometry::tests::guangan;

    fn polygon(corners: &[[i32; 2]]) -> Option<Boundary> {
        Boundary::from_geojson(&json!({"type": "Polygon", "coordinates": [corners]})).ok()
    }

    #[test]
    fn real_districts_cross_nothing_and_stay_as_they_are() {
        for (name, boundary) in guangan() {
            assert_eq!(boundary.crossing(), None, "{name}");
            assert_eq!(boundary.untangled(), Some(boundary), "{name}");
        }
    }

    #[test]
    fn a_bow_tie_becomes_two_triangles_of_its_area() {
        let tie = polygon(&[[0, 0], [4, 4], [4, 0], [0, 4]]).unwrap();
        assert_eq!(tie.crossing().unwrap(), Point::new(0.0, 4.0).unwrap());
        let parts = tie.untangled().unwrap();
        assert_eq!(parts.polygons().0.len(), 2);
        assert!((parts.polygons().unsigned_area() - 8.0).abs() < 1e-5);
        assert!(parts.contains(Point::new(0.5, 2.0).unwrap()));
        assert!(!parts.contains(Point::new(2.0, 0.5).unwrap()));
    }

    #[test]
    fn a_hole_takes_away_no_more_than_it_covers() {
        let rings = json!([[[0, 0], [4, 0], [4, 4], [0, 4]], [[3, 1], [5, 1], [5, 3], [3, 3]]]);
        let json = json!({"type": "Polygon", "coordinates": rings});
        let boundary = Boundary::from_geojson(&json).unwrap();
        assert!(boundary.crossing().is_some());
        let left = boundary.untangled().unwrap();
        assert!((left.polygons().unsigned_area() - 14.0).abs() < 1e-5);
        for (lon, inside) in [(2.0, true), (3.5, false), (4.5, false)] {
            assert_eq!(left.contains(Point::new(lon, 2.0).unwrap()), inside, "{lon}");
        }
    }

    #[test]
    fn touching_is_no_crossing() {
        for corners in [
            &[[0, 0], [4, 0], [4, 4], [0, 4]][..],
            &[[0, 0], [4, 0], [4, 4], [2, 0], [0, 4]],
            &[[0, 0], [2, 2], [4, 0], [4, 4], [2, 2], [0, 4]],
        ] {
            assert_eq!(polygon(corners).unwrap().crossing(), None, "{corners:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_untangled_crosses_no_more(corners in vec([0..12_i32, 0..12_i32], 3..9)) {
            let Some(boundary) = polygon(&corners) else { return Ok(()) };
            if let Some(untangled) = boundary.untangled() {
                let slivers = untangled.polygons().unsigned_area() < 1e-9;
                prop_assert!(slivers || boundary.crossing().is_none() || untangled.crossing().is_none(), "{untangled:?}");
            }
        }
    }
}
