//! What the administrator keeps: people, units, regions, lists and layers.

use serde::{Deserialize, Serialize};

use super::{
    head::Frame,
    project_file::Named,
    standing::{Standing, count},
};
use crate::{
    access,
    board::Board,
    model::actor::{Actor, Role},
    value::{LayerId, ListId, PersonId, RegionId, Seq, Timestamp, UnitId, Year},
};

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    /// Who.
    pub id: PersonId,
    /// The name they sign in with.
    pub name: String,
    /// What they are here to do.
    pub role: Role,
    /// The unit or county that the role is bound to.
    pub bound: Option<String>,
    /// Whether they may sign in.
    pub active: bool,
    /// The version a command about them must name.
    pub version: Seq,
}

/// A region and its other spellings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionLine {
    /// Which.
    pub id: RegionId,
    /// Its name.
    pub name: String,
    /// Other spellings found in ledgers.
    pub aliases: Vec<String>,
    /// Whether its outline is known.
    pub outlined: bool,
    /// How many entries stand in it.
    pub entries: u32,
}

/// A yearly list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSummary {
    /// Which.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// Its year.
    pub year: Year,
    /// How many entries it has.
    pub entries: u32,
}

/// A context layer of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerLine {
    /// Which.
    pub id: LayerId,
    /// Its name.
    pub name: String,
    /// How many shapes it draws.
    pub shapes: u32,
}

/// The administrator's page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdminView {
    /// City, period, data age.
    pub frame: Frame,
    /// People, those who may sign in first.
    pub people: Vec<PersonLine>,
    /// Units by name, to bind accounts to.
    pub units: Vec<Named<UnitId>>,
    /// Regions.
    pub regions: Vec<RegionLine>,
    /// Lists, newest year first.
    pub lists: Vec<ListSummary>,
    /// Layers.
    pub layers: Vec<LayerLine>,
}

/// The page for `actor` at `now`; nothing for whoever does not keep the accounts.
pub fn admin(standing: &Standing, actor: &Actor, now: Timestamp) -> Option<AdminView> {
    if !access::may_keep_accounts(actor) {
        return None;
    }
    let board = &standing.board;
    Some(AdminView {
        frame: Frame::of(standing, now),
        people: people(board),
        units: units(board),
        regions: regions(standing),
        lists: lists(board),
        layers: layers(board),
    })
}

fn people(board: &Board) -> Vec<PersonLine> {
    let mut people: Vec<_> = board
        .people
        .values()
        .map(|person| PersonLine {
            id: person.id,
            name: person.name.to_string(),
            role: person.role,
            bound: match person.role {
                Role::Unit(unit) => board.unit_name(unit).map(str::to_owned),
                Role::RegionOffice(id) => board.regions.get(&id).map(|r| r.name.to_string()),
                _ => None,
            },
            active: person.active,
            version: person.version,
        })
        .collect();
    people.sort_by_key(|person| (!person.active, person.id));
    people
}

fn units(board: &Board) -> Vec<Named<UnitId>> {
    let named = board.units.values().map(|u| Named { id: u.id, name: u.name.to_string() });
    let mut units: Vec<_> = named.collect();
    units.sort_by(|a, b| a.name.cmp(&b.name));
    units
}

/// All regions with how many entries stand in each.
pub(super) fn regions(standing: &Standing) -> Vec<RegionLine> {
    let entries = standing.by_region();
    let line = |region: &crate::model::region::Region| RegionLine {
        id: region.id,
        name: region.name.to_string(),
        aliases: region.aliases.iter().map(ToString::to_string).collect(),
        outlined: region.boundary.is_some(),
        entries: entries.get(&region.id).map_or(0, |entries| count(entries.len())),
    };
    standing.board.regions.values().map(|region| line(region)).collect()
}

fn lists(board: &Board) -> Vec<ListSummary> {
    let mut lists: Vec<_> = board
        .lists
        .values()
        .map(|list| ListSummary {
            id: list.id,
            name: list.name.to_string(),
            year: list.year,
            entries: count(list.entries.len()),
        })
        .collect();
    lists.sort_by_key(|list| (std::cmp::Reverse(list.year), list.id));
    lists
}

fn layers(board: &Board) -> Vec<LayerLine> {
    let line = |layer: &crate::model::layer::Layer| LayerLine {
        id: layer.id,
        name: layer.name.to_string(),
        shapes: count(layer.shapes.len()),
    };
    board.layers.values().map(|layer| line(layer)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        decide::stand::{Stand, actor, name},
        model::person::PersonCommand,
    };

    #[test]
    fn only_the_administrator_sees_who_has_an_account() {
        let (mut stand, _) = Stand::with_a_project("2026-03-20");
        let role = Role::Unit(UnitId(1));
        stand.accept(Command::Person(PersonCommand::Register { name: name("发改局"), role }));
        let standing = Standing::of(&stand.board);
        let page = admin(&standing, &actor(Role::Admin), stand.now).unwrap();
        assert_eq!(page.people[0].bound.as_deref(), Some("岳池县发展改革局"));
        assert_eq!((page.regions[0].entries, page.lists[0].entries), (1, 0));
        for role in [Role::Viewer, Role::Office, Role::Leader, role, Role::Display] {
            assert_eq!(admin(&standing, &actor(role), stand.now), None, "{role:?}");
        }
    }
}
