//! What may be asked about rule sets, what happens to them, and why it is refused.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Rule, RuleDraft, RuleScope, RuleSetId};
use crate::{model::refusal::refusals, value::Name};

/// What may be asked about rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleAction {
    /// Makes a set of the city's own out of another.
    Copy {
        /// Of which.
        from: RuleSetId,
        /// What it is called.
        name: Name,
    },
    /// Gives one of the city's own sets a new version.
    Set {
        /// What it is called.
        name: Name,
        /// Its rules.
        rules: Vec<RuleDraft>,
    },
    /// Says that a set holds for some projects.
    Assign {
        /// Which projects.
        scope: RuleScope,
        /// Which set.
        set: RuleSetId,
    },
    /// Says that none holds for them in particular.
    Unassign {
        /// Which projects.
        scope: RuleScope,
    },
}

/// What happened to rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "rule-")]
pub enum RuleChange {
    /// One was copied, as it stood.
    Copied {
        /// Of which.
        from: RuleSetId,
        /// What it is called.
        name: Name,
        /// Its rules.
        rules: Arc<[Rule]>,
    },
    /// One got a new version.
    Set {
        /// What it is called.
        name: Name,
        /// Its rules.
        rules: Arc<[Rule]>,
    },
    /// One holds for some projects.
    Assigned {
        /// Which projects.
        scope: RuleScope,
        /// Which set.
        set: RuleSetId,
    },
    /// None holds for them in particular.
    Unassigned {
        /// Which projects.
        scope: RuleScope,
    },
}

refusals! {
    /// Why a rule or a command about rule sets is refused.
    RuleRefusal {
        /// No rule set has this identifier.
        Unknown = "unknown-rule-set",
        /// Another set is called so.
        NameTaken = "rule-set-name-taken",
        /// A set without rules.
        Empty = "rule-set-empty",
        /// More rules than a set may have.
        TooMany = "too-many-rules",
        /// Two rules of the set have the same code.
        CodeTwice = "rule-code-twice",
        /// A rule that looks at nothing.
        NoCondition = "rule-without-condition",
        /// A rule that is neither yellow nor red nor worth a look anywhere.
        NoLevel = "rule-without-level",
        /// Red begins no later than yellow.
        RedMilderThanYellow = "red-milder-than-yellow",
        /// What is worth a look begins no earlier than a card.
        WatchNotMildest = "watch-not-mildest",
        /// A range that ends before it begins.
        BandUpsideDown = "band-upside-down",
        /// Yellow ends after red has begun.
        BandsOverlap = "bands-overlap",
        /// Between yellow and red, or beyond yellow, nothing holds.
        BandsLeaveAGap = "bands-leave-a-gap",
        /// A figure no rule could mean.
        EdgeOutOfRange = "edge-out-of-range",
        /// This kind of rule cannot accuse this side.
        AddresseeDoesNotFit = "addressee-does-not-fit",
        /// A hold time longer than a year.
        HoldTooLong = "hold-too-long",
        /// No list, sector or size like that.
        UnknownScope = "unknown-rule-scope",
        /// A campaign that ends before it begins.
        CampaignUpsideDown = "campaign-upside-down",
    }
}

/// The most rules a set may have.
const MOST: usize = 50;

/// All that is wrong with the rules of a set, each with the rule's place among them.
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

/// The rules of a set, if each and all together hold.
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
