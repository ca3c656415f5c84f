//! The colour of a mark on map and wall.

use serde::{Deserialize, Serialize};

/// The colour of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lamp {
    /// Over 30 points behind, or as grave.
    Red,
    /// 10 to 30 points behind, or as grave.
    Yellow,
    /// Worth a look.
    Watch,
    /// Cannot be judged.
    Unjudged,
    /// Suspended.
    Paused,
    /// On schedule.
    Ok,
}

impl Lamp {
    /// All, worst first.
    pub const ALL: [Self; 6] =
        [Self::Red, Self::Yellow, Self::Watch, Self::Unjudged, Self::Paused, Self::Ok];

    /// The stable word used in URLs, classes and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Watch => "watch",
            Self::Unjudged => "unjudged",
            Self::Paused => "paused",
            Self::Ok => "ok",
        }
    }

    /// The lamp of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lamp| lamp.code() == code)
    }
}
