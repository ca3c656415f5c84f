//! How far a place is from the edges of something larger.

use geo::Coord;

use super::{Point, label};

/// Metres in one degree of latitude (mean radius of the earth).
const METRES_PER_DEGREE: f64 = 111_195.08;

/// Metres from `point` to the nearest of `lines`, whose ends are in degrees.
///
/// Exact to a few metres within 100 km: the ground around the point is taken as flat.
pub(super) fn metres_to(point: Point, lines: impl Iterator<Item = (Coord, Coord)>) -> f64 {
    let (y_scale, x_scale) =
        (METRES_PER_DEGREE, METRES_PER_DEGREE * point.lat().to_radians().cos());
    let local = |c: Coord| ((c.x - point.lon()) * x_scale, (c.y - point.lat()) * y_scale);
    lines
        .map(|(start, end)| label::from_origin(local(start), local(end)))
        .fold(f64::INFINITY, f64::min)
}
