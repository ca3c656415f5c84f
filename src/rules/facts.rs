//! What each model's decision needs to know, gathered from the board.

use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        layer::{LayerAction, LayerFacts},
        list::{List, ListAction, ListFacts},
        period::{Period, PeriodAction},
        person::{PersonAction, PersonFacts},
        report::{ReportAction, ReportFacts, Returner, total_before},
        unit::{UnitAction, UnitFacts},
    },
    value::RegionId,
};

pub mod card;
pub mod paper;
pub mod work;

pub fn of_unit<'a>(board: &'a Board, command: &UnitAction) -> UnitFacts<'a> {
    let (unit, name) = match command {
        UnitAction::Register { name } => (None, name),
        UnitAction::AddAlias { unit, alias: name }
        | UnitAction::RemoveAlias { unit, alias: name }
        | UnitAction::Rename { unit, name } => (Some(unit), name),
    };
    UnitFacts {
        named: unit.and_then(|id| board.units.get(id)).map(AsRef::as_ref),
        namesake: board.unit_called(name.as_str()),
        next: board.units.next_id(),
    }
}

pub fn of_layer<'a>(board: &'a Board, command: &LayerAction) -> LayerFacts<'a> {
    let LayerAction::Load { name, .. } = command;
    LayerFacts { named: board.layer_called(name.as_str()), next: board.layers.next_id() }
}

pub fn of_person<'a>(board: &'a Board, command: &PersonAction) -> PersonFacts<'a> {
    let id = command.person();
    let name = match command {
        PersonAction::Register { name, .. } => Some(name),
        _ => None,
    };
    PersonFacts {
        named: id.and_then(|id| board.people.get(&id)).map(AsRef::as_ref),
        name_taken: name.is_some_and(|name| board.person_called(name.as_str()).is_some()),
        bound_known: match command.role() {
            Some(Role::Unit(unit)) => board.units.contains_key(&unit),
            Some(Role::RegionOffice(region)) => board.regions.contains_key(&region),
            _ => true,
        },
        another_admin: board
            .people
            .values()
            .any(|person| person.active && person.role == Role::Admin && Some(person.id) != id),
        next: board.people.next_id(),
    }
}

pub fn of_list<'a>(board: &'a Board, command: &ListAction) -> ListFacts<'a> {
    let list = match command {
        ListAction::Create { .. } => None,
        ListAction::SetEntry { list, .. }
        | ListAction::ChooseCurve { list, .. }
        | ListAction::Rename { list, .. } => Some(list),
    };
    let named = list.and_then(|id| board.lists.get(id)).map(AsRef::as_ref);
    let namesake = match command {
        ListAction::Create { name, year, .. } => board.list_called(name.as_str(), *year).is_some(),
        ListAction::Rename { list, name } => named
            .and_then(|known: &List| board.list_called(name.as_str(), known.year))
            .is_some_and(|other| other.id != *list),
        _ => false,
    };
    let project_known = match command {
        ListAction::SetEntry { project, .. } => board.projects.contains_key(project),
        _ => true,
    };
    ListFacts { named, namesake, project_known, next: board.lists.next_id() }
}

pub fn of_period<'a>(board: &'a Board, command: &PeriodAction) -> Option<&'a Period> {
    board.periods.get(&command.month()).map(AsRef::as_ref)
}

pub fn of_report<'a>(board: &'a Board, command: &ReportAction, actor: &Actor) -> ReportFacts<'a> {
    let (project, month) = command.subject();
    let project = board.projects.get(&project);
    let through_county = matches!(actor.role, Role::Unit(_))
        && project.and_then(|project| project.region()).is_some_and(|home| has_office(board, home));
    ReportFacts {
        standing: project.and_then(|project| project.reports.get(&month)),
        pending: project.and_then(|project| project.pending.get(&month)),
        before: project.and_then(|project| total_before(&project.reports, month)),
        last_month: project.and_then(|project| project.month_alone(month.plus(-1))),
        project_known: project.is_some(),
        period_open: board.periods.get(&month).is_some_and(|period| !period.is_closed()),
        through_county,
        returner: if actor.is_office() { Returner::Office } else { Returner::County },
    }
}

/// Whether a county has an office that reviews its units' reports.
fn has_office(board: &Board, region: RegionId) -> bool {
    let office = Role::RegionOffice(region);
    board.people.values().any(|person| person.active && person.role == office)
}
