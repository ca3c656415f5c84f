//! Commands by which milestones are planned, claimed and recognised.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{MilestoneKind, MoveReason};
use crate::value::{EvidenceId, LedgerDate, Name, Text};

/// Commands by which milestones are planned, claimed and recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "milestone-")]
pub enum MilestoneAction {
    /// Adds a milestone to the project addressed; a project has one start and one completion.
    Add {
        /// Whether it is the start, a step or the completion.
        kind: MilestoneKind,
        /// Its name, which a step must have.
        #[serde(default)]
        name: Option<Name>,
        /// The date first planned; `None` to leave it open.
        #[serde(default)]
        plan: Option<LedgerDate>,
    },
    /// Sets or moves the planned date.
    Plan {
        /// The planned date from then on.
        plan: LedgerDate,
        /// The reason, required where an earlier date is replaced.
        #[serde(default)]
        reason: Option<Text>,
    },
    /// States when the milestone is expected to be reached.
    Forecast {
        /// The date on which it is expected to be reached.
        date: LedgerDate,
    },
    /// Requests that the office move the planned date.
    AskMove {
        /// The planned date that is requested.
        date: LedgerDate,
        /// The cause of the delay or change.
        reason: MoveReason,
        /// An explanation in words, required where the reason is `Other`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Text>,
    },
    /// Grants the request: the plan moves to the date requested.
    GrantMove {},
    /// Refuses the request: the plan stays.
    RefuseMove {
        /// The reason why the office refuses.
        reason: Text,
    },
    /// Claims that the milestone has been reached.
    Claim {
        /// The date on which it was reached.
        date: LedgerDate,
        /// The files that support the claim.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<EvidenceId>,
    },
    /// Withdraws the claim, as long as nobody decided it.
    WithdrawClaim {},
    /// Returns the claim to the unit.
    ReturnClaim {
        /// The reason why the office does not accept the claim.
        reason: Text,
    },
    /// Recognises that the milestone has been reached.
    Recognise {
        /// The date on which it was reached.
        date: LedgerDate,
    },
    /// Sets the milestone's share of the construction.
    Weigh {
        /// The share in thousandths; all milestones together have at most 1000.
        weight: u16,
    },
}
