//! Units in their four relations to a project: responsible (责任单位), owner (业主单位), lead
//! (牵头单位) and assisting (配合单位). One unit may be any of them for different projects.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::value::{
    Name, Seq, UnitId,
    text::{normalised, renamed},
};

/// A government, bureau, park administration or company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The identifier of the unit.
    pub id: UnitId,
    /// The full name of the unit.
    pub name: Name,
    /// Other spellings found in ledgers.
    pub aliases: Vec<Name>,
    /// Position of its last event.
    pub version: Seq,
}

impl Unit {
    /// Its normalised names: the full name, then the aliases.
    pub fn words(&self) -> impl Iterator<Item = String> {
        std::iter::once(&self.name).chain(&self.aliases).map(|name| normalised(name.as_str()))
    }

    /// The unit that its registration makes; `None` for any other change.
    pub fn made(id: UnitId, change: &UnitChange, entry: &Entry<'_>) -> Option<Self> {
        let UnitChange::Registered { name } = change else { return None };
        Some(Self { id, name: name.clone(), aliases: Vec::new(), version: entry.seq })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &UnitChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            UnitChange::Registered { .. } | UnitChange::TakenBack {} => {}
            UnitChange::AliasAdded { alias } => self.aliases.push(alias.clone()),
            UnitChange::AliasRemoved { alias } => self.aliases.retain(|known| known != alias),
            UnitChange::Renamed { name } => renamed(&mut self.name, &mut self.aliases, name),
        }
    }
}

/// What may be asked about units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "unit-")]
pub enum UnitAction {
    /// Adds a unit to the city.
    Register {
        /// The full name, which no other unit may have.
        name: Name,
    },
    /// Adds an alias under which ledgers name it.
    AddAlias {
        /// The spelling that is added.
        alias: Name,
    },
    /// Removes an alias of the unit.
    RemoveAlias {
        /// The alias to remove, exactly as it is stored.
        alias: Name,
    },
    /// Gives it another name; the old one becomes an alias, because ledgers go on using it.
    Rename {
        /// The new full name.
        name: Name,
    },
}

/// What happened to a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "unit-")]
pub enum UnitChange {
    /// The unit was added to the city.
    Registered {
        /// The full name of the unit.
        name: Name,
    },
    /// An alias was added.
    AliasAdded {
        /// The spelling that was added.
        alias: Name,
    },
    /// An alias was removed.
    AliasRemoved {
        /// The alias that was removed.
        alias: Name,
    },
    /// It got another name; the old one became an alias.
    Renamed {
        /// The new full name.
        name: Name,
    },
    /// The import that had added it was taken back, and the unit with it.
    TakenBack {},
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
