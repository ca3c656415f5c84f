//! What each model's decision needs to know, gathered from the board.

use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        layer::{LayerAction, LayerFacts},
        list::{List, ListAction, ListFacts},
        milestone::{MilestoneAction, MilestoneFacts, MilestoneKind},
        period::{Period, PeriodAction},
        person::{PersonAction, PersonFacts},
        plan::{PlanAction, PlanRefusal, YearPlan},
        project::{FactChange, ProjectAction, ProjectCase, ProjectFacts},
        report::{ReportAction, ReportFacts, Returner, total_before},
        unit::{UnitAction, UnitFacts},
    },
    value::{ProjectId, RegionId, Timestamp, text::normalised},
};

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

pub fn of_project<'a>(board: &'a Board, command: &ProjectAction) -> ProjectCase<'a> {
    let named = command.project().and_then(|id| board.projects.get(&id)).map(AsRef::as_ref);
    let after = match command {
        ProjectAction::Register { facts, .. } => Some(facts.clone()),
        ProjectAction::Revise { changes, .. } => named.map(|known| revised(&known.facts, changes)),
        _ => None,
    };
    let parent = match command {
        ProjectAction::Register { parent, .. } => *parent,
        _ => None,
    };
    ProjectCase {
        named,
        parent: parent.and_then(|id| board.projects.get(&id)).map(AsRef::as_ref),
        namesake: after.as_ref().is_some_and(|facts| has_namesake(board, facts, command.project())),
        regions_known: after.as_ref().is_none_or(|facts| {
            facts.regions.iter().all(|share| board.regions.contains_key(&share.region))
        }),
        units_known: after.as_ref().is_none_or(|facts| units_known(board, facts)),
        next: board.projects.next_id(),
    }
}

fn revised(facts: &ProjectFacts, changes: &[FactChange]) -> ProjectFacts {
    let mut facts = facts.clone();
    for change in changes {
        change.apply(&mut facts);
    }
    facts
}

fn has_namesake(board: &Board, facts: &ProjectFacts, own: Option<ProjectId>) -> bool {
    let region = |facts: &ProjectFacts| facts.regions.first().map(|share| share.region);
    let (home, name) = (region(facts), normalised(facts.name.as_str()));
    // The region first: normalising every name of a large city takes milliseconds.
    board.projects.values().any(|other| {
        Some(other.id) != own
            && region(&other.facts) == home
            && normalised(other.facts.name.as_str()) == name
    })
}

fn units_known(board: &Board, facts: &ProjectFacts) -> bool {
    [facts.responsible_unit, facts.owner, facts.lead_unit]
        .iter()
        .flatten()
        .chain(&facts.assisting_units)
        .all(|unit| board.units.contains_key(unit))
}

pub fn of_milestone<'a>(
    board: &'a Board,
    command: &MilestoneAction,
    now: Timestamp,
) -> MilestoneFacts<'a> {
    let project = board.projects.get(&command.project());
    let known = command.milestone().and_then(|id| work::milestone_of(board, command.project(), id));
    let kind = known.map(|milestone| milestone.kind);
    MilestoneFacts {
        milestones: project.map(|project| project.milestones.as_slice()),
        next: board.last_milestone.next(),
        today: now.day(),
        evidence_required: kind.is_some_and(|kind| demands_evidence(board, kind)),
        evidence_known: match command {
            MilestoneAction::Claim { project, evidence, .. } => {
                work::counts(board, *project, evidence)
            }
            _ => true,
        },
        in_batch: command
            .milestone()
            .is_some_and(|id| board.batch_awaiting(command.project(), id).is_some()),
    }
}

fn demands_evidence(board: &Board, kind: MilestoneKind) -> bool {
    board.checklists.get(&kind).is_some_and(|list| list.demands_evidence())
}

pub fn of_plan<'a>(
    board: &'a Board,
    command: &PlanAction,
) -> Result<Option<&'a YearPlan>, PlanRefusal> {
    let PlanAction::Set { project, year, .. } = command;
    let project = board.projects.get(project).ok_or(PlanRefusal::UnknownProject)?;
    Ok(project.plans.get(year))
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
