//! Months gone by since something should have happened: the start, the enrolment, the counting, a
//! report. What nobody said is silent: unknown is not no.

use super::Breach;
use crate::{
    model::{
        fact::Occurrence,
        finding::{Arithmetic, Level},
        milestone::{Milestone, MilestoneKind},
        project::Project,
        report::PendingState,
        rule::{Edge, Rule},
        stage::StageGroup,
    },
    value::{LedgerDate, Month},
};

pub fn level(rule: &Rule, figure: i32) -> Option<(Level, Edge)> {
    rule.bands().level(rule.condition().worse(), |at| figure.cmp(&i32::from(at)))
}

/// Months in which nothing happened since a date, or since the last month in which it did.
fn count(rule: &Rule, months: i32, since: Option<LedgerDate>) -> Arithmetic {
    Arithmetic::Count { condition: rule.condition(), months, since, days: None }
}

/// While a claim waits, the office is slow, not the unit.
pub fn start_missed(rule: &Rule, project: &Project, closed: Month) -> Option<Breach> {
    let start = project.milestone(MilestoneKind::Start)?;
    let planned = project.planned_start()?;
    let waits = start.open_claim().is_some();
    if waits || project.stage().group() != StageGroup::NotStarted {
        return None;
    }
    let months = planned.month().months_until(closed) + 1;
    let (level, edge) = level(rule, months)?;
    let days = planned.due().days_until(closed.last_day());
    Some((
        level,
        edge,
        Arithmetic::Count {
            condition: rule.condition(),
            months,
            since: Some(planned),
            days: Some(days),
        },
    ))
}

pub fn not_enrolled(rule: &Rule, project: &Project, closed: Month) -> Option<Breach> {
    if project.enrolled != Occurrence::No {
        return None;
    }
    let started = project.started().date()?;
    let months = started.month().months_until(closed);
    let (level, edge) = level(rule, months)?;
    Some((level, edge, count(rule, months, Some(started))))
}

pub fn not_counted(rule: &Rule, project: &Project, closed: Month) -> Option<Breach> {
    if project.counted != Occurrence::No {
        return None;
    }
    let completed = project.completed().date()?;
    let months = completed.month().months_until(closed);
    let (level, edge) = level(rule, months)?;
    Some((level, edge, count(rule, months, Some(completed))))
}

/// Months of the year gone by without a plan for it.
pub fn no_plan(rule: &Rule, project: &Project, closed: Month) -> Option<Breach> {
    if project.plans.contains_key(&closed.year()) {
        return None;
    }
    let months = i32::from(closed.number());
    let (level, edge) = level(rule, months)?;
    Some((level, edge, count(rule, months, None)))
}

/// Closed months of the judged year without a report, counted back from the last one: lists are
/// yearly, and nobody owes reports from before.
pub fn no_report(rule: &Rule, project: &Project, closed: &[Month]) -> Option<Breach> {
    let month = *closed.last()?;
    let of_the_year = closed.iter().rev().take_while(|known| known.year() == month.year());
    // What waits for its county was reported: the delay is not the unit's.
    let waits = |month: &Month| {
        let pending = project.pending.get(month);
        pending.is_some_and(|pending| !matches!(pending.state, PendingState::Returned { .. }))
    };
    let silent =
        of_the_year.take_while(|known| !project.reports.contains_key(known) && !waits(known));
    let months = i32::try_from(silent.count()).unwrap_or(i32::MAX);
    let (level, edge) = level(rule, months)?;
    let last = project.last_report(month).map(|(month, _)| LedgerDate::Month(month));
    Some((level, edge, count(rule, months, last)))
}

/// Whether nothing speaks against holding a milestone of that kind against the project: a start
/// only while it is known not to have started, a completion only while it is being built.
pub const fn is_expected(milestone: &Milestone, group: StageGroup) -> bool {
    matches!(
        (milestone.kind, group),
        (MilestoneKind::Start, StageGroup::NotStarted)
            | (MilestoneKind::Completion, StageGroup::Building)
            | (MilestoneKind::Step, _)
    )
}
