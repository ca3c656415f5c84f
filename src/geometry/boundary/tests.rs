use super::*;
use crate::geometry::tests::{guangan, named};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn the_six_districts_are_read_and_written_back_unchanged() {
    let districts = guangan();
    assert_eq!(districts.len(), 6);
    for (name, boundary) in districts {
        let geojson = boundary.to_geojson();
        assert_eq!(Boundary::from_geojson(&geojson).unwrap(), boundary, "{name}");
        let json = serde_json::to_string(&boundary).unwrap();
        assert_eq!(serde_json::from_str::<Boundary>(&json).unwrap(), boundary, "{name}");
    }
}

#[test]
fn the_county_seat_of_linshui_lies_in_linshui_and_nowhere_else() {
    let seat = Point::new(106.930, 30.334).unwrap();
    let holders: Vec<_> =
        guangan().into_iter().filter(|(_, b)| b.contains(seat)).map(|(n, _)| n).collect();
    assert_eq!(holders, ["邻水县"]);
}

#[test]
fn chongqing_is_eighty_kilometres_outside_huaying() {
    let chongqing = Point::new(106.5516, 29.5630).unwrap();
    let metres = named("华蓥市").distance_m(chongqing);
    assert!((55_000.0..90_000.0).contains(&metres), "{metres}");
}

#[test]
fn a_hole_is_outside() {
    let ring =
        json!([[[0, 0], [3, 0], [3, 3], [0, 3], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]);
    let boundary =
        Boundary::from_geojson(&json!({"type": "Polygon", "coordinates": ring})).unwrap();
    let hole = Point::new(1.5, 1.5).unwrap();
    assert!(!boundary.contains(hole));
    assert!((boundary.distance_m(hole) - 55_590.0).abs() < 60.0);
    assert!(boundary.contains(boundary.label_point()));
}

#[test]
fn what_is_no_boundary_is_refused_by_name() {
    let code = |value: Value| Boundary::from_geojson(&value).unwrap_err().code();
    assert_eq!(code(json!({"type": "Point", "coordinates": [1, 2]})), "unsupported-geometry-type");
    assert_eq!(
        code(json!({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]})),
        "ring-too-short"
    );
    assert_eq!(code(json!({"type": "MultiPolygon", "coordinates": []})), "empty-shape");
    assert_eq!(code(json!({"type": "Polygon", "coordinates": [[["a", 0]]]})), "not-a-number");
    assert_eq!(
        code(json!({"type": "Polygon", "coordinates": [[[30, 106], [31, 106], [31, 107]]]})),
        "latitude-out-of-range"
    );
    assert_eq!(code(json!("Polygon")), "not-a-geometry");
}

proptest! {
    #[test]
    fn a_point_has_no_distance_exactly_where_it_is_inside(lon in 105.9..107.4_f64, lat in 29.9..31.0_f64) {
        let point = Point::new(lon, lat).unwrap();
        for (_, boundary) in guangan() {
            prop_assert_eq!(boundary.contains(point), boundary.distance_m(point) == 0.0);
        }
    }
}

#[test]
fn every_district_has_its_name_well_inside() {
    for (name, boundary) in guangan() {
        let at = boundary.label_point();
        assert!(boundary.contains(at), "{name}");
        let metres = boundary
            .polygons()
            .iter()
            .flat_map(|polygon| polygon.exterior().coords())
            .map(|c| at.distance_m(Point::clamped(c.x, c.y)))
            .fold(f64::INFINITY, f64::min);
        assert!(metres > 5_000.0, "{name} {metres}");
    }
}
