//! What a project covers on the ground: a point, a line or an area.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Boundary, Bounds, GeometryError, Line, Point, geojson};

/// The place of a project. Travels as `{"point": …}`, `{"line": …}` or `{"area": …}`.
///
/// ```
/// use battle_map::geometry::Shape;
/// use serde_json::json;
///
/// let shape = Shape::from_geojson(&json!({"type": "Point", "coordinates": [106.6, 30.4]}))?;
/// assert_eq!(shape.label_point().to_string(), "106.6,30.4");
/// # Ok::<(), battle_map::geometry::GeometryError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A point, such as a building site.
    Point(Point),
    /// A line, such as a road, a railway or a river.
    Line(Line),
    /// An area, such as a park or a reservoir.
    Area(Boundary),
}

impl Shape {
    /// The shape of a geometry of any of the six simple types but `MultiPoint`.
    pub fn from_geojson(value: &Value) -> Result<Self, GeometryError> {
        match geojson::parts(value)? {
            ("Point", at) => geojson::position(at).map(Self::Point),
            ("LineString" | "MultiLineString", _) => Line::from_geojson(value).map(Self::Line),
            _ => Boundary::from_geojson(value).map(Self::Area),
        }
    }

    /// The geometry as `GeoJSON`.
    pub fn to_geojson(&self) -> Value {
        match self {
            Self::Point(point) => geojson::geometry("Point", geojson::pair(*point)),
            Self::Line(line) => line.to_geojson(),
            Self::Area(boundary) => boundary.to_geojson(),
        }
    }

    /// Where its mark stands.
    #[must_use]
    pub fn label_point(&self) -> Point {
        match self {
            Self::Point(point) => *point,
            Self::Line(line) => line.label_point(),
            Self::Area(boundary) => boundary.label_point(),
        }
    }

    /// Metres from the point to it, 0 inside an area.
    ///
    /// ```
    /// use battle_map::geometry::{Point, Shape};
    /// use serde_json::json;
    ///
    /// let road = json!({"type": "LineString", "coordinates": [[106.0, 30.0], [106.1, 30.0]]});
    /// let road = Shape::from_geojson(&road)?;
    /// assert_eq!(road.distance_m(Point::new(106.05, 30.01)?).round(), 1_112.0);
    /// # Ok::<(), battle_map::geometry::GeometryError>(())
    /// ```
    pub fn distance_m(&self, point: Point) -> f64 {
        match self {
            Self::Point(place) => place.distance_m(point),
            Self::Line(line) => line.distance_m(point),
            Self::Area(boundary) => boundary.distance_m(point),
        }
    }

    /// The rectangle around it.
    pub fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::Point(point) => Bounds::around([*point]),
            Self::Line(line) => line.bounds(),
            Self::Area(boundary) => Some(boundary.bounds()),
        }
    }
}

impl From<Point> for Shape {
    fn from(point: Point) -> Self {
        Self::Point(point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_kind_of_shape_comes_back_from_geojson_and_from_the_log() {
        let shapes = [
            json!({"type": "Point", "coordinates": [106.6, 30.4]}),
            json!({"type": "LineString", "coordinates": [[106.6, 30.4], [106.7, 30.5]]}),
            json!({"type": "Polygon", "coordinates": [[[106.6, 30.4], [106.7, 30.4], [106.7, 30.5], [106.6, 30.4]]]}),
        ];
        for geometry in shapes {
            let shape = Shape::from_geojson(&geometry).unwrap();
            assert_eq!(shape.to_geojson(), geometry);
            let json = serde_json::to_string(&shape).unwrap();
            assert_eq!(serde_json::from_str::<Shape>(&json).unwrap(), shape);
        }
    }
}
