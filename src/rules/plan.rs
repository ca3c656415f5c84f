//! A year's plan of a project: the office sets it, and a new version says why, until the year is over.

use super::Case;
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        plan::{PlanAction, PlanChange, PlanRefusal},
    },
    refusal::Refusal,
    value::Money,
};

#[cfg(test)]
mod tests;

/// Whether `actor` may set plans.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &PlanAction) -> bool {
    actor.is_office()
}

/// Decides an action against the plan standing so far; the same figures again change nothing.
///
/// # Errors
/// When the plan is negative, its months do not add up, a new version has no reason, or the year is
/// over: on 1 January the old year freezes.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: PlanAction,
) -> Result<Vec<Event>, Refusal> {
    let Subject::Plan(project, year) = subject else { return Err(Refusal::WrongSubject) };
    let PlanAction::Set { plan } = action;
    let project = case.board.projects.get(&project).ok_or(PlanRefusal::UnknownProject)?;
    if plan.amount.is_negative() {
        return Err(PlanRefusal::Negative.into());
    }
    if plan.monthly.is_some_and(|months| months.iter().copied().sum::<Money>() != plan.amount) {
        return Err(PlanRefusal::MonthsDoNotAddUp.into());
    }
    if let Some(standing) = project.plans.get(&year) {
        let current = standing.current();
        if current.amount == plan.amount && current.monthly == plan.monthly {
            return Ok(Vec::new());
        }
        if case.now.day().year() > year {
            return Err(PlanRefusal::YearFrozen.into());
        }
        if plan.reason.is_none() {
            return Err(PlanRefusal::ReasonMissing.into());
        }
    }
    Ok(vec![Event::new(subject, PlanChange::Set { plan })])
}
