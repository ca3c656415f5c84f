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

    /// The unit that its registration makes; none of any other change.
    pub fn made(id: UnitId, change: &UnitChange, entry: &Entry<'_>) -> Option<Self> {
        let UnitChange::Registered { name } = change else { return None };
        Some(Self { id, name: name.clone(), aliases: Vec::new(), version: entry.seq })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &UnitChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            UnitChange::Registered { .. } => {}
            UnitChange::AliasAdded { alias } => self.aliases.push(alias.clone()),
            UnitChange::AliasRemoved { alias } => self.aliases.retain(|known| known != alias),
            UnitChange::Renamed { name } => renamed(&mut self.name, &mut self.aliases, name),
        }
    }
}

/// What may be asked about units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitAction {
    /// Adds a unit.
    Register {
        /// Its name.
        name: Name,
    },
    /// Adds another spelling.
    AddAlias {
        /// The spelling.
        alias: Name,
    },
    /// Takes a spelling back.
    RemoveAlias {
        /// The spelling, as it stands.
        alias: Name,
    },
    /// Gives it another name; the old one stays a spelling, because ledgers go on using it.
    Rename {
        /// Its new name.
        name: Name,
    },
}

/// What happened to a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "unit-")]
pub enum UnitChange {
    /// It was added.
    Registered {
        /// Its name.
        name: Name,
    },
    /// Another spelling was added.
    AliasAdded {
        /// The spelling.
        alias: Name,
    },
    /// A spelling was taken back.
    AliasRemoved {
        /// The spelling.
        alias: Name,
    },
    /// It got another name; the old one became a spelling.
    Renamed {
        /// Its new name.
        name: Name,
    },
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
