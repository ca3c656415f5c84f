//! What may be asked about rule sets, what comes of it, and why not.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Rule, RuleDraft, RuleScope, RuleSetId, Rulebook};
use crate::{
    model::refusal::refusals,
    value::{Name, OwnRulesId, text::normalised},
};

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
        /// Which.
        set: OwnRulesId,
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

impl RuleAction {
    /// The projects it is about, where it is about which set holds.
    pub const fn scope(&self) -> Option<&RuleScope> {
        match self {
            Self::Assign { scope, .. } | Self::Unassign { scope } => Some(scope),
            Self::Copy { .. } | Self::Set { .. } => None,
        }
    }
}

/// What happened to rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "rule-")]
pub enum RuleChange {
    /// One was copied, as it stood.
    Copied {
        /// The new one.
        set: OwnRulesId,
        /// Of which.
        from: RuleSetId,
        /// What it is called.
        name: Name,
        /// Its rules.
        rules: Arc<[Rule]>,
    },
    /// One got a new version.
    Set {
        /// Which.
        set: OwnRulesId,
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

/// What the decision needs to know.
pub struct RuleFacts<'a> {
    /// All sets and what was assigned.
    pub book: &'a Rulebook,
    /// Whether the list or sector of the scope exists.
    pub scope_known: bool,
}

/// Decides a command; saying the same again changes nothing.
///
/// # Errors
/// See [`RuleRefusal`].
pub fn decide(
    facts: &RuleFacts<'_>,
    command: RuleAction,
) -> Result<Option<RuleChange>, RuleRefusal> {
    let book = facts.book;
    match command {
        RuleAction::Copy { from, name } => {
            let rules = book.set(from).ok_or(RuleRefusal::Unknown)?.rules;
            free(book, &name, None)?;
            Ok(Some(RuleChange::Copied { set: book.next(), from, name, rules }))
        }
        RuleAction::Set { set, name, rules } => {
            let known = book.set(RuleSetId::Own(set)).ok_or(RuleRefusal::Unknown)?;
            free(book, &name, Some(set))?;
            let rules = checked(rules)?;
            let same = known.name.as_ref() == Some(&name) && known.rules == rules;
            Ok((!same).then_some(RuleChange::Set { set, name, rules }))
        }
        RuleAction::Assign { scope, set } => {
            book.set(set).ok_or(RuleRefusal::Unknown)?;
            if let RuleScope::Campaign { from, until, .. } = &scope
                && until < from
            {
                return Err(RuleRefusal::CampaignUpsideDown);
            }
            if !facts.scope_known {
                return Err(RuleRefusal::UnknownScope);
            }
            let same = |known: &super::Assignment| known.scope == scope && known.set == set;
            let stands = book.assigned.iter().any(same);
            Ok((!stands).then_some(RuleChange::Assigned { scope, set }))
        }
        RuleAction::Unassign { scope } => {
            let known = book.assigned.iter().any(|known| scope.replaces(&known.scope));
            if known {
                Ok(Some(RuleChange::Unassigned { scope }))
            } else {
                Err(RuleRefusal::UnknownScope)
            }
        }
    }
}

/// Refuses a name that another set has.
fn free(book: &Rulebook, name: &Name, except: Option<OwnRulesId>) -> Result<(), RuleRefusal> {
    let word = normalised(name.as_str());
    let others = book.own.iter().filter(|own| Some(own.id) != except);
    let mut names = others.filter_map(|own| own.versions.last()).map(|last| &last.name);
    if names.any(|name| normalised(name.as_str()) == word) {
        return Err(RuleRefusal::NameTaken);
    }
    Ok(())
}

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
