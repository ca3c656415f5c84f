//! The real boundaries that tests of geometry and of the map look at.

use serde_json::Value;

use super::Boundary;

const GUANGAN: &str = include_str!("../../public/regions/guangan.geojson");

/// The six districts and counties of Guang'an with their names.
pub(crate) fn guangan() -> Vec<(String, Boundary)> {
    let collection: Value = serde_json::from_str(GUANGAN).unwrap();
    let feature = |feature: &Value| {
        let name = feature["properties"]["name"].as_str().unwrap().to_owned();
        (name, Boundary::from_geojson(feature).unwrap())
    };
    collection["features"].as_array().unwrap().iter().map(feature).collect()
}

/// The boundary of one district.
pub(crate) fn named(name: &str) -> Boundary {
    guangan().into_iter().find(|(n, _)| n == name).unwrap().1
}
