//! A place on the earth, exact to 1e-7 degree (about a centimetre).

use std::fmt;

use geo::{Distance, Haversine};
use serde::{Deserialize, Serialize};

use super::GeometryError;

/// Units of a stored coordinate in one degree.
const PER_DEGREE: f64 = 1e7;

/// A place in CGCS2000 degrees.
///
/// Stored as integers, so that two readings of one ledger cell are the same point,
/// and what was read with up to seven decimals is printed as it was:
///
/// ```
/// use battle_map::geometry::Point;
///
/// let square = Point::new(106.633_281, 30.456_224)?;
/// assert_eq!(square.to_string(), "106.633281,30.456224");
/// # Ok::<(), battle_map::geometry::GeometryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "[f64; 2]", into = "[f64; 2]")]
pub struct Point {
    lon: i32,
    lat: i32,
}

impl Point {
    /// The point at a longitude and a latitude in degrees, rounded to 1e-7 degree.
    pub fn new(lon: f64, lat: f64) -> Result<Self, GeometryError> {
        if !(lon.is_finite() && lat.is_finite()) {
            return Err(GeometryError::NotANumber);
        }
        if lon.abs() > 180.0 {
            return Err(GeometryError::LongitudeOutOfRange);
        }
        if lat.abs() > 90.0 {
            return Err(GeometryError::LatitudeOutOfRange);
        }
        Ok(Self { lon: quantised(lon), lat: quantised(lat) })
    }

    /// The nearest point there is: longitude and latitude are brought into range,
    /// and what is not a number becomes zero.
    ///
    /// For coordinates that were computed and can only be out of range by a rounding.
    #[must_use]
    pub fn clamped(lon: f64, lat: f64) -> Self {
        let within = |value: f64, limit: f64| {
            if value.is_nan() { 0.0 } else { value.clamp(-limit, limit) }
        };
        Self { lon: quantised(within(lon, 180.0)), lat: quantised(within(lat, 90.0)) }
    }

    /// Longitude in degrees, east positive.
    pub fn lon(self) -> f64 {
        f64::from(self.lon) / PER_DEGREE
    }

    /// Latitude in degrees, north positive.
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / PER_DEGREE
    }

    /// The point of units that lie between those of other points.
    pub(super) fn from_units(lon: i64, lat: i64) -> Self {
        let unit = |value| i32::try_from(value).unwrap_or_default();
        Self { lon: unit(lon), lat: unit(lat) }
    }

    /// Longitude and latitude in units of 1e-7 degree.
    pub const fn units(self) -> (i32, i32) {
        (self.lon, self.lat)
    }

    /// The same place with five decimals, about a metre: enough for a link.
    #[must_use]
    pub fn rounded(self) -> Self {
        let round = |units: i32| (f64::from(units) / 100.0).round() / 1e5;
        Self::clamped(round(self.lon), round(self.lat))
    }

    /// Metres to another point along the great circle (haversine, mean radius of the earth).
    ///
    /// ```
    /// use battle_map::geometry::Point;
    ///
    /// let london = Point::new(-0.1278, 51.5074)?;
    /// let paris = Point::new(2.3522, 48.8566)?;
    /// assert_eq!(london.distance_m(paris).round(), 343_557.0);
    /// # Ok::<(), battle_map::geometry::GeometryError>(())
    /// ```
    pub fn distance_m(self, other: Self) -> f64 {
        Haversine.distance(geo::Point::from(self), geo::Point::from(other))
    }
}

/// Degrees as stored units.
#[expect(
    clippy::cast_possible_truncation,
    reason = "callers keep degrees within ±180, which is ±1.8e9 units and fits an i32"
)]
fn quantised(degrees: f64) -> i32 {
    (degrees * PER_DEGREE).round() as i32
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.lon(), self.lat())
    }
}

impl TryFrom<[f64; 2]> for Point {
    type Error = GeometryError;

    fn try_from([lon, lat]: [f64; 2]) -> Result<Self, Self::Error> {
        Self::new(lon, lat)
    }
}

impl From<Point> for [f64; 2] {
    fn from(point: Point) -> Self {
        [point.lon(), point.lat()]
    }
}

impl From<Point> for geo::Coord {
    fn from(point: Point) -> Self {
        Self { x: point.lon(), y: point.lat() }
    }
}

impl From<Point> for geo::Point {
    fn from(point: Point) -> Self {
        Self(point.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_off_the_globe_are_refused() {
        assert_eq!(Point::new(180.1, 0.0), Err(GeometryError::LongitudeOutOfRange));
        assert_eq!(Point::new(0.0, -90.1), Err(GeometryError::LatitudeOutOfRange));
        assert_eq!(Point::new(f64::NAN, 0.0), Err(GeometryError::NotANumber));
        assert!(serde_json::from_str::<Point>("[30.4, 106.6]").is_err());
    }

    #[test]
    fn a_point_travels_as_the_numbers_that_were_read() {
        let point = Point::new(106.849_933, 30.405_694).unwrap();
        let json = serde_json::to_string(&point).unwrap();
        assert_eq!(json, "[106.849933,30.405694]");
        assert_eq!(serde_json::from_str::<Point>(&json).unwrap(), point);
    }

    proptest! {
        #[test]
        fn seven_decimals_survive_printing_and_json(lon in -1_800_000_000..=1_800_000_000, lat in -900_000_000..=900_000_000) {
            let point = Point { lon, lat };
            let text = point.to_string();
            let (x, y) = text.split_once(',').unwrap();
            prop_assert_eq!(Point::new(x.parse().unwrap(), y.parse().unwrap()).unwrap(), point);
            let json = serde_json::to_string(&point).unwrap();
            prop_assert_eq!(serde_json::from_str::<Point>(&json).unwrap(), point);
        }

        #[test]
        fn distance_is_the_same_both_ways(a in -179.0..179.0, b in -89.0..89.0, c in -179.0..179.0, d in -89.0..89.0) {
            let (from, to) = (Point::clamped(a, b), Point::clamped(c, d));
            prop_assert!((from.distance_m(to) - to.distance_m(from)).abs() < 1e-6);
            prop_assert!(from.distance_m(from) < 1e-6);
        }
    }
}
