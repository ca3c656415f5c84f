//! Changes of a milestone, as the log keeps them.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Milestone, MilestoneKind, MoveReason};
use crate::{
    model::fact::Occurrence,
    value::{EvidenceId, LedgerDate, Name, Text},
};

/// Changes of a milestone, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "milestone-")]
pub enum MilestoneChange {
    /// The milestone was added to its project.
    Added {
        /// Whether it is the start, a step or the completion.
        kind: MilestoneKind,
        /// Its name; `None` for start and completion.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Name>,
        /// The date first planned; `None` where it was left open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<LedgerDate>,
    },
    /// The planned date was set or moved.
    Planned {
        /// The planned date from then on.
        plan: LedgerDate,
        /// The reason; `None` where none was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
        /// The reason of the request that was granted; `None` where none led to the change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<MoveReason>,
    },
    /// An expected date was stated.
    Forecast {
        /// The date on which the unit expects to reach it.
        date: LedgerDate,
    },
    /// Somebody requested that the planned date be moved.
    MoveAsked {
        /// The planned date that is requested.
        date: LedgerDate,
        /// The kind of reason given.
        reason: MoveReason,
        /// The reason in words; `None` where the kind says enough.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Text>,
    },
    /// The office refused to move the planned date.
    MoveRefused {
        /// The reason why the office refused.
        reason: Text,
    },
    /// A unit claimed that the milestone has been reached.
    Claimed {
        /// The date on which it is said to have been reached.
        date: LedgerDate,
        /// The files that support the claim.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Whoever claimed it withdrew the claim.
    ClaimWithdrawn {},
    /// The office returned the claim.
    ClaimReturned {
        /// The reason why the office did not accept the claim.
        reason: Text,
    },
    /// It was stated whether the milestone has been reached.
    Recognised {
        /// Reached or not, with date and source.
        answer: Occurrence,
    },
    /// The import that added or changed it was taken back.
    TakenBack {
        /// The milestone before the import; `None` where the import had added it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<Milestone>>,
    },
    /// The milestone's share of the construction was set.
    Weighed {
        /// The share in thousandths.
        weight: u16,
    },
}
