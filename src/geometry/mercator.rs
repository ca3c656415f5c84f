//! Web Mercator, the projection of every web map and its tiles.
//!
//! The world is a unit square: x grows eastwards from 180° west, y southwards from
//! 85.05° north. Multiplied by 256 · 2^zoom it is in pixels.

use std::f64::consts::PI;

use super::Point;

/// The latitude at which the square ends; places beyond are drawn on its edge.
pub const LIMIT: f64 = 85.051_128_779_806_59;

/// A place in the unit square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// 0 at 180° west, 1 at 180° east.
    pub x: f64,
    /// 0 in the north, 1 in the south.
    pub y: f64,
}

impl World {
    /// Projects a longitude and latitude in degrees.
    ///
    /// ```
    /// use battle_map::geometry::{Point, mercator::World};
    ///
    /// let world = World::from(Point::new(116.404, 39.915)?);
    /// // EPSG:3857 gives 12 958 034.006 m east and 4 853 597.988 m north.
    /// let half = std::f64::consts::PI * 6_378_137.0;
    /// assert!((world.x * 2.0 * half - half - 12_958_034.006).abs() < 0.01);
    /// assert!((half - world.y * 2.0 * half - 4_853_597.988).abs() < 0.01);
    /// # Ok::<(), battle_map::geometry::GeometryError>(())
    /// ```
    #[must_use]
    pub fn of(lon: f64, lat: f64) -> Self {
        let lat = lat.clamp(-LIMIT, LIMIT).to_radians();
        Self { x: lon / 360.0 + 0.5, y: 0.5 - lat.tan().asinh() / (2.0 * PI) }
    }

    /// The place on the earth, brought into range.
    #[must_use]
    pub fn to_point(self) -> Point {
        let y = self.y.clamp(0.0, 1.0);
        let lat = ((0.5 - y) * 2.0 * PI).sinh().atan().to_degrees();
        Point::clamped((self.x - 0.5) * 360.0, lat)
    }
}

impl From<Point> for World {
    fn from(point: Point) -> Self {
        Self::of(point.lon(), point.lat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn projecting_there_and_back_changes_at_most_a_unit(lon in -180.0..180.0_f64, lat in -85.0..85.0_f64) {
            let point = Point::clamped(lon, lat);
            let (a, b) = (point.units(), World::from(point).to_point().units());
            prop_assert!((a.0 - b.0).abs() <= 1 && (a.1 - b.1).abs() <= 1);
        }
    }
}
