//! Reading boundaries: a `GeoJSON` feature collection of named polygons.

use std::sync::Arc;

use battle_map::{
    geometry::{Boundary, Datum},
    value::Name,
};
use serde_json::Value;

use super::{
    LedgerError,
    corners::Corners,
    feature_fault::{FeatureFault, FeatureWhat},
};

/// Properties that may hold a region's name, the first found counts.
const NAMES: [&str; 6] = ["name", "NAME", "Name", "名称", "县区", "XZQMC"];

/// The named outlines of a feature collection, in the datum that the person says.
///
/// # Errors
/// When it is none, or one of its features has no name or no usable outline.
pub fn read(bytes: &[u8], datum: Option<Datum>) -> Result<Vec<(Name, Arc<Boundary>)>, LedgerError> {
    let wrong = |what| LedgerError::Boundaries(FeatureFault::of_file(what));
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let collection = serde_json::from_slice(bytes);
    let mut collection: Value =
        collection.map_err(|error| wrong(FeatureWhat::NotJson(error.to_string())))?;
    let features = collection.get_mut("features").and_then(Value::as_array_mut);
    let features = features.ok_or_else(|| wrong(FeatureWhat::NoFeatures))?;
    let named = (1..).zip(features).map(|(place, feature)| {
        let wrong = |what| LedgerError::Boundaries(FeatureFault::at(place, what));
        let name = name(feature).ok_or_else(|| wrong(FeatureWhat::Nameless))?;
        let unreadable = |error| wrong(FeatureWhat::Geometry(error));
        if let Some(geometry) = feature.get_mut("geometry") {
            Corners::of(datum).convert(geometry).map_err(unreadable)?;
        }
        let boundary = Boundary::from_geojson(feature).map_err(unreadable)?;
        Ok((name, Arc::new(boundary)))
    });
    let named: Vec<_> = named.collect::<Result<_, LedgerError>>()?;
    if named.is_empty() { Err(wrong(FeatureWhat::Empty)) } else { Ok(named) }
}

fn name(feature: &Value) -> Option<Name> {
    let properties = feature.get("properties")?;
    NAMES.iter().find_map(|key| Name::new(properties.get(key)?.as_str()?).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(properties: &str, geometry: &str) -> String {
        let feature =
            format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#);
        format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#)
    }

    const SQUARE: &str =
        r#"{"type":"Polygon","coordinates":[[[106,30],[107,30],[107,31],[106,30]]]}"#;

    #[test]
    fn regions_are_named_by_any_of_the_usual_properties() {
        for properties in
            [r#"{"name":"岳池县"}"#, r#"{"NAME":"岳池县"}"#, r#"{"adcode":1,"名称":"岳池县"}"#]
        {
            let named = read(collection(properties, SQUARE).as_bytes(), None).unwrap();
            assert_eq!(
                named.first().map(|(name, _)| name.as_str()),
                Some("岳池县"),
                "{properties}"
            );
        }
    }

    #[test]
    fn what_has_no_name_or_no_outline_is_refused_with_its_place() {
        let nameless = read(collection("{}", SQUARE).as_bytes(), None).unwrap_err();
        assert!(nameless.to_string().contains("feature 1"), "{nameless}");
        let point = read(
            collection(r#"{"name":"a"}"#, r#"{"type":"Point","coordinates":[1,2]}"#).as_bytes(),
            None,
        );
        assert_eq!(point.unwrap_err().code(), "unreadable-boundaries");
        assert!(read(b"{", None).is_err() && read(b"{}", None).is_err());
    }

    #[test]
    fn an_outline_drawn_on_a_web_map_is_shifted_back() {
        let file = collection(r#"{"name":"a"}"#, SQUARE);
        let corner = |datum| read(file.as_bytes(), datum).unwrap()[0].1.bounds().min();
        let away = corner(None).distance_m(corner(Some(Datum::Gcj02)));
        assert!((100.0..1_000.0).contains(&away), "{away} m");
    }
}
