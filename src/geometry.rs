//! Where things are: points, boundaries, lines, and how they come onto a screen.
//!
//! Everything here is in CGCS2000 degrees, which on a map of a city equal WGS-84;
//! other datums are converted at the edge ([`datum`]). Coordinates are integers of
//! 1e-7 degree (a centimetre), so that they compare, print and travel exactly.

pub mod boundary;
pub mod bounds;
pub mod camera;
pub mod cluster;
pub(crate) mod crossing;
pub mod datum;
pub(crate) mod distance;
pub mod error;
pub mod fan;
pub mod gauss_kruger;
pub mod geojson;
pub(crate) mod label;
pub mod line;
pub mod mercator;
pub mod point;
pub mod shape;
pub mod viewport;
pub mod zoom;

pub use boundary::Boundary;
pub use bounds::Bounds;
pub use camera::{Camera, Placement};
pub use datum::{Datum, Located};
pub use error::GeometryError;
pub use gauss_kruger::Meridian;
pub use line::Line;
pub use point::Point;
pub use shape::Shape;
pub use viewport::Viewport;
pub use zoom::Zoom;

#[cfg(test)]
pub(crate) mod tests;
