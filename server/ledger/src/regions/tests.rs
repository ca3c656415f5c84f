use serde_json::json;

use super::*;

const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[106,30],[107,30],[107,31],[106,30]]]}"#;
const BOW_TIE: &str =
    r#"{"type":"Polygon","coordinates":[[[106,30],[107,31],[107,30],[106,31],[106,30]]]}"#;

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

fn collection(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, feature(properties, geometry))
}

fn names(file: &str) -> Vec<String> {
    let outlines = read(file.as_bytes(), None).unwrap();
    outlines.named.iter().map(|(name, _)| name.to_string()).collect()
}

fn notes(file: &str) -> Vec<String> {
    read(file.as_bytes(), None).unwrap().notes.iter().map(ToString::to_string).collect()
}

fn refusal(file: &str) -> String {
    read(file.as_bytes(), None).unwrap_err().to_string()
}

#[test]
fn regions_are_named_by_any_of_the_usual_properties() {
    for properties in
        [r#"{"name":"岳池县"}"#, r#"{"NAME":"岳池县"}"#, r#"{"adcode":1,"名称":"岳池县"}"#]
    {
        assert_eq!(names(&collection(properties, SQUARE)), ["岳池县"], "{properties}");
    }
}

#[test]
fn what_has_no_name_or_no_outline_is_refused_with_its_place_and_name() {
    assert!(refusal(&collection("{}", SQUARE)).contains("feature 1"));
    let point = collection(r#"{"name":"岳池县"}"#, r#"{"type":"Point","coordinates":[1,2]}"#);
    assert!(refusal(&point).contains("feature 1 (岳池县)"), "{}", refusal(&point));
    assert_eq!(read(point.as_bytes(), None).unwrap_err().code(), "unreadable-boundaries");
    assert!(read(b"{", None).is_err() && read(b"{}", None).is_err());
}

#[test]
fn an_outline_drawn_on_a_web_map_is_shifted_back() {
    let file = collection(r#"{"name":"a"}"#, SQUARE);
    let corner = |datum| read(file.as_bytes(), datum).unwrap().named[0].1.bounds().min();
    let away = corner(None).distance_m(corner(Some(Datum::Gcj02)));
    assert!((100.0..1_000.0).contains(&away), "{away} m");
}

#[test]
fn a_bare_list_one_feature_and_a_topology_are_read_too() {
    let (first, second) =
        (feature(r#"{"name":"甲"}"#, SQUARE), feature(r#"{"name":"乙"}"#, SQUARE));
    assert_eq!(names(&format!("[{first},{second}]")), ["甲", "乙"]);
    assert_eq!(names(&first), ["甲"]);
    let topology = json!({
        "type": "Topology",
        "objects": {"a": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "arcs": [[0]], "properties": {"name": "甲"}}]}},
        "arcs": [[[106, 30], [107, 30], [107, 31], [106, 30]]],
    });
    assert_eq!(names(&topology.to_string()), ["甲"]);
    let (wide, _, _) = encoding_rs::GB18030.encode(&first);
    assert_eq!(read(&wide, None).unwrap().named[0].0.as_str(), "甲");
}

#[test]
fn a_feature_without_geometry_is_named_and_the_rest_goes_in() {
    let (empty, whole) = (feature(r#"{"name":"甲"}"#, "null"), feature(r#"{"name":"乙"}"#, SQUARE));
    let file = format!("[{empty},{whole}]");
    assert_eq!(names(&file), ["乙"]);
    assert!(notes(&file)[0].starts_with("feature 1 (甲): "), "{:?}", notes(&file));
    assert!(read(format!("[{empty}]").as_bytes(), None).is_err());
}

#[test]
fn metres_without_a_datum_are_refused_with_the_datum_to_say() {
    let square = r#"{"type":"Polygon","coordinates":[[[35656873,3371822],[35666873,3371822],[35666873,3381822]]]}"#;
    let said = refusal(&collection(r#"{"name":"岳池县"}"#, square));
    assert!(
        said.contains("feature 1 (岳池县)") && said.contains("--crs cgcs2000-gk:105"),
        "{said}"
    );
    let crs = Some("cgcs2000-gk:105".parse().unwrap());
    let file = collection(r#"{"name":"岳池县"}"#, square);
    assert_eq!(read(file.as_bytes(), crs).unwrap().named.len(), 1);
}

#[test]
fn an_outline_that_crosses_itself_is_put_right_and_named() {
    let file = collection(r#"{"name":"岳池县"}"#, BOW_TIE);
    assert!(
        notes(&file)[0].contains("feature 1 (岳池县): it crosses itself"),
        "{:?}",
        notes(&file)
    );
    let outlines = read(file.as_bytes(), None).unwrap();
    assert_eq!(Vec::from((*outlines.named[0].1).clone()).len(), 2);
}

#[test]
fn the_polygons_of_a_geometry_collection_are_the_outline() {
    let geometry = format!(
        r#"{{"type":"GeometryCollection","geometries":[{{"type":"Point","coordinates":[106,30]}},{SQUARE},{SQUARE}]}}"#
    );
    let outlines = read(collection(r#"{"name":"武胜县"}"#, &geometry).as_bytes(), None).unwrap();
    assert_eq!(Vec::from((*outlines.named[0].1).clone()).len(), 2);
}

#[test]
fn an_open_ring_is_closed_and_a_file_cut_off_says_so() {
    let open = r#"{"type":"Polygon","coordinates":[[[106,30],[107,30],[107,31]]]}"#;
    assert_eq!(names(&collection(r#"{"name":"甲"}"#, open)), ["甲"]);
    let file = collection(r#"{"name":"甲"}"#, SQUARE);
    assert!(refusal(&file[..file.len() - 9]).contains("cut off"));
}

#[test]
fn swapped_coordinates_are_put_right_and_named() {
    let swapped = r#"{"type":"Polygon","coordinates":[[[30,106],[30,107],[31,107]]]}"#;
    let file = collection(r#"{"name":"甲"}"#, swapped);
    assert!(notes(&file)[0].starts_with("feature 1 (甲): "), "{:?}", notes(&file));
}
