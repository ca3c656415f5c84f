//! Bringing the coordinates of `GeoJSON` into our datum, however deep they are nested: outlines,
//! layers and the lines of projects come from the same bureaus.

use battle_map::geometry::{Datum, GeometryError};
use serde_json::Value;

/// Lists within lists that coordinates may have.
const DEEPEST: u8 = 4;

/// A walk over the corners of geometries.
#[derive(Debug, Clone, Copy)]
pub struct Corners {
    datum: Datum,
    /// How many it has seen.
    pub count: usize,
    /// Whether one stood latitude first, which is a mistake in degrees and usual in metres.
    pub swapped: bool,
}

impl Corners {
    /// A walk over coordinates in the datum that the person says; ours where nobody says one.
    #[must_use]
    pub fn of(datum: Option<Datum>) -> Self {
        Self { datum: datum.unwrap_or_default(), count: 0, swapped: false }
    }

    /// Rewrites the coordinates of a geometry; what is none stays for others to refuse.
    ///
    /// # Errors
    /// When a corner lies nowhere.
    pub fn convert(&mut self, geometry: &mut Value) -> Result<(), GeometryError> {
        let coordinates = geometry.get_mut("coordinates");
        coordinates.map_or(Ok(()), |coordinates| self.walk(coordinates, 0))
    }

    fn walk(&mut self, value: &mut Value, depth: u8) -> Result<(), GeometryError> {
        let Some(list) = value.as_array_mut().filter(|_| depth <= DEEPEST) else { return Ok(()) };
        let pair = match list.as_slice() {
            [first, second, ..] => first.as_f64().zip(second.as_f64()),
            _ => None,
        };
        let Some((first, second)) = pair else {
            return list.iter_mut().try_for_each(|inner| self.walk(inner, depth + 1));
        };
        self.count += 1;
        let located = self.datum.locate(first, second)?;
        self.swapped |= located.swapped && self.datum.meridian().is_none();
        // Ours stay as they are written, digit for digit.
        if located.swapped || !matches!(self.datum, Datum::Cgcs2000 | Datum::Wgs84) {
            *value = Value::from(vec![located.point.lon(), located.point.lat()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn converted(datum: &str, corner: [f64; 2]) -> (Value, bool) {
        let mut corners = Corners::of(Some(datum.parse().unwrap()));
        let mut line = json!({ "type": "LineString", "coordinates": [corner] });
        corners.convert(&mut line).unwrap();
        (line["coordinates"][0].clone(), corners.swapped)
    }

    #[test]
    fn metres_of_planning_bureaus_become_degrees_in_either_order() {
        let east_first = converted("cgcs2000-gk:105", [656_873.798, 3_371_822.243]);
        assert_eq!(east_first, converted("cgcs2000-gk:105", [3_371_822.243, 656_873.798]));
        let (corner, swapped) = east_first;
        assert!(!swapped, "neither order is a mistake");
        assert!((corner[0].as_f64().unwrap() - 106.633).abs() < 0.01, "{corner}");
    }

    #[test]
    fn degrees_are_shifted_back_and_ours_stay() {
        assert_ne!(converted("gcj02", [106.6, 30.4]).0, json!([106.6, 30.4]));
        assert_eq!(converted("wgs84", [106.6, 30.4]), (json!([106.6, 30.4]), false));
        assert_eq!(converted("wgs84", [30.4, 106.6]), (json!([106.6, 30.4]), true));
    }
}
