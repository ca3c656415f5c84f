//! The colour of a mark on map and wall.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// The colour of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
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

codes!(Lamp);
