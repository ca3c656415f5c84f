//! What may be asked about milestones.

use serde::{Deserialize, Serialize};

use super::{MilestoneKind, MoveReason};
use crate::value::{EvidenceId, LedgerDate, Name, Text};

/// What may be asked about milestones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneAction {
    /// Adds a milestone to the project it is asked of; start and completion only once.
    Add {
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name; required for a step.
        #[serde(default)]
        name: Option<Name>,
        /// Its first plan.
        #[serde(default)]
        plan: Option<LedgerDate>,
    },
    /// Moves the plan.
    Plan {
        /// The new date.
        plan: LedgerDate,
        /// Why; required when it replaces another date.
        #[serde(default)]
        reason: Option<Text>,
    },
    /// States an honest guess.
    Forecast {
        /// The guess.
        date: LedgerDate,
    },
    /// Asks the office to move the planned date.
    AskMove {
        /// The date wished for.
        date: LedgerDate,
        /// Why.
        reason: MoveReason,
        /// Why, in words; required when the reason is another one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Text>,
    },
    /// Moves the plan to the date that was asked for.
    GrantMove {},
    /// Leaves the plan where it is.
    RefuseMove {
        /// Why.
        reason: Text,
    },
    /// Claims that it is reached.
    Claim {
        /// When.
        date: LedgerDate,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Gives the claim back.
    ReturnClaim {
        /// Why.
        reason: Text,
    },
    /// Recognises that it is reached.
    Recognise {
        /// When.
        date: LedgerDate,
    },
    /// Sets its share of the construction in thousandths.
    Weigh {
        /// The share.
        weight: u16,
    },
}
