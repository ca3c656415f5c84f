//! How close a map looks.

use serde::{Deserialize, Serialize};

/// Pixels of the whole world at level 0.
const TILE: f64 = 256.0;

/// How far the map is zoomed in: hundredths of a doubling, from a country to a house.
///
/// Made from any level, the nearest there is; from what is no number, the farthest out.
///
/// ```
/// use battle_map::geometry::Zoom;
///
/// assert_eq!(Zoom::from(9.254).level(), 9.25);
/// assert_eq!(Zoom::from(99.0), Zoom::MAX);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Zoom(u16);

impl Zoom {
    /// The farthest out: a country with its neighbours.
    pub const MIN: Self = Self(500);
    /// The closest in: a house.
    pub const MAX: Self = Self(1900);

    /// The level: each whole one doubles the size of things.
    pub fn level(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Pixels of the whole world at this zoom.
    pub fn world_px(self) -> f64 {
        TILE * self.level().exp2()
    }

    /// The closest zoom at which the whole world has at most so many pixels.
    #[must_use]
    pub fn at_most(world_px: f64) -> Self {
        // Down to the next hundredth, or a hair would be cut off.
        (((world_px / TILE).log2() * 100.0).floor() / 100.0).into()
    }
}

impl From<f64> for Zoom {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of levels before it is cast; NaN becomes 0 and then MIN"
    )]
    fn from(level: f64) -> Self {
        let hundredths = (level * 100.0).round().clamp(0.0, f64::from(Self::MAX.0)) as u16;
        Self(hundredths).max(Self::MIN)
    }
}

impl From<Zoom> for f64 {
    fn from(zoom: Zoom) -> Self {
        zoom.level()
    }
}
