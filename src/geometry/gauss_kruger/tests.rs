//! The inverse series against published values and against another formula: the power series of
//! Chinese textbooks, its meridian arc integrated by parts.

use proptest::prelude::*;

use super::*;

/// The first eccentricity, squared.
const E2: f64 = (2.0 - 1.0 / 298.257_222_101) / 298.257_222_101;

/// Metres along the meridian from the equator (Simpson's rule, 2,000 parts).
fn meridian_arc(lat: f64) -> f64 {
    let parts = 2_000;
    let step = lat / f64::from(parts);
    let curvature = |lat: f64| (1.0 - E2 * lat.sin().powi(2)).powf(-1.5);
    let weight = |index: i32| match index {
        0 => 1.0,
        index if index == parts => 1.0,
        index if index % 2 == 1 => 4.0,
        _ => 2.0,
    };
    let sum: f64 = (0..=parts).map(|i| weight(i) * curvature(f64::from(i) * step)).sum();
    EQUATORIAL_RADIUS * (1.0 - E2) * sum * step / 3.0
}

/// Easting and northing by powers of the distance from the meridian.
fn forward(meridian: f64, lon: f64, lat: f64) -> (f64, f64) {
    let (l, lat) = ((lon - meridian).to_radians(), lat.to_radians());
    let (sin, cos) = lat.sin_cos();
    let t2 = lat.tan().powi(2);
    let eta2 = E2 / (1.0 - E2) * cos * cos;
    let radius = EQUATORIAL_RADIUS / (1.0 - E2 * sin * sin).sqrt();
    let m2 = (cos * l).powi(2);
    let northing = meridian_arc(lat)
        + radius
            * lat.tan()
            * m2
            * (0.5
                + (5.0 - t2 + 9.0 * eta2 + 4.0 * eta2 * eta2) * m2 / 24.0
                + (61.0 - 58.0 * t2 + t2 * t2 + 270.0 * eta2 - 330.0 * t2 * eta2) * m2 * m2
                    / 720.0
                + (1385.0 - 3111.0 * t2 + 543.0 * t2 * t2 - t2.powi(3)) * m2.powi(3) / 40_320.0);
    let easting = radius
        * cos
        * l
        * (1.0
            + (1.0 - t2 + eta2) * m2 / 6.0
            + (5.0 - 18.0 * t2 + t2 * t2 + 14.0 * eta2 - 58.0 * t2 * eta2) * m2 * m2 / 120.0
            + (61.0 - 479.0 * t2 + 179.0 * t2 * t2 - t2.powi(3)) * m2.powi(3) / 5040.0);
    (FALSE_EASTING + easting, northing)
}

fn meridian(text: &str) -> Meridian {
    text.parse().unwrap()
}

#[test]
fn the_quarter_meridian_is_as_long_as_published() {
    // GRS 80, whose shape CGCS2000 shares: 10,001,965.7293 m (Moritz, 2000).
    let quarter = 10_001_965.729_3;
    assert!((meridian_arc(90_f64.to_radians()) - quarter).abs() < 1e-3);
    let metre_south = meridian("105").inverse(FALSE_EASTING, quarter - 1.0).unwrap();
    assert!((90.0 - metre_south.lat() - 1.0 / 111_693.98).abs() < 2e-7, "{metre_south}");
}

#[test]
fn a_published_control_point_of_the_same_ellipsoid_comes_out() {
    // Lantmäteriet, SWEREF 99 13 30 (GRS 80, no scale, false easting 150 km): 55° N 12°45′ E.
    let point = Meridian(135_000).inverse(102_004.871 + 350_000.0, 6_097_487.637).unwrap();
    assert_eq!(point, Point::new(12.75, 55.0).unwrap());
}

#[test]
fn zone_numbers_must_be_those_of_the_meridian() {
    let plain = meridian("105").locate(3_371_896.0, 656_940.0).unwrap();
    for zoned in [35_656_940.0, 18_656_940.0] {
        assert_eq!(meridian("105").locate(zoned, 3_371_896.0), Ok(plain), "{zoned}");
    }
    for (central, zoned) in [("108", 35_656_940.0), ("105", 36_656_940.0), ("108", 18_656_940.0)] {
        let refused = meridian(central).locate(3_371_896.0, zoned);
        assert_eq!(refused, Err(GeometryError::OtherZone), "{zoned}");
    }
}

#[test]
fn what_are_no_metres_of_the_zone_is_refused() {
    for (first, second) in [
        (106.6, 30.4),
        (30.4, 106.6),
        (3_371_896.0, 1_256_940.0),
        (3_371_896.0, f64::NAN),
        (f64::INFINITY, 0.0),
        (-3_371_896.0, 656_940.0),
    ] {
        let refused = meridian("105").locate(first, second);
        assert_eq!(refused, Err(GeometryError::OutsideZone), "{first} {second}");
    }
}

#[test]
fn metres_are_told_from_degrees() {
    assert!(is_metres(3_371_896.0, 35_656_940.0) && is_metres(656_940.0, 3_371_896.0));
    assert!(!is_metres(106.6, 30.4) && !is_metres(1066.0, 304.0) && !is_metres(f64::NAN, 1.0));
}

#[test]
fn a_meridian_is_a_number_of_degrees_in_china() {
    for text in ["", "0", "60", "140", "1e2", "105.12345", "105.", "-105", "東經"] {
        assert_eq!(text.parse::<Meridian>().unwrap_err().code(), "unknown-meridian", "{text}");
    }
    assert_eq!(meridian("104.0667").to_string(), "104.0667");
}

proptest! {
    #[test]
    fn the_textbook_forward_formula_is_undone(
        central in 25_u32..45,
        off in -2.0..2.0_f64,
        lat in 8.0..53.5_f64,
    ) {
        let meridian = Meridian(central * 30_000);
        let place = Point::new(meridian.degrees() + off, lat).unwrap();
        let (easting, northing) = forward(meridian.degrees(), place.lon(), place.lat());
        let zoned = easting + f64::from(central) * ZONE;
        for (first, second) in [(easting, northing), (northing, easting), (northing, zoned)] {
            let back = meridian.locate(first, second).unwrap();
            // The same stored point: within a unit of 1e-7 degree.
            let (lon, lat) = (back.units().0 - place.units().0, back.units().1 - place.units().1);
            prop_assert!(lon.abs() <= 1 && lat.abs() <= 1, "{lon} {lat}");
        }
    }

    #[test]
    fn any_two_numbers_give_a_place_or_a_reason(first: f64, second: f64) {
        let _ = meridian("105").locate(first, second);
        let _ = is_metres(first, second);
    }
}
