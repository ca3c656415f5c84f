//! To whom what is overdue is escalated: unit → its head → county government → issuer. The
//! project's sponsor is only informed.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// Who is asked to see to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum EscalationLevel {
    /// The addressee.
    Unit,
    /// Its head.
    Head,
    /// The county government.
    County,
    /// Whoever issued it.
    Issuer,
}

codes!(EscalationLevel);

/// One step of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationStep {
    /// Hours past the deadline.
    pub after: u16,
    /// Who is asked to see to it then.
    pub level: EscalationLevel,
    /// Whether the project's sponsors are told.
    #[serde(default)]
    pub informs: bool,
}

/// The steps by which overdue work is escalated, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ladder(pub Vec<EscalationStep>);

impl Ladder {
    /// The four steps at these hours; sponsors are told from the county on.
    pub fn standard(hours: [u16; 4]) -> Self {
        let steps = hours.into_iter().zip(EscalationLevel::ALL);
        let step = |(after, level)| EscalationStep {
            after,
            level,
            informs: level >= EscalationLevel::County,
        };
        Self(steps.map(step).collect())
    }

    /// Whether every step comes later than the one below it.
    pub fn rises(&self) -> bool {
        self.0.is_sorted_by(|below, above| below.after < above.after)
    }

    /// How many steps are due so many milliseconds past the deadline; none while it is not past.
    pub fn due(&self, past: i64) -> usize {
        let reached = |step: &&EscalationStep| past > i64::from(step.after) * 3_600_000;
        self.0.iter().take_while(reached).count()
    }
}
