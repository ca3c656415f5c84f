//! The rectangle around something, in degrees.

use super::Point;

/// The smallest rectangle of longitudes and latitudes that holds some points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

    /// The south-western corner.
    pub const fn min(self) -> Point {
        self.min
    }

    /// The north-eastern corner.
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
