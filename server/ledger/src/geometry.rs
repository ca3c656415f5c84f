//! Reading lines and areas for projects: a `GeoJSON` feature collection whose properties name a
//! project by number, code or name.

use battle_map::{
    geometry::{Datum, GeometryError, Shape},
    model::{
        layer::LayerShape,
        ledger::{Issue, IssueCode},
        project::FactField,
    },
    rules::geometry::ProjectFeature,
    value::{Name, text::normalised},
};
use serde_json::{Map, Value};

use super::{
    LedgerError,
    corners::Corners,
    error::{Quantity, Unreadable},
    feature_fault::{FeatureFault, FeatureWhat},
    features::Features,
    words::{Field, WORDS},
};

/// The most corners of one drawing.
const MOST_CORNERS: usize = 50_000;
/// The most corners of a file.
const MOST_CORNERS_IN_ALL: usize = 2_000_000;

/// What came out of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawings {
    /// The drawings that can be read.
    pub good: Vec<ProjectFeature>,
    /// Why others cannot, by their place in the file.
    pub rejected: Vec<Issue>,
    /// What somebody should look at.
    pub warnings: Vec<Issue>,
}

/// The drawings of a file, in the datum that the person says. A feature without geometry draws
/// nothing, which is said.
///
/// # Errors
/// When it is no feature collection, or larger than any city's.
pub fn read(bytes: &[u8], datum: Option<Datum>) -> Result<Drawings, LedgerError> {
    let wrong = |what| LedgerError::Geometry(FeatureFault::of_file(what));
    let mut file = Features::read(bytes).map_err(wrong)?;
    let mut drawings = Drawings::default();
    let mut count = 0;
    for (feature, mut value) in (1..).zip(std::mem::take(&mut file.features)) {
        let geometry = value.get_mut("geometry").map(Value::take).unwrap_or_default();
        if geometry.is_null() {
            drawings.note_nothing(feature, &value);
            continue;
        }
        let mut corners = Corners::of(datum);
        let shape = shape(&file, geometry, &mut corners, datum);
        count += corners.count;
        if count > MOST_CORNERS_IN_ALL {
            let (what, limit) = (Quantity::Corners, MOST_CORNERS_IN_ALL);
            return Err(Unreadable::TooLarge { what, limit }.into());
        }
        drawings.note(feature, &value, shape, corners.swapped);
    }
    Ok(drawings)
}

/// The shapes of a context layer, in the datum that the person says, and what was passed over or put
/// right; none of an empty collection.
///
/// # Errors
/// When it is no feature collection, is too large, or one of its features cannot be read.
pub fn layer(
    bytes: &[u8],
    datum: Option<Datum>,
) -> Result<(Vec<LayerShape>, Vec<FeatureFault>), LedgerError> {
    let drawings = read(bytes, datum)?;
    let fault = |issue: &Issue| {
        let what = FeatureWhat::Rejected(issue.code, issue.value.clone());
        FeatureFault::at(issue.row, what)
    };
    if let Some(issue) = drawings.rejected.first() {
        return Err(LedgerError::Geometry(fault(issue)));
    }
    let shape = |drawing: ProjectFeature| LayerShape { name: drawing.name, shape: drawing.shape };
    let notes = drawings.warnings.iter().map(fault).collect();
    Ok((drawings.good.into_iter().map(shape).collect(), notes))
}

/// The properties of a feature.
fn properties(feature: &Value) -> Map<String, Value> {
    feature.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
}

impl Drawings {
    fn note_nothing(&mut self, feature: u32, value: &Value) {
        let name = named(&properties(value), Field::Fact(FactField::Name), "feature-name");
        let value = name.as_ref().map(Name::to_string).unwrap_or_default();
        let (column, code) = (String::new(), IssueCode::NoGeometry);
        self.warnings.push(Issue { sheet: None, row: feature, column, code, value });
    }

    fn note(
        &mut self,
        feature: u32,
        value: &Value,
        shape: Result<Shape, (IssueCode, String)>,
        swapped: bool,
    ) {
        let issue =
            |code, value| Issue { sheet: None, row: feature, column: String::new(), code, value };
        let properties = &properties(value);
        let name = named(properties, Field::Fact(FactField::Name), "feature-name");
        let words = name.as_ref().map(Name::to_string).unwrap_or_default();
        match shape {
            Err((code, reason)) => self.rejected.push(issue(code, reason)),
            Ok(mut shape) => {
                if let Some(at) = untangle(&mut shape) {
                    self.warnings.push(issue(IssueCode::SelfCrossing, format!("{words} {at}")));
                }
                let number = named(properties, Field::Number, "feature-number");
                self.good.push(ProjectFeature {
                    feature,
                    number: number.and_then(|number| number.as_str().parse().ok()),
                    code: named(properties, Field::Fact(FactField::Code), "feature-code"),
                    name,
                    region: named(properties, Field::Fact(FactField::Regions), "feature-region"),
                    shape,
                });
            }
        }
        if swapped {
            self.warnings.push(issue(IssueCode::SwappedCoordinates, words));
        }
    }
}

