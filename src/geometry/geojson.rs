//! Reading and writing the coordinates of `GeoJSON` geometries (RFC 7946).
//!
//! Only the nesting is handled here; what the nested positions mean is the
//! business of [`Boundary`](super::Boundary), [`Line`](super::Line) and
//! [`Shape`](super::Shape).

use serde_json::{Value, json};

use super::{GeometryError, Point};

/// The type and the coordinates of a geometry, or of the geometry of a feature.
pub(super) fn parts(value: &Value) -> Result<(&str, &Value), GeometryError> {
    let geometry = match value.get("type").and_then(Value::as_str) {
        Some("Feature") => value.get("geometry").ok_or(GeometryError::NotAGeometry)?,
        _ => value,
    };
    let kind = geometry.get("type").and_then(Value::as_str);
    let kind = kind.ok_or(GeometryError::NotAGeometry)?;
    Ok((kind, geometry.get("coordinates").unwrap_or(&Value::Null)))
}

/// One position; a height is ignored.
pub(super) fn position(value: &Value) -> Result<Point, GeometryError> {
    match array(value)?.as_slice() {
        [lon, lat, ..] => Point::new(number(lon)?, number(lat)?),
        _ => Err(GeometryError::NotAGeometry),
    }
}

/// A list of whatever `read` reads.
pub(super) fn list<T>(
    value: &Value,
    read: impl Fn(&Value) -> Result<T, GeometryError>,
) -> Result<Vec<T>, GeometryError> {
    array(value)?.iter().map(read).collect()
}

/// A geometry of a type with its coordinates.
pub(super) fn geometry(kind: &str, coordinates: impl Into<Value>) -> Value {
    json!({ "type": kind, "coordinates": coordinates.into() })
}

/// A position as `GeoJSON` writes it.
pub(super) fn pair(point: Point) -> Value {
    json!([point.lon(), point.lat()])
}

fn array(value: &Value) -> Result<&Vec<Value>, GeometryError> {
    value.as_array().ok_or(GeometryError::NotAGeometry)
}

fn number(value: &Value) -> Result<f64, GeometryError> {
    value.as_f64().ok_or(GeometryError::NotANumber)
}
