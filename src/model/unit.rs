//! Units in their four relations to a project: responsible (责任单位), owner (业主单位), lead
//! (牵头单位) and assisting (配合单位). One unit may be any of them for different projects.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::refusal::refusals;
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

    /// Folds a later event about this unit.
    pub fn apply(&mut self, event: &UnitChange) {
        match event {
            UnitChange::Registered { .. } => {}
            UnitChange::AliasAdded { alias, .. } => self.aliases.push(alias.clone()),
            UnitChange::AliasRemoved { alias, .. } => self.aliases.retain(|known| known != alias),
            UnitChange::Renamed { name, .. } => renamed(&mut self.name, &mut self.aliases, name),
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
        /// Which.
        unit: UnitId,
        /// The spelling.
        alias: Name,
    },
    /// Takes a spelling back.
    RemoveAlias {
        /// Which.
        unit: UnitId,
        /// The spelling, as it stands.
        alias: Name,
    },
    /// Gives it another name; the old one stays a spelling, because ledgers go on using it.
    Rename {
        /// Which.
        unit: UnitId,
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
    /// A spelling was taken back.
    AliasRemoved {
        /// Which.
        unit: UnitId,
        /// The spelling.
        alias: Name,
    },
    /// It got another name; the old one became a spelling.
    Renamed {
        /// Which.
        unit: UnitId,
        /// Its new name.
        name: Name,
    },
}

impl UnitChange {
    /// The unit it is about.
    pub const fn unit(&self) -> UnitId {
        match self {
            Self::Registered { unit, .. }
            | Self::AliasAdded { unit, .. }
            | Self::AliasRemoved { unit, .. }
            | Self::Renamed { unit, .. } => *unit,
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
pub struct UnitFacts<'a> {
    /// The unit that the command names, if it exists.
    pub named: Option<&'a Unit>,
    /// The unit already called by the new name or alias.
    pub namesake: Option<UnitId>,
    /// The next free identifier.
    pub next: UnitId,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// When the unit is unknown or the name is taken.
pub fn decide(
    facts: &UnitFacts<'_>,
    command: UnitAction,
) -> Result<Option<UnitChange>, UnitRefusal> {
    if let UnitAction::Register { name } = command {
        return match facts.namesake {
            Some(_) => Err(UnitRefusal::NameTaken),
            None => Ok(Some(UnitChange::Registered { unit: facts.next, name })),
        };
    }
    let known = facts.named.ok_or(UnitRefusal::Unknown)?;
    let taken = facts.namesake.is_some_and(|other| other != known.id);
    match command {
        UnitAction::AddAlias { .. } | UnitAction::Rename { .. } if taken => {
            Err(UnitRefusal::NameTaken)
        }
        UnitAction::AddAlias { unit, alias } => {
            let new = facts.namesake.is_none();
            Ok(new.then_some(UnitChange::AliasAdded { unit, alias }))
        }
        UnitAction::RemoveAlias { unit, alias } => {
            let there = known.aliases.contains(&alias);
            Ok(there.then_some(UnitChange::AliasRemoved { unit, alias }))
        }
        UnitAction::Rename { unit, name } => {
            Ok((known.name != name).then_some(UnitChange::Renamed { unit, name }))
        }
        UnitAction::Register { .. } => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, name},
        model::{
            region::RegionAction,
            unit::{UnitAction, UnitRefusal},
        },
        refusal::Refusal,
        value::{RegionId, UnitId},
    };

    #[test]
    fn a_renamed_unit_is_still_known_by_its_old_name_until_that_is_taken_back() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let (unit, old) = (UnitId(1), "岳池县发展改革局");
        let new = name("岳池县发展和改革局");
        fixture.accept(Command::from(UnitAction::Rename { unit, name: new.clone() }));
        assert_eq!(fixture.board.unit_name(unit), Some(new.as_str()));
        assert_eq!(fixture.board.unit_called(old), Some(unit));
        assert_eq!(fixture.board.unit_called(new.as_str()), Some(unit));

        fixture.accept(Command::from(UnitAction::RemoveAlias { unit, alias: name(old) }));
        assert_eq!(fixture.board.unit_called(old), None);
        assert_eq!(fixture.board.unit_called(new.as_str()), Some(unit));
    }

    #[test]
    fn a_name_that_came_back_is_no_spelling_of_itself() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let (region, old) = (RegionId(1), name("岳池县"));
        for name in [name("岳池区"), old.clone()] {
            fixture.accept(Command::new(Subject::Region(region), RegionAction::Rename { name }));
        }
        let aliases = &fixture.board.regions[&region].aliases;
        assert_eq!(aliases.iter().map(crate::value::Name::as_str).collect::<Vec<_>>(), ["岳池区"]);
        let taken = RegionAction::Rename { name: name("武胜县") };
        assert!(matches!(
            fixture.give(
                &crate::fixture::office(),
                Vec::new(),
                Command::new(Subject::Region(region), taken)
            ),
            Err(Refusal::Region(crate::model::region::RegionRefusal::NameTaken))
        ));
    }

    #[test]
    fn nobody_takes_the_name_of_another_unit() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        fixture.accept(Command::from(UnitAction::Register { name: name("广安港务局") }));
        let rename = UnitAction::Rename { unit: UnitId(2), name: name("岳池县发展改革局") };
        let office = crate::fixture::office();
        let refused = fixture.give(&office, Vec::new(), Command::from(rename));
        assert_eq!(refused, Err(Refusal::Unit(UnitRefusal::NameTaken)));
    }
}
