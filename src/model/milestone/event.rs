//! What happened to a milestone.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{MilestoneKind, MoveReason};
use crate::{
    model::fact::Answer,
    value::{EvidenceId, LedgerDate, Name, Text},
};

/// What happened to a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "milestone-")]
pub enum MilestoneChange {
    /// It was added.
    Added {
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Name>,
        /// Its first plan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<LedgerDate>,
    },
    /// A planned date was set or moved.
    Planned {
        /// The date.
        plan: LedgerDate,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
        /// The reason of the wish that was granted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<MoveReason>,
    },
    /// A guess was stated.
    Forecast {
        /// The guess.
        date: LedgerDate,
    },
    /// Somebody asked to move its planned date.
    MoveAsked {
        /// The date wished for.
        date: LedgerDate,
        /// Why.
        reason: MoveReason,
        /// Why, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Text>,
    },
    /// The office left the plan where it was.
    MoveRefused {
        /// Why.
        reason: Text,
    },
    /// It was claimed.
    Claimed {
        /// When.
        date: LedgerDate,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Its claim was given back.
    ClaimReturned {
        /// Why.
        reason: Text,
    },
    /// It was said to be reached, or not.
    Recognised {
        /// The answer.
        answer: Answer,
    },
    /// Its share was set.
    Weighed {
        /// The share in thousandths.
        weight: u16,
    },
}
