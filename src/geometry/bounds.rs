//! The rectangle around something, in degrees.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{GeometryError, Point};

/// The smallest rectangle of longitudes and latitudes that holds some points.
///
/// Written into a link as `west,south,east,north`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Bounds {
    min: Point,
    max: Point,
}

impl Bounds {
    /// The rectangle around all points, or nothing around none.
    ///
    /// ```
    /// use battle_map::geometry::{Bounds, Point};
    ///
    /// let (a, b) = (Point::new(106.2, 30.5)?, Point::new(107.0, 30.1)?);
    /// let bounds = Bounds::around([a, b]).expect("two points");
    /// assert_eq!(bounds.min(), Point::new(106.2, 30.1)?);
    /// assert!(bounds.contains(a) && bounds.contains(b));
    /// assert_eq!(Bounds::around([]), None);
    /// # Ok::<(), battle_map::geometry::GeometryError>(())
    /// ```
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().map(|point| Self { min: point, max: point }).reduce(Self::with)
    }

    /// The rectangle around two rectangles.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            min: Point::clamped(
                self.min.lon().min(other.min.lon()),
                self.min.lat().min(other.min.lat()),
            ),
            max: Point::clamped(
                self.max.lon().max(other.max.lon()),
                self.max.lat().max(other.max.lat()),
            ),
        }
    }

    /// The corner with the smallest longitude and latitude, the south-western one.
    pub const fn min(self) -> Point {
        self.min
    }

    /// The corner with the largest longitude and latitude, the north-eastern one.
    pub const fn max(self) -> Point {
        self.max
    }

    /// The middle of the rectangle.
    #[must_use]
    pub fn centre(self) -> Point {
        Point::clamped(
            f64::midpoint(self.min.lon(), self.max.lon()),
            f64::midpoint(self.min.lat(), self.max.lat()),
        )
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        let ((lon, lat), (west, south), (east, north)) =
            (point.units(), self.min.units(), self.max.units());
        (west..=east).contains(&lon) && (south..=north).contains(&lat)
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.min, self.max)
    }
}

impl FromStr for Bounds {
    type Err = GeometryError;

    fn from_str(text: &str) -> Result<Self, GeometryError> {
        let numbers: Result<Vec<f64>, _> =
            text.split(',').map(|part| part.trim().parse::<f64>()).collect();
        let [west, south, east, north] = numbers.unwrap_or_default()[..] else {
            return Err(GeometryError::UnreadableBounds);
        };
        let corners = [Point::new(west, south)?, Point::new(east, north)?];
        Self::around(corners).ok_or(GeometryError::UnreadableBounds)
    }
}

impl TryFrom<String> for Bounds {
    type Error = GeometryError;

    fn try_from(text: String) -> Result<Self, GeometryError> {
        text.parse()
    }
}

impl From<Bounds> for String {
    fn from(bounds: Bounds) -> Self {
        bounds.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_survives_a_link_whichever_corners_were_given() {
        let bounds: Bounds = "107.0,30.5,106.2,30.1".parse().unwrap();
        assert_eq!(bounds.to_string(), "106.2,30.1,107,30.5");
        assert_eq!(bounds.to_string().parse(), Ok(bounds));
        assert!("106.2,30.1,107".parse::<Bounds>().is_err());
        assert_eq!("a,b,c,d".parse::<Bounds>().unwrap_err().code(), "unreadable-bounds");
    }
}
