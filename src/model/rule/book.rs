//! All rule sets of a city with their versions, and the projects each of them applies to.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Assignment, Preset, Rule, RuleChange, RuleRef, RuleSet, RuleSetId};
use crate::{
    model::Entry,
    value::{Day, Name, OwnRulesId, Seq, Timestamp},
};

/// One version of a city's own set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetVersion {
    /// The name of the set in this version.
    pub name: Name,
    /// The rules of the set in this version.
    pub rules: Arc<[Rule]>,
    /// The moment it was set.
    pub at: Timestamp,
    /// The name of the person who set it.
    pub by: Name,
}

/// A rule set of the city's own, with all its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSet {
    /// The identifier of the set.
    pub id: OwnRulesId,
    /// The set that it was copied from.
    pub from: RuleSetId,
    /// Its versions, oldest first; there is at least one.
    pub versions: Vec<SetVersion>,
    /// Position of its last event.
    pub version: Seq,
}

impl OwnSet {
    /// The set in version `number`, from 1; `None` where there is no such version.
    pub fn version(&self, number: u32) -> Option<RuleSet> {
        let place = usize::try_from(number.checked_sub(1)?).ok()?;
        let known = self.versions.get(place)?;
        Some(RuleSet {
            id: RuleSetId::Own(self.id),
            version: number,
            name: Some(known.name.clone()),
            rules: known.rules.clone(),
        })
    }

    /// The number of its last version.
    pub fn last(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }
}

/// All rule sets, and the projects each of them applies to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rulebook {
    /// The city's own sets, by identifier.
    pub own: Vec<Arc<OwnSet>>,
    /// The assignments in force; projects without one are judged by the preset `points`.
    pub assigned: Vec<Assignment>,
    /// Position of the last event about assignments.
    pub version: Seq,
}

impl Rulebook {
    /// The city's own set of that identifier.
    pub fn own(&self, id: OwnRulesId) -> Option<&OwnSet> {
        self.own.iter().find(|set| set.id == id).map(AsRef::as_ref)
    }

    /// The rule that a finding or card names, as it was in that version; `None` where there is none.
    pub fn rule(&self, named: &RuleRef) -> Option<Rule> {
        let set = match named.set {
            RuleSetId::Preset(preset) => RuleSet::preset(preset),
            RuleSetId::Own(id) => self.own(id)?.version(named.version)?,
            RuleSetId::Ledger => return None,
        };
        set.rule(&named.code).cloned()
    }

    /// The latest version of a set; `None` where there is no such set.
    pub fn set(&self, id: RuleSetId) -> Option<RuleSet> {
        match id {
            RuleSetId::Preset(preset) => Some(RuleSet::preset(preset)),
            RuleSetId::Own(id) => self.own(id).and_then(|own| own.version(own.last())),
            RuleSetId::Ledger => None,
        }
    }

    /// The rules of an assignment; `None` where there is no such set or version.
    pub fn assigned_set(&self, assignment: &Assignment) -> Option<RuleSet> {
        match (assignment.set, assignment.version) {
            (RuleSetId::Own(id), Some(version)) => self.own(id)?.version(version),
            (set, _) => self.set(set),
        }
    }

    /// The assignments that apply on `day`: of each scope the one that began last.
    pub fn in_force(&self, day: Day) -> impl Iterator<Item = &Assignment> {
        let begun = move |known: &&Assignment| known.has_begun(day);
        let replaced = move |place: usize, known: &Assignment| {
            let mut later = self.assigned.iter().skip(place + 1).filter(begun);
            later.any(|later| later.scope.replaces(&known.scope))
        };
        let all = self.assigned.iter().enumerate().filter(move |(_, known)| begun(known));
        all.filter(move |(place, known)| !replaced(*place, known)).map(|(_, known)| known)
    }

    /// The latest version of every set, presets first.
    pub fn sets(&self) -> Vec<RuleSet> {
        let own = self.own.iter().filter_map(|own| own.version(own.last()));
        Preset::ALL.into_iter().map(RuleSet::preset).chain(own).collect()
    }

    /// The identifier that the next set of the city's own gets.
    pub fn next(&self) -> OwnRulesId {
        self.own.iter().map(|set| set.id).max().unwrap_or_default().next()
    }

    /// Applies a change of the city's own set `id`.
    pub fn apply_to_set(&mut self, id: OwnRulesId, change: &RuleChange, entry: &Entry<'_>) {
        let version = |name: &Name, rules: &Arc<[Rule]>| SetVersion {
            name: name.clone(),
            rules: rules.clone(),
            at: entry.at,
            by: entry.actor.name.clone(),
        };
        match change {
            RuleChange::Copied { from, name, rules } => {
                let versions = vec![version(name, rules)];
                self.own.push(Arc::new(OwnSet { id, from: *from, versions, version: entry.seq }));
            }
            RuleChange::Set { name, rules } => {
                let known = self.own.iter_mut().find(|known| known.id == id);
                if let Some(known) = known.map(Arc::make_mut) {
                    known.versions.push(version(name, rules));
                    known.version = entry.seq;
                }
            }
            RuleChange::Assigned { .. } | RuleChange::Unassigned { .. } => {}
        }
    }

    /// Applies a change of the projects that a set applies to.
    pub fn apply_to_scopes(&mut self, change: &RuleChange, entry: &Entry<'_>) {
        let (RuleChange::Assigned { scope, .. } | RuleChange::Unassigned { scope }) = change else {
            return;
        };
        let begins = match change {
            RuleChange::Assigned { from, .. } => *from,
            _ => None,
        };
        // What applied before applies until the new assignment begins.
        let until_then = |known: &Assignment| begins.is_some_and(|from| known.from < Some(from));
        self.assigned.retain(|known| !scope.replaces(&known.scope) || until_then(known));
        if let RuleChange::Assigned { scope, set, version, from } = change {
            let (scope, set, version, from) = (scope.clone(), *set, *version, *from);
            self.assigned.push(Assignment { scope, set, version, from });
        }
        self.version = entry.seq;
    }
}
