//! The course of a road, a railway or a river project.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Bounds, GeometryError, Point, distance, geojson};

/// One or more stretches of two points or more. Travels as the coordinates of a
/// `GeoJSON` `MultiLineString`.
///
/// ```
/// use battle_map::geometry::{Line, Point};
///
/// let road = Line::new(vec![Point::new(106.0, 30.0)?, Point::new(106.2, 30.0)?])?;
/// assert_eq!(road.label_point(), Point::new(106.1, 30.0)?);
/// assert_eq!(road.length_m().round(), 19_260.0);
/// # Ok::<(), battle_map::geometry::GeometryError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Vec<Point>>", into = "Vec<Vec<Point>>")]
pub struct Line {
    stretches: Vec<Vec<Point>>,
}

impl Line {
    /// A line in one stretch.
    pub fn new(points: Vec<Point>) -> Result<Self, GeometryError> {
        Self::try_from(vec![points])
    }

    /// The line of a `LineString` or `MultiLineString` geometry, or of a feature with one.
    pub fn from_geojson(value: &Value) -> Result<Self, GeometryError> {
        let stretch = |value: &Value| geojson::list(value, geojson::position);
        match geojson::parts(value)? {
            ("LineString", points) => Self::new(stretch(points)?),
            ("MultiLineString", lines) => Self::try_from(geojson::list(lines, stretch)?),
            (other, _) => Err(GeometryError::UnsupportedType(other.to_owned())),
        }
    }

    /// The geometry as `GeoJSON`: a `LineString` where one is enough.
    pub fn to_geojson(&self) -> Value {
        let stretch =
            |points: &Vec<Point>| -> Value { points.iter().copied().map(geojson::pair).collect() };
        match self.stretches.as_slice() {
            [only] => geojson::geometry("LineString", stretch(only)),
            several => geojson::geometry(
                "MultiLineString",
                several.iter().map(stretch).collect::<Vec<_>>(),
            ),
        }
    }

    /// The stretches, each of two points or more.
    pub fn stretches(&self) -> &[Vec<Point>] {
        &self.stretches
    }

    /// Metres along all stretches.
    pub fn length_m(&self) -> f64 {
        self.stretches.iter().map(|stretch| length(stretch)).sum()
    }

    /// Metres from the point to the nearest place on the line.
    ///
    /// Exact to a few metres within 100 km.
    pub fn distance_m(&self, point: Point) -> f64 {
        let pairs = self.stretches.iter().flat_map(|stretch| stretch.windows(2));
        distance::metres_to(point, pairs.map(|pair| (pair[0].into(), pair[1].into())))
    }

    /// The middle of the longest stretch: where its mark stands.
    #[must_use]
    pub fn label_point(&self) -> Point {
        let longest = self.stretches.iter().max_by(|a, b| length(a).total_cmp(&length(b)));
        longest.map_or(Point::clamped(0.0, 0.0), |stretch| middle(stretch))
    }

    /// The rectangle around it.
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::around(self.stretches.iter().flatten().copied())
    }
}

fn length(stretch: &[Point]) -> f64 {
    stretch.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum()
}

/// The point half-way along a stretch.
fn middle(stretch: &[Point]) -> Point {
    let mut left = length(stretch) / 2.0;
    for pair in stretch.windows(2) {
        let step = pair[0].distance_m(pair[1]);
        if step >= left && step > 0.0 {
            let share = left / step;
            return Point::clamped(
                pair[0].lon() + share * (pair[1].lon() - pair[0].lon()),
                pair[0].lat() + share * (pair[1].lat() - pair[0].lat()),
            );
        }
        left -= step;
    }
    stretch.last().copied().unwrap_or(Point::clamped(0.0, 0.0))
}

impl TryFrom<Vec<Vec<Point>>> for Line {
    type Error = GeometryError;

    fn try_from(stretches: Vec<Vec<Point>>) -> Result<Self, Self::Error> {
        if stretches.is_empty() {
            return Err(GeometryError::Empty);
        }
        if stretches.iter().any(|stretch| stretch.len() < 2) {
            return Err(GeometryError::LineTooShort);
        }
        Ok(Self { stretches })
    }
}

impl From<Line> for Vec<Vec<Point>> {
    fn from(line: Line) -> Self {
        line.stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_mark_of_a_road_in_two_stretches_stands_on_the_longer() {
        let road = Line::from_geojson(&json!({"type": "MultiLineString",
            "coordinates": [[[106.0, 30.0], [106.1, 30.0]], [[106.2, 30.0], [106.5, 30.0], [106.6, 30.0]]]}))
        .unwrap();
        assert_eq!(road.label_point(), Point::new(106.4, 30.0).unwrap());
        assert_eq!(Line::from_geojson(&road.to_geojson()).unwrap(), road);
    }

    #[test]
    fn a_line_needs_two_points() {
        let dot = json!({"type": "LineString", "coordinates": [[106.0, 30.0]]});
        assert_eq!(Line::from_geojson(&dot), Err(GeometryError::LineTooShort));
        assert!(serde_json::from_str::<Line>("[]").is_err());
    }

    #[test]
    fn a_line_that_stays_on_the_spot_still_has_a_mark() {
        let spot = Point::new(106.0, 30.0).unwrap();
        assert_eq!(Line::new(vec![spot, spot]).unwrap().label_point(), spot);
    }
}
