//! The datums in which Chinese ledgers write coordinates, and the way out of them.
//!
//! GCJ-02 (Amap, Tencent) and BD-09 (Baidu) shift a place by up to 700 m; read as
//! WGS-84 they put 2 to 3 % of a city's projects into the wrong district.

use std::{fmt, str::FromStr};

use coordtransform::{bd09_to_gcj02, gcj02_to_wgs84_in_mainland};
use serde::{Deserialize, Serialize};

use super::{GeometryError, Meridian, Point, gauss_kruger};

/// What a pair of numbers means; travels as its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Datum {
    /// The national geodetic system: what we store.
    #[default]
    Cgcs2000,
    /// GPS; within decimetres of CGCS2000 and taken as equal.
    Wgs84,
    /// The shifted datum of Chinese web maps.
    Gcj02,
    /// Baidu's shift on top of GCJ-02.
    Bd09,
    /// CGCS2000 in the metres of planning bureaus, along this meridian.
    GaussKruger(Meridian),
}

/// A place read from two columns that may have been filled in the wrong way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located {
    /// The place, in CGCS2000.
    pub point: Point,
    /// Whether the pair was written latitude first.
    pub swapped: bool,
}

impl Datum {
    /// The name of its kind: all of it, but for the meridian of a projection.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cgcs2000 => "cgcs2000",
            Self::Wgs84 => "wgs84",
            Self::Gcj02 => "gcj02",
            Self::Bd09 => "bd09",
            Self::GaussKruger(_) => "cgcs2000-gk",
        }
    }

    /// The central meridian of a projection.
    pub const fn meridian(self) -> Option<Meridian> {
        match self {
            Self::GaussKruger(meridian) => Some(meridian),
            _ => None,
        }
    }

    /// The CGCS2000 point at a longitude and latitude, or an easting and northing, of this datum.
    ///
    /// The published formula is inverted everywhere, also at sea and along the border:
    /// a person said which datum it is, and that person is right.
    pub fn to_cgcs2000(self, lon: f64, lat: f64) -> Result<Point, GeometryError> {
        if let Self::GaussKruger(meridian) = self {
            return meridian.locate(lon, lat);
        }
        let given = Point::new(lon, lat)?;
        let (lon, lat) = match self {
            Self::Cgcs2000 | Self::Wgs84 | Self::GaussKruger(_) => return Ok(given),
            Self::Gcj02 => gcj02_to_wgs84_in_mainland(lon, lat),
            Self::Bd09 => {
                let (lon, lat) = bd09_to_gcj02(lon, lat);
                gcj02_to_wgs84_in_mainland(lon, lat)
            }
        };
        Point::new(lon, lat)
    }

    /// The place of a pair that should be longitude, latitude but may be the other way round.
    ///
    /// China lies between 73° and 136° east and between 3° and 54° north; the ranges do
    /// not touch, so that a swapped pair is recognised without doubt:
    ///
    /// ```
    /// use battle_map::geometry::Datum;
    ///
    /// let located = Datum::Wgs84.locate(30.456, 106.633)?;
    /// assert!(located.swapped);
    /// assert_eq!(located.point.to_string(), "106.633,30.456");
    /// # Ok::<(), battle_map::geometry::GeometryError>(())
    /// ```
    ///
    /// Metres have two usual orders, and neither is a mistake: `swapped` says that the northing
    /// stood first.
    pub fn locate(self, first: f64, second: f64) -> Result<Located, GeometryError> {
        let swapped = match self {
            Self::GaussKruger(_) => gauss_kruger::is_northing_first(first, second),
            _ => in_china(second, first),
        };
        let (lon, lat) = if swapped { (second, first) } else { (first, second) };
        self.to_cgcs2000(lon, lat).map(|point| Located { point, swapped })
    }
}

/// Whether a longitude and latitude lie in the rectangle around China.
fn in_china(lon: f64, lat: f64) -> bool {
    (73.0..136.0).contains(&lon) && (3.0..54.0).contains(&lat)
}

impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.meridian() {
            Some(meridian) => write!(f, "{}:{meridian}", self.as_str()),
            None => f.write_str(self.as_str()),
        }
    }
}

impl From<Datum> for String {
    fn from(datum: Datum) -> Self {
        datum.to_string()
    }
}

