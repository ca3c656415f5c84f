//! Gauss–Krüger metres, in which planning bureaus write places, back into degrees.
//!
//! The transverse Mercator projection of the CGCS2000 ellipsoid along a central meridian, without
//! scale, with a false easting of 500 km. A bureau's easting may carry its zone in front: 35 or 36
//! for zones three degrees wide, 18 for those of six degrees. Krüger's series to the fourth power
//! of the third flattening (Karney, "Transverse Mercator with an accuracy of a few nanometers",
//! 2011) is exact to a hundredth of a millimetre wherever a zone reaches.

use std::{fmt, ops::Range, str::FromStr};

use super::{GeometryError, Point};

/// Metres from the centre of the ellipsoid to the equator.
const EQUATORIAL_RADIUS: f64 = 6_378_137.0;
/// The third flattening *n*, from f = 1/298.257222101: *n* = f / (2 − f).
const N: f64 = 1.0 / (2.0 * 298.257_222_101 - 1.0);
/// Metres added to the easting so that none is negative.
const FALSE_EASTING: f64 = 500_000.0;
/// Metres by which an easting counts its zone.
const ZONE: f64 = 1_000_000.0;
/// How far from its meridian a place may be written: four degrees at the equator, more than any
/// zone with its overlap.
const FARTHEST: f64 = 446_000.0;
/// Northings of China, from the south of its sea to the Amur.
const NORTHINGS: Range<f64> = 300_000.0..6_100_000.0;
/// The zones of China: 13 to 23 are six degrees wide, 24 to 45 three.
const ZONES: Range<u32> = 13..46;

/// The central meridian of a projection, in ten-thousandths of a degree east.
///
/// ```
/// use battle_map::geometry::Meridian;
///
/// assert_eq!("105".parse::<Meridian>()?.degrees(), 105.0);
/// assert_eq!("106.5".parse::<Meridian>()?.to_string(), "106.5");
/// # Ok::<(), battle_map::geometry::GeometryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Meridian(u32);

impl Meridian {
    /// The meridian in degrees east of Greenwich.
    pub fn degrees(self) -> f64 {
        f64::from(self.0) / 1e4
    }

    /// Whether a zone number is this meridian's: 3° zones count from 24 to 45, 6° zones from 13
    /// to 23.
    fn is_of_zone(self, zone: u32) -> bool {
        match zone {
            24..=45 => self.0 == zone * 30_000,
            13..=23 => self.0 == zone * 60_000 - 30_000,
            _ => false,
        }
    }

    /// The place at two numbers of metres, in either order: in China a northing is larger than an
    /// easting, unless that carries its zone and is larger than any northing.
    ///
    /// # Errors
    /// When they are no such metres, or the zone is not that of this meridian.
    ///
    /// ```
    /// use battle_map::geometry::{Meridian, Point};
    ///
    /// let meridian: Meridian = "105".parse()?;
    /// let square = meridian.locate(3_371_822.243, 35_656_873.798)?;
    /// assert_eq!(square, meridian.locate(656_873.798, 3_371_822.243)?);
    /// assert!(square.distance_m(Point::new(106.633_281, 30.456_224)?) < 0.01);
    /// # Ok::<(), battle_map::geometry::GeometryError>(())
    /// ```
    pub fn locate(self, first: f64, second: f64) -> Result<Point, GeometryError> {
        let metres = Metres::of(first, second).ok_or(GeometryError::OutsideZone)?;
        if metres.zone.is_some_and(|zone| !self.is_of_zone(zone)) {
            return Err(GeometryError::OtherZone);
        }
        self.inverse(metres.easting, metres.northing)
    }

