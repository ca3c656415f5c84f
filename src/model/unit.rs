//! Units in their four relations to a project: responsible (责任单位), owner (业主单位), lead
//! (牵头单位) and assisting (配合单位). One unit may be any of them for different projects.

use serde::{Deserialize, Serialize};

use super::refusal::refusals;
use crate::value::{Name, Seq, UnitId, text::normalised};

/// A government, bureau, park administration or company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its identifier.
    pub id: UnitId,
    /// Its name.
    pub name: Name,
    /// Other spellings found in ledgers.
    pub aliases: Vec<Name>,
    /// Position of its last event.
    pub version: Seq,
}

impl Unit {
    /// Its normalised names.
    pub fn words(&self) -> impl Iterator<Item = String> {
        std::iter::once(&self.name).chain(&self.aliases).map(|name| normalised(name.as_str()))
    }

    /// Folds a later event about this unit.
    pub fn apply(&mut self, event: &UnitEvent) {
        if let UnitEvent::AliasAdded { alias, .. } = event {
            self.aliases.push(alias.clone());
        }
    }
}

/// What may be asked about units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitCommand {
    /// Adds a unit.
    Register {
        /// Its name.
        name: Name,
    },
    /// Adds another spelling.
    AddAlias {
        /// Which.
        unit: UnitId,
        /// The spelling.
        alias: Name,
    },
}

/// What happened to a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitEvent {
    /// It was added.
    Registered {
        /// Which.
        unit: UnitId,
        /// Its name.
        name: Name,
    },
    /// Another spelling was added.
    AliasAdded {
        /// Which.
        unit: UnitId,
        /// The spelling.
        alias: Name,
    },
}

impl UnitEvent {
    /// The unit it is about.
    pub const fn unit(&self) -> UnitId {
        match self {
            Self::Registered { unit, .. } | Self::AliasAdded { unit, .. } => *unit,
        }
    }
}

refusals! {
    /// Why a command about units is refused.
    UnitRefusal {
        /// No unit has this identifier.
        Unknown = "unknown-unit",
        /// Another unit is already called so.
        NameTaken = "unit-name-taken",
    }
}

/// What the decision needs to know.
pub struct UnitFacts {
    /// Whether the unit the command names exists.
    pub known: bool,
    /// The unit already called by the new name or alias.
    pub namesake: Option<UnitId>,
    /// The next free identifier.
    pub next: UnitId,
}

/// Decides a command; adding a known alias changes nothing.
///
/// # Errors
/// When the unit is unknown or the name is taken.
pub fn decide(facts: &UnitFacts, command: UnitCommand) -> Result<Option<UnitEvent>, UnitRefusal> {
    match (command, facts.namesake) {
        (UnitCommand::Register { .. }, Some(_)) => Err(UnitRefusal::NameTaken),
        (UnitCommand::Register { name }, None) => {
            Ok(Some(UnitEvent::Registered { unit: facts.next, name }))
        }
        (UnitCommand::AddAlias { .. }, _) if !facts.known => Err(UnitRefusal::Unknown),
        (UnitCommand::AddAlias { unit, .. }, Some(other)) if other != unit => {
            Err(UnitRefusal::NameTaken)
        }
        (UnitCommand::AddAlias { .. }, Some(_)) => Ok(None),
        (UnitCommand::AddAlias { unit, alias }, None) => {
            Ok(Some(UnitEvent::AliasAdded { unit, alias }))
        }
    }
}
