//! Addressees as the board knows them: what papers call them, and whether anybody can sign.

use crate::{
    board::Board,
    model::{
        actor::Role,
        notice::{Addressee, Side},
    },
    value::Name,
};

/// As papers address somebody: a county by its government; none where there is no such unit or
/// region.
pub fn addressee_name(board: &Board, addressee: Addressee) -> Option<Name> {
    match addressee.side {
        Side::Unit(unit) => board.units.get(&unit).map(|unit| unit.name.clone()),
        Side::Region(region) => board.regions.get(&region).map(|region| region.government()),
    }
}

/// Whether an active account can sign for an addressee.
pub fn signs(board: &Board, addressee: Addressee) -> bool {
    let role = match addressee.side {
        Side::Unit(unit) => Role::Unit(unit),
        Side::Region(region) => Role::RegionOffice(region),
    };
    board.people.values().any(|person| person.active && person.role == role)
}
