//! The level of a finding and the colour of the card it leads to. They have a module of their own
//! because projects and rules use them too, without depending on findings or cards.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// How grave a finding is; the greatest is the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Level {
    /// Worth attention, but no reason for a card.
    Watch,
    /// Candidate for a yellow card.
    Yellow,
    /// Candidate for a red card.
    Red,
}

codes!(Level);

impl Level {
    /// Whether the level can lead to a card.
    pub const fn is_card(self) -> bool {
        matches!(self, Self::Yellow | Self::Red)
    }
}

/// The colour of a card; the greatest is the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CardLevel {
    /// 黄牌: the yellow card, the milder of the two warnings.
    Yellow,
    /// 红牌: the red card, the graver of the two warnings.
    Red,
}

codes!(CardLevel);

impl CardLevel {
    /// The colour of card for a level of finding; `None` for one that is only watched.
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
