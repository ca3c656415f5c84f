//! Accounts for many at once: what those who have none would be called and may do. Each becomes an
//! ordinary registration, so that nothing is opened here that the administrator could not open alone.

use std::collections::BTreeSet;

use crate::{
    board::Board,
    command::Command,
    event::Subject,
    model::{actor::Role, person::PersonAction},
    value::{Name, RegionId, UnitId, text::normalised},
};

/// An account that is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedAccount {
    /// The name to sign in with: that of the unit, or of the county and its project office.
    pub name: Name,
    /// The unit or county that it is bound to, as papers call it.
    pub of: Name,
    /// The role, bound to the unit or county.
    pub role: Role,
}

impl PlannedAccount {
    /// The registration that opens it.
    #[must_use]
    pub fn command(&self) -> Command {
        let register = PersonAction::Register { name: self.name.clone(), role: self.role };
        Command::new(Subject::City, register)
    }
}

/// Accounts for those of the units and counties that have none; what is unknown is passed over. A
/// sign-in name that is taken gets a number behind it.
#[must_use]
pub fn plan(board: &Board, units: &[UnitId], regions: &[RegionId]) -> Vec<PlannedAccount> {
    let units = units.iter().filter_map(|id| {
        let unit = board.units.get(id)?;
        Some((unit.name.clone(), unit.name.to_string(), Role::Unit(*id)))
    });
    let regions = regions.iter().filter_map(|id| {
        let region = board.regions.get(id)?;
        Some((region.name.clone(), format!("{}项目办", region.name), Role::RegionOffice(*id)))
    });
    let mut taken: BTreeSet<String> =
        board.people.values().map(|person| normalised(person.name.as_str())).collect();
    let mut plan: Vec<PlannedAccount> = Vec::new();
    for (of, words, role) in units.chain(regions) {
        let asked_twice = plan.iter().any(|account| account.role == role);
        if has_account(board, role) || asked_twice {
            continue;
        }
        if let Some(name) = free(&words, &taken) {
            taken.insert(normalised(name.as_str()));
            plan.push(PlannedAccount { name, of, role });
        }
    }
    plan
}

/// Whether somebody may sign in in a role.
pub fn has_account(board: &Board, role: Role) -> bool {
    board.people.values().any(|person| person.active && person.role == role)
}

/// `words` as a name that nobody signs in with; none where they are too long to be one.
fn free(words: &str, taken: &BTreeSet<String>) -> Option<Name> {
    let numbered = (2..1_000).map(|number| format!("{words}{number}"));
    let mut names = std::iter::once(words.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(&normalised(name))).and_then(|name| Name::new(&name).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, name};

    fn names(plan: &[PlannedAccount]) -> Vec<(&str, &str)> {
        plan.iter().map(|account| (account.name.as_str(), account.of.as_str())).collect()
    }

    #[test]
    fn who_has_none_gets_one_of_a_name_that_is_free() {
        let (mut fixture, _) = Fixture::with_a_project("2026-11-23");
        let (unit, counties) = (UnitId(1), [RegionId(1), RegionId(2)]);
        let taken = PersonAction::Register { name: name("岳池县项目办"), role: Role::Viewer };
        fixture.accept(Command::new(Subject::City, taken));
        let planned = plan(&fixture.board, &[unit, unit, UnitId(99)], &counties);
        assert_eq!(
            names(&planned),
            [
                ("岳池县发展改革局", "岳池县发展改革局"),
                ("岳池县项目办2", "岳池县"),
                ("武胜县项目办", "武胜县"),
            ]
        );
        for account in &planned {
            fixture.accept(account.command());
        }
        assert_eq!(plan(&fixture.board, &[unit], &counties), []);

        let person = fixture.board.person_called("武胜县项目办").unwrap().id;
        fixture.accept(Command::new(Subject::Person(person), PersonAction::Deactivate {}));
        let again = plan(&fixture.board, &[], &counties);
        assert_eq!(names(&again), [("武胜县项目办2", "武胜县")], "an ended account is none");
    }
}
