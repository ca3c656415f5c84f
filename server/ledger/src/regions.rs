//! Reading boundaries: named polygons, in any of the wrappings of [`features`](crate::features).

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
    features::{Features, without_collection},
};

/// Properties that may hold a region's name, the first found counts.
const NAMES: [&str; 10] =
    ["name", "NAME", "Name", "名称", "县区", "区县", "行政区", "行政区名称", "XZQMC", "MC"];

/// What came out of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outlines {
    /// The named outlines, in the file's order; those of one name are one region's.
    pub named: Vec<(Name, Arc<Boundary>)>,
    /// What was passed over or put right.
    pub notes: Vec<FeatureFault>,
}

/// The named outlines of a file, in the datum that the person says.
///
/// # Errors
/// When there are none, or one of its features has no name or no usable outline.
pub fn read(bytes: &[u8], datum: Option<Datum>) -> Result<Outlines, LedgerError> {
    let wrong = |what| LedgerError::Boundaries(FeatureFault::of_file(what));
    let mut file = Features::read(bytes).map_err(wrong)?;
    let mut outlines = Outlines::default();
    for (place, feature) in (1..).zip(std::mem::take(&mut file.features)) {
        let name = name(&feature);
        let fault = |what| FeatureFault::at(place, what).named(name.as_ref().map(Name::as_str));
        match outline(&file, feature, datum) {
            Ok(_) if name.is_none() => {
                return Err(LedgerError::Boundaries(fault(FeatureWhat::Nameless)));
            }
            Ok((put_right, boundary)) => {
                outlines.notes.extend(put_right.map(fault));
                outlines.named.extend(name.clone().map(|name| (name, Arc::new(boundary))));
            }
            Err(FeatureWhat::NoGeometry) => outlines.notes.push(fault(FeatureWhat::NoGeometry)),
            Err(what) => return Err(LedgerError::Boundaries(fault(what))),
        }
    }
    if outlines.named.is_empty() { Err(wrong(FeatureWhat::Empty)) } else { Ok(outlines) }
}

/// The outline of a feature, and what was put right in it.
fn outline(
    file: &Features,
    mut feature: Value,
    datum: Option<Datum>,
) -> Result<(Option<FeatureWhat>, Boundary), FeatureWhat> {
    let geometry = feature.get_mut("geometry").map(Value::take).unwrap_or_default();
    if geometry.is_null() {
        return Err(FeatureWhat::NoGeometry);
    }
    let written = without_collection(geometry);
    let mut geometry = written.clone();
    let mut corners = Corners::of(datum);
    corners.convert(&mut geometry).map_err(|error| file.explained(error, &written, datum))?;
    let boundary = Boundary::from_geojson(&geometry).map_err(FeatureWhat::Geometry)?;
    let Some(at) = boundary.crossing() else {
        return Ok((corners.swapped.then_some(FeatureWhat::Swapped), boundary));
    };
    let untangled = boundary.untangled().filter(|parts| parts.crossing().is_none());
    let parts = untangled.ok_or_else(|| FeatureWhat::Crossing(at.to_string()))?;
    Ok((Some(FeatureWhat::Untangled(at.to_string())), parts))
}

fn name(feature: &Value) -> Option<Name> {
    let properties = feature.get("properties")?;
    NAMES.iter().find_map(|key| Name::new(properties.get(key)?.as_str()?).ok())
}

#[cfg(test)]
mod tests;
