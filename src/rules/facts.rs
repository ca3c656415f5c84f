//! What each model's decision needs to know, gathered from the board.

use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        period::{Period, PeriodAction},
        report::{ReportAction, ReportFacts, Returner, total_before},
    },
    value::RegionId,
};

pub mod card;
pub mod paper;
pub mod work;

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
