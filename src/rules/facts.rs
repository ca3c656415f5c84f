//! What each model's decision needs to know, gathered from the board.

use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        milestone::{MilestoneAction, MilestoneFacts, MilestoneKind},
        period::{Period, PeriodAction},
        plan::{PlanAction, PlanRefusal, YearPlan},
        project::{FactChange, ProjectAction, ProjectCase, ProjectFacts},
        report::{ReportAction, ReportFacts, Returner, total_before},
    },
    value::{ProjectId, RegionId, Timestamp, text::normalised},
};

pub mod card;
pub mod paper;
pub mod work;

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
