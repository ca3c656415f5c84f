//! The colour of a project's mark on the map and the wall.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// The colour of a project's mark; the order is that of the variants, gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Lamp {
    /// A rule found the project red, such as over 30 points behind schedule.
    Red,
    /// A rule found the project yellow, such as 10 to 30 points behind schedule.
    Yellow,
    /// A rule found the project worth attention, below every card.
    Watch,
    /// Nothing was found, but its progress cannot be measured.
    Unjudged,
    /// The project is suspended or cancelled and not judged.
    Paused,
    /// Nothing was found, and its progress is measured or it is completed.
    Ok,
}

codes!(Lamp);
