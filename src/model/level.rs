//! How grave a finding is, and the colour of the card that it calls for. They stand apart from findings
//! and cards because a project and a rule know them too, and neither knows anything of those.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// How grave a finding is; the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Level {
    /// Worth a look, below every card.
    Watch,
    /// Candidate for a yellow card.
    Yellow,
    /// Candidate for a red card.
    Red,
}

codes!(Level);

impl Level {
    /// Whether it is a candidate for a card.
    pub const fn is_card(self) -> bool {
        matches!(self, Self::Yellow | Self::Red)
    }
}

/// The colour of a card; the graver is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CardLevel {
    /// 黄牌
    Yellow,
    /// 红牌
    Red,
}

codes!(CardLevel);

impl CardLevel {
    /// The level of a finding that calls for a card; what is only watched does not.
    pub const fn of(level: Level) -> Option<Self> {
        match level {
            Level::Watch => None,
            Level::Yellow => Some(Self::Yellow),
            Level::Red => Some(Self::Red),
        }
    }
}

impl From<CardLevel> for Level {
    fn from(level: CardLevel) -> Self {
        match level {
            CardLevel::Yellow => Self::Yellow,
            CardLevel::Red => Self::Red,
        }
    }
}