impl TryFrom<String> for Datum {
    type Error = GeometryError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl FromStr for Datum {
    type Err = GeometryError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((kind, meridian)) = text.split_once(':') {
            let known = kind.trim().eq_ignore_ascii_case("cgcs2000-gk");
            let datum = || meridian.trim().parse().map(Self::GaussKruger);
            return if known { datum() } else { Err(GeometryError::UnknownDatum(text.to_owned())) };
        }
        let key: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        match key.to_ascii_lowercase().as_str() {
            "cgcs2000" => Ok(Self::Cgcs2000),
            "wgs84" => Ok(Self::Wgs84),
            "gcj02" => Ok(Self::Gcj02),
            "bd09" => Ok(Self::Bd09),
            _ => Err(GeometryError::UnknownDatum(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coordtransform::{gcj02_to_bd09, wgs84_to_gcj02_in_mainland};
    use proptest::prelude::*;

    #[test]
    fn an_amap_reading_of_beijing_comes_back_to_its_gps_place() {
        let point = Datum::Gcj02.to_cgcs2000(116.410_244_5, 39.916_404_3).unwrap();
        assert!(point.distance_m(Point::new(116.404, 39.915).unwrap()) < 0.05);
    }

    #[test]
    fn a_baidu_reading_of_beijing_comes_back_to_its_gps_place() {
        let point = Datum::Bd09.to_cgcs2000(116.416_627_244, 39.922_699_552).unwrap();
        assert!(point.distance_m(Point::new(116.404, 39.915).unwrap()) < 0.05);
    }

    #[test]
    fn a_pair_outside_china_is_never_turned_round() {
        let located = Datum::Wgs84.locate(2.3522, 48.8566).unwrap();
        assert!(!located.swapped);
        assert_eq!(Datum::Wgs84.locate(200.0, 30.0), Err(GeometryError::LongitudeOutOfRange));
    }

    #[test]
    fn a_datum_is_known_by_its_usual_spellings() {
        for (text, datum) in
            [("GCJ-02", Datum::Gcj02), ("bd09", Datum::Bd09), ("WGS 84", Datum::Wgs84)]
        {
            assert_eq!(text.parse::<Datum>().unwrap(), datum);
            assert_eq!(datum.as_str().parse::<Datum>().unwrap(), datum);
        }
        assert_eq!("utm".parse::<Datum>().unwrap_err().code(), "unknown-datum");
        assert_eq!("cgcs2000-gk".parse::<Datum>().unwrap_err().code(), "unknown-datum");
        assert_eq!("cgcs2000-gk:x".parse::<Datum>().unwrap_err().code(), "unknown-meridian");
    }

    #[test]
    fn a_datum_travels_as_its_name_and_the_old_names_stay() {
        for name in ["cgcs2000", "wgs84", "gcj02", "bd09", "cgcs2000-gk:105", "cgcs2000-gk:106.5"] {
            let json = format!("{name:?}");
            let datum: Datum = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&datum).unwrap(), json);
        }
    }

    #[test]
    fn metres_come_in_either_order_and_neither_is_doubted() {
        let datum: Datum = "cgcs2000-gk:105".parse().unwrap();
        let north_first = datum.locate(3_371_822.243, 35_656_873.798).unwrap();
        let east_first = datum.locate(656_873.798, 3_371_822.243).unwrap();
        assert_eq!(north_first.point, east_first.point);
        assert!(north_first.swapped && !east_first.swapped);
        assert_eq!(datum.locate(106.63, 30.45), Err(GeometryError::OutsideZone));
    }

    proptest! {
        #[test]
        fn the_shift_is_undone_to_the_stored_precision(lon in 98.0..120.0_f64, lat in 25.0..40.0_f64) {
            let place = Point::new(lon, lat).unwrap();
            let (x, y) = wgs84_to_gcj02_in_mainland(lon, lat);
            prop_assert!(Datum::Gcj02.to_cgcs2000(x, y).unwrap().distance_m(place) < 0.03);
            let (x, y) = gcj02_to_bd09(x, y);
            prop_assert!(Datum::Bd09.to_cgcs2000(x, y).unwrap().distance_m(place) < 0.03);
        }

        #[test]
        fn either_order_of_a_chinese_pair_is_the_same_place(lon in 73.0..136.0_f64, lat in 3.0..54.0_f64) {
            let straight = Datum::Wgs84.locate(lon, lat).unwrap();
            let turned = Datum::Wgs84.locate(lat, lon).unwrap();
            prop_assert_eq!(straight.point, turned.point);
            prop_assert!(turned.swapped && !straight.swapped);
        }
    }
}
