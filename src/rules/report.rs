//! Reports: who hands in a month's figures, through whose hands they go before they stand, and which
//! figures are taken. What is put right moves the totals of the later months along.

use super::{Case, changed, is_theirs};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::{Actor, Role},
        fact::Source,
        project::Project,
        report::{
            Figures, Pending, ReportAction, ReportChange, ReportRefusal, Returner, carried, check,
            doubt, says_none, total_before,
        },
    },
    refusal::Refusal,
    value::{Month, RegionId},
};

#[cfg(test)]
mod tests;

/// Whether `actor` may do it: units and county offices report for what is theirs, county offices
/// give back what their units reported.
pub fn may(board: &Board, actor: &Actor, subject: Subject, action: &ReportAction) -> bool {
    match action {
        ReportAction::Record { .. } => {
            actor.is_office()
                || subject.project().is_some_and(|project| is_theirs(board, actor, project))
        }
        ReportAction::Return { .. } => may_review(board, actor, subject),
    }
}

/// Whether `actor` reviews the report: files it or gives it back.
pub fn may_review(board: &Board, actor: &Actor, subject: Subject) -> bool {
    let theirs = || subject.project().is_some_and(|project| is_theirs(board, actor, project));
    actor.is_office() || (matches!(actor.role, Role::RegionOffice(_)) && theirs())
}

/// Decides an action; the same figures again change nothing.
///
/// # Errors
/// See [`ReportRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: ReportAction,
) -> Result<Vec<Event>, Refusal> {
    let Subject::Report(project, month) = subject else { return Err(Refusal::WrongSubject) };
    let project = case.board.projects.get(&project).ok_or(ReportRefusal::UnknownProject)?;
    if case.board.periods.get(&month).is_none_or(|period| period.is_closed()) {
        return Err(ReportRefusal::PeriodNotOpen.into());
    }
    match action {
        ReportAction::Record { figures, confirmed } => {
            let figures = completed(case.board, project, month, figures, confirmed)?;
            Ok(if goes_through_county(case, project) {
                let handed_in = is_new_to_county(project, month, &figures);
                changed(subject, handed_in.then_some(ReportChange::Submitted { figures }))
            } else {
                filed(case, project, month, figures)
            })
        }
        ReportAction::Return { reason } => {
            let by = if case.actor.is_office() { Returner::Office } else { Returner::County };
            let waits = project.pending.get(&month).is_some_and(Pending::is_with_county);
            // A county gives back what it has not filed yet; what stands only headquarters.
            if waits || (by == Returner::Office && project.reports.contains_key(&month)) {
                Ok(vec![Event::new(subject, ReportChange::Returned { by, reason })])
            } else {
                Err(ReportRefusal::NothingToReturn.into())
            }
        }
    }
}

/// The figures with their cumulative one, checked. A missing one is what the year came to before and
/// this month.
fn completed(
    board: &Board,
    project: &Project,
    month: Month,
    mut figures: Figures,
    confirmed: bool,
) -> Result<Figures, ReportRefusal> {
    if let Some(this_month) = figures.month {
        let before = total_before(&project.reports, board.first_month(month));
        let total = before.unwrap_or_default() + this_month;
        let claimed = *figures.year_to_date.get_or_insert(total);
        // Where the year said nothing yet, a total that is typed tells of the months before.
        if before.is_some() && claimed != total {
            return Err(ReportRefusal::DoesNotAddUp);
        }
    }
    figures.problem = figures.problem.filter(|words| !says_none(words));
    check(&figures)?;
    let last = project.month_alone(board.month_before(month));
    let plan = project.plans.get(&month.year()).map(|plan| plan.current().amount);
    match doubt(figures.month, last, plan) {
        Some(doubt) if !confirmed => Err(doubt.into()),
        _ => Ok(figures),
    }
}

/// Whether the figures go to the county's office before they stand: a unit's, where it has one.
fn goes_through_county(case: &Case<'_>, project: &Project) -> bool {
    matches!(case.actor.role, Role::Unit(_))
        && project.region().is_some_and(|home| has_office(case.board, home))
}

/// Whether a county has an office that reviews its units' reports.
fn has_office(board: &Board, region: RegionId) -> bool {
    let office = Role::RegionOffice(region);
    board.people.values().any(|person| person.active && person.role == office)
}

/// Whether the county has neither these figures before it nor filed them.
fn is_new_to_county(project: &Project, month: Month, figures: &Figures) -> bool {
    match project.pending.get(&month) {
        Some(pending) => !pending.is_with_county() || pending.figures != *figures,
        None => project.reports.get(&month).is_none_or(|report| report.figures != *figures),
    }
}

/// The figures as they stand from now on, and the later totals that rest on them.
fn filed(case: &Case<'_>, project: &Project, month: Month, figures: Figures) -> Vec<Event> {
    let source = if case.actor.is_office() { Source::Office } else { Source::Report };
    let standing = project.reports.get(&month);
    let stands = standing.is_some_and(|known| known.figures == figures && known.source >= source);
    if stands && !project.pending.contains_key(&month) {
        return Vec::new();
    }
    let months = (case.board.first_month(month), month);
    let moved = carried(&project.reports, months, &figures);
    let all = std::iter::once((month, ReportChange::Recorded { figures, source })).chain(moved);
    all.map(|(month, change)| Event::new(Subject::Report(project.id, month), change)).collect()
}
