//! Units: what they are called, in every spelling. The office keeps them.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        unit::{UnitAction, UnitChange, UnitRefusal},
    },
    refusal::Refusal,
    value::{Name, UnitId},
};

/// Whether `actor` may keep units.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &UnitAction) -> bool {
    actor.is_office()
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// When the unit is unknown or the name belongs to another.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: UnitAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, UnitAction::Register { name }) => {
            not_anothers(case.board, &name, None)?;
            let unit = Subject::Unit(case.board.units.next_id());
            Ok(vec![Event::new(unit, UnitChange::Registered { name })])
        }
        (Subject::Unit(unit), action) => Ok(changed(subject, of_known(case.board, unit, action)?)),
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_known(
    board: &Board,
    unit: UnitId,
    action: UnitAction,
) -> Result<Option<UnitChange>, Refusal> {
    let known = board.units.get(&unit).ok_or(UnitRefusal::Unknown)?;
    Ok(match action {
        UnitAction::Register { .. } => return Err(Refusal::WrongSubject),
        UnitAction::AddAlias { alias } => {
            let own = not_anothers(board, &alias, Some(unit))?;
            (!own).then_some(UnitChange::AliasAdded { alias })
        }
        UnitAction::RemoveAlias { alias } => {
            known.aliases.contains(&alias).then_some(UnitChange::AliasRemoved { alias })
        }
        UnitAction::Rename { name } => {
            not_anothers(board, &name, Some(unit))?;
            (known.name != name).then_some(UnitChange::Renamed { name })
        }
    })
}

/// Whether `name` is a spelling of `own` already; refused where it is another unit's.
fn not_anothers(board: &Board, name: &Name, own: Option<UnitId>) -> Result<bool, UnitRefusal> {
    match board.unit_called(name.as_str()) {
        Some(known) if Some(known) != own => Err(UnitRefusal::NameTaken),
        known => Ok(known.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, name, office},
        model::{
            region::{RegionAction, RegionRefusal},
            unit::{UnitAction, UnitRefusal},
        },
        refusal::Refusal,
        value::{Name, RegionId, UnitId},
    };

    #[test]
    fn a_renamed_unit_is_still_known_by_its_old_name_until_that_is_taken_back() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let (unit, old) = (UnitId(1), "岳池县发展改革局");
        let new = name("岳池县发展和改革局");
        let subject = Subject::Unit(unit);
        fixture.accept(Command::new(subject, UnitAction::Rename { name: new.clone() }));
        assert_eq!(fixture.board.unit_name(unit), Some(new.as_str()));
        assert_eq!(fixture.board.unit_called(old), Some(unit));
        assert_eq!(fixture.board.unit_called(new.as_str()), Some(unit));

        fixture.accept(Command::new(subject, UnitAction::RemoveAlias { alias: name(old) }));
        assert_eq!(fixture.board.unit_called(old), None);
        assert_eq!(fixture.board.unit_called(new.as_str()), Some(unit));
    }

    #[test]
    fn a_name_that_came_back_is_no_spelling_of_itself() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let (region, old) = (RegionId(1), name("岳池县"));
        let rename = |name| Command::new(Subject::Region(region), RegionAction::Rename { name });
        for name in [name("岳池区"), old] {
            fixture.accept(rename(name));
        }
        let aliases = &fixture.board.regions[&region].aliases;
        assert_eq!(aliases.iter().map(Name::as_str).collect::<Vec<_>>(), ["岳池区"]);
        let taken = fixture.give(&office(), Vec::new(), rename(name("武胜县")));
        assert_eq!(taken, Err(Refusal::Region(RegionRefusal::NameTaken)));
    }

    #[test]
    fn nobody_takes_the_name_of_another_unit() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let register = UnitAction::Register { name: name("广安港务局") };
        fixture.accept(Command::new(Subject::City, register));
        let rename = UnitAction::Rename { name: name("岳池县发展改革局") };
        let rename = Command::new(Subject::Unit(UnitId(2)), rename);
        let refused = fixture.give(&office(), Vec::new(), rename);
        assert_eq!(refused, Err(Refusal::Unit(UnitRefusal::NameTaken)));
    }
}