/// The first property that means a field.
fn named(properties: &Map<String, Value>, field: Field, list: &str) -> Option<Name> {
    let means = |key: &str| {
        let key = normalised(key);
        WORDS.is(list, &key) || WORDS.field(&key) == Some(field)
    };
    properties.iter().filter(|(key, _)| means(key)).find_map(|(_, value)| match value {
        Value::String(text) => Name::new(text).ok(),
        Value::Number(number) => Name::new(&number.to_string()).ok(),
        _ => None,
    })
}

/// Puts an area right that crosses itself, and says where.
fn untangle(shape: &mut Shape) -> Option<String> {
    let Shape::Area(area) = shape else { return None };
    let at = area.crossing()?;
    if let Some(untangled) = area.untangled() {
        *area = untangled;
    }
    Some(at.to_string())
}

/// The shape of a geometry in our datum.
fn shape(
    file: &Features,
    mut geometry: Value,
    corners: &mut Corners,
    datum: Option<Datum>,
) -> Result<Shape, (IssueCode, String)> {
    let unreadable = |error: GeometryError| (IssueCode::UnreadableGeometry, error.to_string());
    let written = geometry.clone();
    corners.convert(&mut geometry).map_err(|error| {
        match file.explained(error, &written, datum) {
            FeatureWhat::Metres(said) => (IssueCode::ProjectedCoordinates, format!("--crs {said}")),
            FeatureWhat::Geometry(error) => unreadable(error),
            other => (IssueCode::UnreadableGeometry, format!("{other:?}")),
        }
    })?;
    if corners.count > MOST_CORNERS {
        return Err((IssueCode::TooManyCorners, corners.count.to_string()));
    }
    Shape::from_geojson(&geometry).map_err(unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(properties: &str, geometry: &str) -> String {
        let feature =
            format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#);
        format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#)
    }

    const ROAD: &str = r#"{"type":"LineString","coordinates":[[106.6,30.4],[106.7,30.5]]}"#;

    #[test]
    fn projects_are_named_by_any_of_the_usual_properties() {
        for key in ["name", "项目名称", "工程名称", "NAME"] {
            let file = collection(&format!(r#"{{"{key}":"环城路","区县":"岳池县"}}"#), ROAD);
            let read = read(file.as_bytes(), None).unwrap();
            let drawing = read.good.first().unwrap();
            assert_eq!(drawing.name.as_ref().map(Name::as_str), Some("环城路"), "{key}");
            assert_eq!(drawing.region.as_ref().map(Name::as_str), Some("岳池县"));
        }
        let file = collection(r#"{"number":7,"code":"A-1"}"#, ROAD);
        let read = read(file.as_bytes(), None).unwrap();
        assert_eq!(read.good[0].number.map(|number| number.0), Some(7));
    }

    #[test]
    fn what_is_no_geometry_is_named_by_its_place_in_the_file() {
        for (geometry, code) in [
            (r#"{"type":"LineString","coordinates":[[106.6,30.4]]}"#, "unreadable-geometry"),
            (r#"{"type":"LineString","coordinates":[[1e9,30.4],[1,2]]}"#, "unreadable-geometry"),
            (r#"{"type":"MultiPoint","coordinates":[[106.6,30.4]]}"#, "unreadable-geometry"),
            (r#"{"type":"Polygon","coordinates":[[[[[[1]]]]]]}"#, "unreadable-geometry"),
        ] {
            let read = read(collection("{}", geometry).as_bytes(), None).unwrap();
            let found = read.rejected.first().map(|issue| (issue.row, issue.code.code()));
            assert_eq!(found, Some((1, code)), "{geometry}");
        }
        assert!(read(b"{}", None).is_err() && read(b"[", None).is_err());
    }

    #[test]
    fn a_line_with_too_many_corners_is_refused() {
        let corners = vec!["[106.6,30.4]"; MOST_CORNERS + 1].join(",");
        let geometry = format!(r#"{{"type":"LineString","coordinates":[{corners}]}}"#);
        let read = read(collection("{}", &geometry).as_bytes(), None).unwrap();
        assert_eq!(read.rejected[0].code.code(), "too-many-corners");
    }

    #[test]
    fn a_shifted_or_swapped_line_is_brought_home() {
        let swapped = r#"{"type":"LineString","coordinates":[[30.4,106.6],[30.5,106.7]]}"#;
        let read = read(collection("{}", swapped).as_bytes(), None).unwrap();
        assert_eq!(read.good[0].shape.to_geojson()["coordinates"][0][0], 106.6);
        assert_eq!(read.warnings[0].code.code(), "swapped-coordinates");
        let gcj = super::read(collection("{}", ROAD).as_bytes(), Some(Datum::Gcj02)).unwrap();
        assert_ne!(gcj.good[0].shape.to_geojson()["coordinates"][0][0], 106.6);
    }
}
