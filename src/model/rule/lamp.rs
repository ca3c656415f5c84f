//! The lamp of a project: how far the arithmetic of the rules finds it behind.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// How far a project is behind by the rules, whether or not a card was ever issued; the order is that
/// of the variants, gravest first. The ring of its mark shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Lamp {
    /// 严重滞后: a rule's red threshold is passed, such as over 30 points behind schedule.
    Severe,
    /// 滞后: a rule's yellow threshold is passed, such as 10 to 30 points behind schedule.
    Lagging,
    /// 关注: a rule found the project worth attention, below every card.
    Watch,
    /// 无法评判: nothing was found, but its progress cannot be measured.
    Unjudged,
    /// 不评: it is completed, suspended or cancelled, so that no rule about its progress applies.
    Off,
    /// 序时内: nothing was found, and its progress is measured.
    Ok,
}

codes!(Lamp);

impl Lamp {
    /// Whether a yellow or a red threshold is passed.
    pub const fn is_lagging(self) -> bool {
        matches!(self, Self::Severe | Self::Lagging)
    }
}
