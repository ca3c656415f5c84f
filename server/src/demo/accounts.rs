//! The demo's accounts: one for every kind of person, all with one password, printed at each start.

use battle_map::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        actor::{Actor, Role},
        person::PersonAction,
    },
    value::{Name, PersonId, RegionId, UnitId},
};

use super::DemoError;
use crate::auth::{Accounts, AuthError, initial_password};

/// The variable that gives the password; random without it.
const PASSWORD: &str = "BATTLE_MAP_DEMO_PASSWORD";

/// Opens the accounts that are missing, gives all of them the password, and prints both.
///
/// # Errors
/// When they cannot be written.
pub async fn open_accounts(accounts: &Accounts) -> Result<(), DemoError> {
    let password = match std::env::var(PASSWORD) {
        Ok(given) if !given.is_empty() => given,
        _ => initial_password()?,
    };
    let board = accounts.board();
    let mut names = Vec::new();
    for (name, role) in people(&board) {
        let person = match board.person_called(name) {
            Some(person) => person.id,
            None => open(accounts, name, role).await?,
        };
        // A restart with the same password ends nobody's session.
        if accounts.is_password(person, &password).await? != Ok(()) {
            accounts.set_password(person, &password, false, None).await?;
        }
        names.push(name);
    }
    println!("Accounts of the demo: {} (password {password})", names.join(", "));
    Ok(())
}

async fn open(accounts: &Accounts, name: &str, role: Role) -> Result<PersonId, DemoError> {
    let data = |error: battle_map::value::ValueError| DemoError::Data(error.to_string());
    let name = Name::new(name).map_err(data)?;
    let actor = Actor { name: Name::new("demo").map_err(data)?, role: Role::Admin, post: None };
    let command = Command::new(Subject::City, PersonAction::Register { name, role });
    let registered: Result<_, AuthError> = accounts.add_person(actor, command).await;
    Ok(registered??)
}

/// Everybody who has an account, as far as the city has what they are bound to.
pub(super) fn people(board: &Board) -> Vec<(&'static str, Role)> {
    let mut people =
        vec![("admin", Role::Admin), ("office", Role::Office), ("leader", Role::Leader)];
    people.extend(busiest_region(board).map(|region| ("county", Role::RegionOffice(region))));
    people.extend(busiest_unit(board).map(|unit| ("unit", Role::Unit(unit))));
    people.push(("viewer", Role::Viewer));
    people
}

/// The region with most projects: its desk shows what a full one looks like.
fn busiest_region(board: &Board) -> Option<RegionId> {
    let count = |id: &RegionId| {
        let home = |share: &battle_map::model::project::RegionShare| share.region == *id;
        board.projects.values().filter(|p| p.facts.regions.iter().any(home)).count()
    };
    board.regions.keys().max_by_key(|id| count(id)).copied()
}

fn busiest_unit(board: &Board) -> Option<UnitId> {
    let count = |id: &UnitId| {
        board.projects.values().filter(|p| p.facts.responsible_unit == Some(*id)).count()
    };
    board.units.keys().max_by_key(|id| count(id)).copied()
}
