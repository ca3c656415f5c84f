//! Who is warned of what: the subject and the rule that make a card one of its kind, and the
//! arithmetic it rests on.

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        finding::{Finding, FindingSubject, Level},
        rule::{DayKind, RuleCode},
    },
    value::{Day, Month},
};

/// The colour of a card; the graver is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardLevel {
    /// 黄牌
    Yellow,
    /// 红牌
    Red,
}

impl CardLevel {
    /// The stable word used in URLs, classes and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

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

/// Who is warned, and by which rule: at most one card is open for each.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardKey {
    /// Who or what is warned.
    pub about: FindingSubject,
    /// By which rule.
    pub rule: RuleCode,
}

/// What a card rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// What was found, with its arithmetic.
    pub finding: Finding,
    /// The closed month that was judged; none where only dates count and none was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<Month>,
    /// The day on which it was judged.
    pub on: Day,
    /// Days for which the rule must be silent before the card may be lifted.
    #[serde(default)]
    pub hold: u16,
    /// Which days these are.
    #[serde(default)]
    pub hold_in: DayKind,
}