    /// The point at an easting without zone and a northing.
    fn inverse(self, easting: f64, northing: f64) -> Result<Point, GeometryError> {
        let radius = rectifying_radius();
        let (xi, eta) = (northing / radius, (easting - FALSE_EASTING) / radius);
        let (mut x, mut y) = (xi, eta);
        for (factor, coefficient) in [2.0, 4.0, 6.0, 8.0].into_iter().zip(TO_SPHERE) {
            x -= coefficient * (factor * xi).sin() * (factor * eta).cosh();
            y -= coefficient * (factor * xi).cos() * (factor * eta).sinh();
        }
        let conformal = (x.sin() / y.cosh()).asin();
        let mut lat = conformal;
        for (factor, coefficient) in [2.0, 4.0, 6.0, 8.0].into_iter().zip(TO_GEODETIC) {
            lat += coefficient * (factor * conformal).sin();
        }
        let lon = y.sinh().atan2(x.cos());
        Point::new(self.degrees() + lon.to_degrees(), lat.to_degrees())
    }
}

/// Whether two numbers can be the metres of a place in China, in either order and with or without
/// a zone. Degrees never can.
pub fn is_metres(first: f64, second: f64) -> bool {
    Metres::of(first, second).is_some()
}

/// Whether of two such numbers the northing is the first.
pub(super) fn is_northing_first(first: f64, second: f64) -> bool {
    Metres::of(first, second).is_some_and(|metres| metres.northing.to_bits() == first.to_bits())
}

/// A place as a planning bureau writes it.
struct Metres {
    zone: Option<u32>,
    easting: f64,
    northing: f64,
}

impl Metres {
    fn of(first: f64, second: f64) -> Option<Self> {
        let zone = |value: f64| ZONES.rev().find(|zone| value >= f64::from(*zone) * ZONE);
        let (zoned, northing) = match (zone(first), zone(second)) {
            (Some(_), _) => (first, second),
            (None, Some(_)) => (second, first),
            (None, None) => (first.min(second), first.max(second)),
        };
        let zone = zone(zoned);
        let easting = zoned - zone.map_or(0.0, f64::from) * ZONE;
        let near = (easting - FALSE_EASTING).abs() <= FARTHEST;
        (near && NORTHINGS.contains(&northing)).then_some(Self { zone, easting, northing })
    }
}

/// Metres of a radian along the meridian, on average.
fn rectifying_radius() -> f64 {
    EQUATORIAL_RADIUS / (1.0 + N) * (1.0 + N.powi(2) / 4.0 + N.powi(4) / 64.0)
}

const N2: f64 = N * N;
const N3: f64 = N * N2;
const N4: f64 = N * N3;

/// Krüger's β: from the plane to the conformal sphere.
const TO_SPHERE: [f64; 4] = [
    N / 2.0 - 2.0 / 3.0 * N2 + 37.0 / 96.0 * N3 - N4 / 360.0,
    N2 / 48.0 + N3 / 15.0 - 437.0 / 1440.0 * N4,
    17.0 / 480.0 * N3 - 37.0 / 840.0 * N4,
    4397.0 / 161_280.0 * N4,
];

/// Krüger's δ: from the conformal latitude to the geodetic one.
const TO_GEODETIC: [f64; 4] = [
    2.0 * N - 2.0 / 3.0 * N2 - 2.0 * N3 + 116.0 / 45.0 * N4,
    7.0 / 3.0 * N2 - 8.0 / 5.0 * N3 - 227.0 / 45.0 * N4,
    56.0 / 15.0 * N3 - 136.0 / 35.0 * N4,
    4279.0 / 630.0 * N4,
];

impl fmt::Display for Meridian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.degrees())
    }
}

impl FromStr for Meridian {
    type Err = GeometryError;

    /// Degrees between 72 and 138 east, with up to four decimals.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || GeometryError::UnknownMeridian(text.to_owned());
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || !(1..=4).contains(&decimals.len()) {
            return Err(refused());
        }
        let units = format!("{whole}{decimals:0<4}").parse().map_err(|_| refused())?;
        if (720_000..=1_380_000).contains(&units) { Ok(Self(units)) } else { Err(refused()) }
    }
}

#[cfg(test)]
mod tests;
