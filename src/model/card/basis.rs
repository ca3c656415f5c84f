//! Who is warned of what: the subject and the rule that make a card one of its kind, and the
//! arithmetic it rests on.

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        finding::{Finding, FindingSubject},
        rule::{DayKind, RuleCode},
    },
    value::{Day, Month},
};

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
