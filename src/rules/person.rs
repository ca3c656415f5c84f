//! Accounts: who may sign in and what they are here to do. The administrator keeps them, and one
//! administrator always remains.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::{Actor, Role},
        person::{Person, PersonAction, PersonChange, PersonRefusal},
    },
    refusal::Refusal,
    value::PersonId,
};

pub mod name;

/// Whether `actor` may keep accounts.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &PersonAction) -> bool {
    actor.role == Role::Admin
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// See [`PersonRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: PersonAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, PersonAction::Register { name, role }) => {
            holds(case.board, role)?;
            let name = name::registered(case.board, &name)?;
            let person = Subject::Person(case.board.people.next_id());
            Ok(vec![Event::new(person, PersonChange::Registered { name, role })])
        }
        (Subject::Person(person), action) => {
            Ok(changed(subject, of_known(case.board, person, action)?))
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_known(
    board: &Board,
    person: PersonId,
    action: PersonAction,
) -> Result<Option<PersonChange>, Refusal> {
    let known = board.people.get(&person).ok_or(PersonRefusal::Unknown)?;
    Ok(match action {
        PersonAction::Register { .. } => return Err(Refusal::WrongSubject),
        PersonAction::Assign { role } => {
            holds(board, role)?;
            let other = role != known.role;
            if other {
                not_the_last_admin(board, known)?;
            }
            other.then_some(PersonChange::Assigned { role })
        }
        PersonAction::Deactivate {} => {
            not_the_last_admin(board, known)?;
            known.active.then_some(PersonChange::Deactivated {})
        }
        PersonAction::Activate {} => (!known.active).then_some(PersonChange::Activated {}),
    })
}

/// Refused where somebody cannot have the role, or what it is bound to is unknown.
fn holds(board: &Board, role: Role) -> Result<(), PersonRefusal> {
    match role {
        Role::Display => Err(PersonRefusal::DisplayIsNobody),
        Role::Unit(unit) if !board.units.contains_key(&unit) => Err(PersonRefusal::UnknownUnit),
        Role::RegionOffice(region) if !board.regions.contains_key(&region) => {
            Err(PersonRefusal::UnknownRegion)
        }
        Role::Viewer
        | Role::Unit(_)
        | Role::RegionOffice(_)
        | Role::Office
        | Role::Leader
        | Role::Admin => Ok(()),
    }
}

/// Refused where nobody else would be left to keep the accounts.
fn not_the_last_admin(board: &Board, known: &Person) -> Result<(), PersonRefusal> {
    let keeps = |person: &Person| person.active && person.role == Role::Admin;
    let another = || board.people.values().any(|other| other.id != known.id && keeps(other));
    if keeps(known) && !another() { Err(PersonRefusal::LastAdmin) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        fixture::{Fixture, actor, name},
    };

    const ADMIN: Subject = Subject::Person(PersonId(1));

    fn register(called: &str, role: Role) -> Command {
        Command::new(Subject::City, PersonAction::Register { name: name(called), role })
    }

    fn with_an_admin() -> Fixture {
        let mut fixture = Fixture::on("2026-03-20");
        fixture.accept(register("管理员", Role::Admin));
        fixture
    }

    fn refused(fixture: &mut Fixture, command: Command) -> Refusal {
        fixture.give(&actor(Role::Admin), Vec::new(), command).unwrap_err()
    }

    #[test]
    fn the_last_administrator_stays() {
        let mut fixture = with_an_admin();
        for action in [PersonAction::Deactivate {}, PersonAction::Assign { role: Role::Office }] {
            let refused = refused(&mut fixture, Command::new(ADMIN, action));
            assert_eq!(refused, PersonRefusal::LastAdmin.into());
        }
        fixture.accept(register("另一管理员", Role::Admin));
        fixture.accept(Command::new(ADMIN, PersonAction::Deactivate {}));
        assert!(!fixture.board.people[&PersonId(1)].active);
    }

    #[test]
    fn a_name_is_given_once_and_a_wall_has_no_account() {
        let mut fixture = with_an_admin();
        let taken = refused(&mut fixture, register("管理员", Role::Office));
        assert_eq!(taken, PersonRefusal::NameTaken.into());
        let wall = refused(&mut fixture, register("大屏", Role::Display));
        assert_eq!(wall, PersonRefusal::DisplayIsNobody.into());
    }

    #[test]
    fn saying_again_what_stands_changes_nothing() {
        let mut fixture = with_an_admin();
        let seq = fixture.board.seq;
        fixture.accept(Command::new(ADMIN, PersonAction::Activate {}));
        assert_eq!(fixture.board.seq, seq);
    }
}
