//! What may be asked about rule sets, what happens to them, and why it is refused.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Rule, RuleDraft, RuleScope, RuleSetId};
use crate::{
    model::refusal::refusals,
    value::{Day, Name},
};

/// What may be asked about rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "rule-")]
pub enum RuleAction {
    /// Copies a rule set into a new one of the city's own.
    Copy {
        /// The set that is copied.
        from: RuleSetId,
        /// The name of the new set.
        name: Name,
    },
    /// Gives one of the city's own sets a new version.
    Set {
        /// The name of the set in the new version.
        name: Name,
        /// All its rules in the new version.
        rules: Vec<RuleDraft>,
    },
    /// Gives one of the city's own sets its rules and makes them apply to a group of projects, both from
    /// a day on.
    PutInForce {
        /// The name of the set in this version.
        name: Name,
        /// All its rules in this version; the version that stands where they are the same.
        rules: Vec<RuleDraft>,
        /// The projects that they apply to.
        scope: RuleScope,
        /// The first day on which they apply.
        from: Day,
    },
    /// Makes a set apply to a group of projects.
    Assign {
        /// The projects that the set applies to.
        scope: RuleScope,
        /// The set that applies to them.
        set: RuleSetId,
    },
    /// Ends an assignment; the next wider one applies again.
    Unassign {
        /// The group of projects whose assignment ends.
        scope: RuleScope,
    },
}

/// What happened to rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "rule-")]
pub enum RuleChange {
    /// A set was copied, with the rules it had then.
    Copied {
        /// The set that was copied.
        from: RuleSetId,
        /// The name of the new set.
        name: Name,
        /// The rules that were copied.
        rules: Arc<[Rule]>,
    },
    /// A set of the city's own got a new version.
    Set {
        /// The name of the set in the new version.
        name: Name,
        /// All its rules in the new version.
        rules: Arc<[Rule]>,
    },
    /// A set was made to apply to a group of projects.
    Assigned {
        /// The projects that the set applies to.
        scope: RuleScope,
        /// The set that applies to them.
        set: RuleSetId,
        /// Its version; `None` for a preset, and where the latest one applies at any time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        version: Option<u32>,
        /// The first day on which it applies; until then what applied before. `None` for at once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Day>,
    },
    /// An assignment was ended.
    Unassigned {
        /// The group of projects whose assignment ended.
        scope: RuleScope,
    },
}

refusals! {
    /// Why a rule or a command about rule sets is refused.
    RuleRefusal {
        /// No rule set has this identifier.
        Unknown = "unknown-rule-set",
        /// Another set already has this name.
        NameTaken = "rule-set-name-taken",
        /// The set has no rules.
        Empty = "rule-set-empty",
        /// The set has more rules than are allowed.
        TooMany = "too-many-rules",
        /// Two rules of the set have the same code.
        CodeTwice = "rule-code-twice",
        /// A rule has no condition.
        NoCondition = "rule-without-condition",
        /// A rule has neither a red, a yellow nor a watch level.
        NoLevel = "rule-without-level",
        /// Red begins no later than yellow.
        RedMilderThanYellow = "red-milder-than-yellow",
        /// The watch level begins no earlier than the mildest card.
        WatchNotMildest = "watch-not-mildest",
        /// A range ends before it begins.
        BandUpsideDown = "band-upside-down",
        /// Yellow ends after red has begun.
        BandsOverlap = "bands-overlap",
        /// Yellow ends before red begins, or ends although there is no red.
        BandsLeaveAGap = "bands-leave-a-gap",
        /// A figure is larger than an edge may be.
        EdgeOutOfRange = "edge-out-of-range",
        /// A rule of this kind cannot address its card to this side.
        AddresseeDoesNotFit = "addressee-does-not-fit",
        /// The hold time is longer than a year.
        HoldTooLong = "hold-too-long",
        /// The scope names a list, sector or size class that does not exist.
        UnknownScope = "unknown-rule-scope",
        /// The rules would apply from a day that is over.
        FromThePast = "rules-from-the-past",
        /// The campaign ends before it begins.
        CampaignUpsideDown = "campaign-upside-down",
    }
}

/// The most rules a set may have.
const MOST: usize = 50;

/// Every fault of the rules of a set, each with the index of the rule.
pub fn faults(drafts: &[RuleDraft]) -> Vec<(usize, RuleRefusal)> {
    let mut codes = BTreeSet::new();
    let fault = |draft: &RuleDraft| {
        let twice = !codes.insert(draft.code.clone());
        let own = Rule::try_from(draft.clone()).err();
        own.or(twice.then_some(RuleRefusal::CodeTwice))
    };
    let found = drafts.iter().map(fault).enumerate();
    found.filter_map(|(place, fault)| Some((place, fault?))).collect()
}

/// The rules of a set, if each is valid and they are valid together.
///
/// # Errors
/// When there are none or too many, or for the first fault of [`faults`].
pub fn checked(drafts: Vec<RuleDraft>) -> Result<Arc<[Rule]>, RuleRefusal> {
    if drafts.is_empty() {
        return Err(RuleRefusal::Empty);
    }
    if drafts.len() > MOST {
        return Err(RuleRefusal::TooMany);
    }
    if let Some((_, refusal)) = faults(&drafts).first() {
        return Err(*refusal);
    }
    drafts.into_iter().map(Rule::try_from).collect()
}
