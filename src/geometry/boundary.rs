//! The outline of a region or of an area project: one or more polygons with holes.

use geo::{Contains, LineString, LinesIter, MultiPolygon, Polygon};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Bounds, GeometryError, Point, distance, geojson, label};

/// The closed outline of something that covers ground.
///
/// Never empty; every ring is closed and has three corners or more. Travels as the
/// coordinates of a `GeoJSON` `MultiPolygon`.
///
/// ```
/// use battle_map::geometry::{Boundary, Point};
/// use serde_json::json;
///
/// let park = Boundary::from_geojson(&json!({
///     "type": "Polygon",
///     "coordinates": [[[106.0, 30.0], [106.2, 30.0], [106.2, 30.2], [106.0, 30.2], [106.0, 30.0]]],
/// }))?;
/// assert!(park.contains(Point::new(106.1, 30.1)?));
/// assert_eq!(park.label_point(), Point::new(106.1, 30.1)?);
/// # Ok::<(), battle_map::geometry::GeometryError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Vec<Vec<Point>>>", into = "Vec<Vec<Vec<Point>>>")]
pub struct Boundary {
    shape: MultiPolygon,
    bounds: Bounds,
    label: Point,
}

// Coordinates are quantised and finite, so that equality is reflexive.
impl Eq for Boundary {}

impl Boundary {
    /// The boundary of a `Polygon` or `MultiPolygon` geometry, or of a feature with one.
    pub fn from_geojson(value: &Value) -> Result<Self, GeometryError> {
        let ring = |value: &Value| geojson::list(value, geojson::position);
        let polygon = |value: &Value| geojson::list(value, ring);
        match geojson::parts(value)? {
            ("Polygon", rings) => Self::try_from(vec![polygon(rings)?]),
            ("MultiPolygon", polygons) => Self::try_from(geojson::list(polygons, polygon)?),
            (other, _) => Err(GeometryError::UnsupportedType(other.to_owned())),
        }
    }

    /// The geometry as `GeoJSON`: a `Polygon` where one is enough.
    pub fn to_geojson(&self) -> Value {
        let ring =
            |ring: &Vec<Point>| -> Value { ring.iter().copied().map(geojson::pair).collect() };
        let polygons = Vec::<Vec<Vec<Point>>>::from(self.clone());
        let mut polygons: Vec<Value> =
            polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect();
        match polygons.pop() {
            Some(only) if polygons.is_empty() => geojson::geometry("Polygon", only),
            last => {
                polygons.extend(last);
                geojson::geometry("MultiPolygon", polygons)
            }
        }
    }

    /// Whether the point lies inside; a point exactly on the line does not.
    pub fn contains(&self, point: Point) -> bool {
        self.bounds.contains(point) && self.shape.contains(&geo::Point::from(point))
    }

    /// Metres from the point to the boundary, 0 inside.
    ///
    /// Exact to a few metres within 100 km.
    pub fn distance_m(&self, point: Point) -> f64 {
        if self.contains(point) {
            return 0.0;
        }
        distance::metres_to(point, self.shape.lines_iter().map(|line| (line.start, line.end)))
    }

    /// The place inside that is farthest from every edge: where a name or a mark
    /// without a place of its own stands.
    pub const fn label_point(&self) -> Point {
        self.label
    }

    /// The rectangle around it.
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The polygons in degrees, for computing with.
    pub(crate) const fn polygons(&self) -> &MultiPolygon {
        &self.shape
    }
}

impl TryFrom<Vec<Vec<Vec<Point>>>> for Boundary {
    type Error = GeometryError;

    /// From polygons of rings (the outer first) of points; an open ring is closed.
    fn try_from(polygons: Vec<Vec<Vec<Point>>>) -> Result<Self, Self::Error> {
        let points = polygons.iter().flatten().flatten().copied();
        let bounds = Bounds::around(points).ok_or(GeometryError::Empty)?;
        let shape = polygons.into_iter().map(polygon).collect::<Result<Vec<_>, _>>()?;
        let shape = MultiPolygon(shape);
        let label =
            label::innermost(&shape).map_or_else(|| bounds.centre(), |c| Point::clamped(c.x, c.y));
        Ok(Self { shape, bounds, label })
    }
}

fn polygon(rings: Vec<Vec<Point>>) -> Result<Polygon, GeometryError> {
    let mut rings = rings.into_iter().map(ring).collect::<Result<Vec<_>, _>>()?.into_iter();
    let outer = rings.next().ok_or(GeometryError::Empty)?;
    Ok(Polygon::new(outer, rings.collect()))
}

fn ring(mut points: Vec<Point>) -> Result<LineString, GeometryError> {
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if points.len() < 3 {
        return Err(GeometryError::RingTooShort);
    }
    let mut line = LineString::from_iter(points);
    line.close();
    Ok(line)
}

impl From<Boundary> for Vec<Vec<Vec<Point>>> {
    fn from(boundary: Boundary) -> Self {
        let points = |line: &LineString| line.coords().map(|c| Point::clamped(c.x, c.y)).collect();
        let rings = |polygon: &Polygon| {
            std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(points).collect()
        };
        boundary.shape.iter().map(rings).collect()
    }
}

#[cfg(test)]
mod tests;
