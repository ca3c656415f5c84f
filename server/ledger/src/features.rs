//! The features of a file of outlines, layers or lines, however the program that wrote it wraps them:
//! a collection, a bare list, a single feature, or `TopoJSON`.

mod topology;

use std::ops::Range;

use battle_map::geometry::{Datum, GeometryError};
use serde_json::Value;

use crate::{decoded, error::Unreadable, feature_fault::FeatureWhat};

/// Numbers that are no degrees and may be metres, with the zone in front or without.
const METRES: Range<f64> = 1_000.0..5e7;

/// The features of a file.
pub struct Features {
    /// Each with its properties and its geometry.
    pub features: Vec<Value>,
    /// The system of coordinates that the file names.
    system: Option<String>,
}

impl Features {
    /// Reads a file; `Err` says what is wrong with it as a whole.
    pub fn read(bytes: &[u8]) -> Result<Self, FeatureWhat> {
        let text = decoded::text(bytes).map_err(|error| match error {
            Unreadable::CutOff => FeatureWhat::CutOff,
            other => FeatureWhat::NotJson(other.to_string()),
        })?;
        let mut file: Value = serde_json::from_str(&text).map_err(|error| {
            if error.is_eof() && !text.trim().is_empty() {
                FeatureWhat::CutOff
            } else {
                FeatureWhat::NotJson(error.to_string())
            }
        })?;
        let system = file.pointer("/crs/properties/name").and_then(Value::as_str);
        let system = system.map(str::to_owned);
        let kind = file.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        let features = match (&mut file, kind.as_str()) {
            (Value::Array(features), _) => std::mem::take(features),
            (_, "Topology") => topology::features(&file).ok_or(FeatureWhat::NoFeatures)?,
            (_, "Feature") => vec![file],
            (Value::Object(collection), _) => match collection.remove("features") {
                Some(Value::Array(features)) => features,
                _ => return Err(FeatureWhat::NoFeatures),
            },
            _ => return Err(FeatureWhat::NoFeatures),
        };
        Ok(Self { features, system })
    }

    /// What is wrong with a geometry, in the words of whoever has to say the datum: coordinates that
    /// are no degrees are metres, and their zone or the file itself says along which meridian.
    pub fn explained(
        &self,
        error: GeometryError,
        geometry: &Value,
        datum: Option<Datum>,
    ) -> FeatureWhat {
        let outside =
            matches!(error, GeometryError::LongitudeOutOfRange | GeometryError::LatitudeOutOfRange);
        let pair = first_pair(geometry.get("coordinates").unwrap_or(&Value::Null), 0);
        match pair.filter(|_| outside && datum.is_none_or(|datum| datum.meridian().is_none())) {
            Some((first, second)) if METRES.contains(&first.abs().max(second.abs())) => {
                FeatureWhat::Metres(self.system_of(first, second))
            }
            _ => FeatureWhat::Geometry(error),
        }
    }

    /// How the option that says the datum is written for these metres.
    fn system_of(&self, first: f64, second: f64) -> String {
        let zone = [first, second].into_iter().find(|metres| *metres > 13e6 && *metres < 46e6);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "13 to 45")]
        let by_zone = zone.map(|metres| match (metres / 1e6) as u32 {
            zone @ 24.. => zone * 3,
            zone => zone * 6 - 3,
        });
        let meridian = self.system.as_deref().and_then(meridian_of).or(by_zone);
        meridian.map_or_else(
            || "cgcs2000-gk:105 / 102 / 108 …".to_owned(),
            |meridian| format!("cgcs2000-gk:{meridian}"),
        )
    }
}

/// The central meridian of the registered systems of Gauss-Krüger metres on CGCS2000: EPSG 4491 to
/// 4501 and 4513 to 4533 with zones, 4502 to 4512 and 4534 to 4554 without.
fn meridian_of(system: &str) -> Option<u32> {
    match system.rsplit(':').next()?.parse().ok()? {
        code @ 4_491..=4_501 => Some(75 + (code - 4_491) * 6),
        code @ 4_502..=4_512 => Some(75 + (code - 4_502) * 6),
        code @ 4_513..=4_533 => Some(75 + (code - 4_513) * 3),
        code @ 4_534..=4_554 => Some(75 + (code - 4_534) * 3),
        _ => None,
    }
}

/// The first corner of nested coordinates.
fn first_pair(value: &Value, depth: u8) -> Option<(f64, f64)> {
    let list = value.as_array().filter(|_| depth < 8)?;
    match list.as_slice() {
        [first, second, ..] if first.is_number() => first.as_f64().zip(second.as_f64()),
        [first, ..] => first_pair(first, depth + 1),
        [] => None,
    }
}

/// The polygons of a collection of geometries as one geometry; any other stays what it is.
pub fn without_collection(geometry: Value) -> Value {
    if geometry.get("type").and_then(Value::as_str) != Some("GeometryCollection") {
        return geometry;
    }
    let mut polygons = Vec::new();
    for part in geometry.get("geometries").and_then(Value::as_array).into_iter().flatten() {
        let coordinates = part.get("coordinates").cloned().unwrap_or_default();
        match (part.get("type").and_then(Value::as_str), coordinates) {
            (Some("Polygon"), polygon) => polygons.push(polygon),
            (Some("MultiPolygon"), Value::Array(more)) => polygons.extend(more),
            _ => {}
        }
    }
    if polygons.is_empty() {
        return geometry;
    }
    serde_json::json!({ "type": "MultiPolygon", "coordinates": polygons })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metres_say_along_which_meridian_they_are() {
        let said = |system: Option<&str>, pair: &str| {
            let features = Features { features: Vec::new(), system: system.map(str::to_owned) };
            let geometry = format!(r#"{{"coordinates":[[{pair}]]}}"#);
            let geometry = serde_json::from_str(&geometry).unwrap();
            features.explained(GeometryError::LongitudeOutOfRange, &geometry, None)
        };
        let metres = |hint: &str| FeatureWhat::Metres(hint.to_owned());
        assert_eq!(said(None, "[35656873.7,3371822.2]"), metres("cgcs2000-gk:105"));
        assert_eq!(said(None, "[3371822.2,18656873.7]"), metres("cgcs2000-gk:105"));
        let epsg = Some("urn:ogc:def:crs:EPSG::4545");
        assert_eq!(said(epsg, "[656873.7,3371822.2]"), metres("cgcs2000-gk:108"));
        assert!(matches!(said(None, "[656873.7,3371822.2]"), FeatureWhat::Metres(_)));
        assert!(matches!(said(None, "[200.0,30.0]"), FeatureWhat::Geometry(_)));
    }
}
