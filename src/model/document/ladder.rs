//! The escalation of overdue work: unit → its head → county government → issuer. The project's
//! sponsors (联系领导) are only informed.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// The level to which overdue work is escalated, from the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum EscalationLevel {
    /// The unit to which the document is addressed.
    Unit,
    /// The head of that unit.
    Head,
    /// The government of the county concerned.
    County,
    /// Whoever issued the document.
    Issuer,
}

codes!(EscalationLevel);

/// One step of an escalation ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationStep {
    /// Hours after the deadline at which the step is due.
    pub after: u16,
    /// The level that is asked to act.
    pub level: EscalationLevel,
    /// Whether the project's sponsors (联系领导) are informed as well.
    #[serde(default)]
    pub informs: bool,
}

/// The steps of an escalation, in ascending order of hours.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ladder(pub Vec<EscalationStep>);

impl Ladder {
    /// All four levels, due at these hours; sponsors are informed from the county level on.
    pub fn standard(hours: [u16; 4]) -> Self {
        let steps = hours.into_iter().zip(EscalationLevel::ALL);
        let step = |(after, level)| EscalationStep {
            after,
            level,
            informs: level >= EscalationLevel::County,
        };
        Self(steps.map(step).collect())
    }

    /// Whether the steps are in strictly ascending order of hours.
    pub fn rises(&self) -> bool {
        self.0.is_sorted_by(|below, above| below.after < above.after)
    }

    /// The number of steps due `past` milliseconds after the deadline; 0 before it.
    pub fn due(&self, past: i64) -> usize {
        let reached = |step: &&EscalationStep| past > i64::from(step.after) * 3_600_000;
        self.0.iter().take_while(reached).count()
    }
}
