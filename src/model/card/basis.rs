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

/// What identifies a card: the subject warned and the rule; at most one open card for each pair.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardKey {
    /// The project, unit, region or office that is warned.
    pub about: FindingSubject,
    /// The code of the rule that warns it.
    pub rule: RuleCode,
}

/// The evidence of a card: a finding, and the month and day on which it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// What the rule found, with every number of its arithmetic.
    pub finding: Finding,
    /// The closed month that was judged; `None` where only dates count and no month was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<Month>,
    /// The day on which the rules judged the subject.
    pub on: Day,
    /// Days for which the rule must be silent before the card may be lifted.
    #[serde(default)]
    pub hold: u16,
    /// Whether the hold time counts calendar days or working days.
    #[serde(default)]
    pub hold_in: DayKind,
}
