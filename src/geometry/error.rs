//! Why a place could not be read: one enum for the whole of geometry.

use strum::IntoStaticStr;

use thiserror::Error;

use crate::value::code::codes;

/// Why a coordinate, a shape or a viewport was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error, IntoStaticStr)]
#[non_exhaustive]
#[strum(serialize_all = "kebab-case")]
pub enum GeometryError {
    /// A coordinate is not a finite number.
    #[error("a coordinate is not a number")]
    NotANumber,
    /// A longitude lies outside −180° to 180°.
    #[error("a longitude lies outside -180 to 180 degrees")]
    LongitudeOutOfRange,
    /// A latitude lies outside −90° to 90°.
    #[error("a latitude lies outside -90 to 90 degrees")]
    LatitudeOutOfRange,
    /// The name of the datum is not one of those known.
    #[error("unknown datum {0:?}; known are cgcs2000, wgs84, gcj02, bd09 and cgcs2000-gk:MERIDIAN")]
    UnknownDatum(String),
    /// The central meridian is not a number of degrees in or beside China.
    #[error("unknown central meridian {0:?}; written in degrees, as cgcs2000-gk:105")]
    UnknownMeridian(String),
    /// The zone in front of an easting is not that of the central meridian.
    #[error("the zone of an easting is not that of the central meridian")]
    OtherZone,
    /// Two numbers are not metres near the central meridian.
    #[error("not Gauss-Kruger metres near the central meridian")]
    OutsideZone,
    /// The value is not a `GeoJSON` geometry, or its coordinates are not nested as its type says.
    #[error("not a readable GeoJSON geometry")]
    NotAGeometry,
    /// The geometry is of a type that has no meaning here.
    #[error("a geometry of type {0:?} cannot be used here")]
    #[strum(serialize = "unsupported-geometry-type")]
    UnsupportedType(String),
    /// A polygon has no ring, or the whole shape has no part.
    #[error("the shape is empty")]
    #[strum(serialize = "empty-shape")]
    Empty,
    /// A ring has fewer than three different corners and encloses nothing.
    #[error("a ring has fewer than three corners")]
    RingTooShort,
    /// A line has fewer than two points.
    #[error("a line has fewer than two points")]
    LineTooShort,
    /// A viewport is not written as `longitude,latitude,zoom`.
    #[error("a viewport is written longitude,latitude,zoom")]
    UnreadableViewport,
    /// A rectangle is not written as `west,south,east,north`.
    #[error("a rectangle is written west,south,east,north")]
    UnreadableBounds,
}

codes!(&GeometryError);
