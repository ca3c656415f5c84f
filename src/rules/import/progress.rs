//! What a row says about progress: planned and actual dates, the year's plan, the month's figures.

use super::{
    register::ImportRegistry,
    row::{RowChanges, issue, reason},
    status::{self, LedgerMilestone},
};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        fact::{Occurrence, Source},
        ledger::{Issue, IssueCode, Ledger, LedgerRow},
        milestone::{MilestoneChange, MilestoneKind},
        plan::{PlanChange, PlanVersion},
        project::Project,
        report::{Figures, ReportChange},
    },
    rules::bottom_line,
    value::{MilestoneId, MoneyUnit, ProjectId, Text, Timestamp},
};

/// Start and completion: planned dates, and whether they happened.
pub fn milestones(
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
    project: ProjectId,
    known: Option<&Project>,
    ledger: &Ledger,
    changes: &mut RowChanges,
) {
    let (start, end) = status::milestones(row, known, ledger, changes);
    for (kind, said) in [(MilestoneKind::Start, start), (MilestoneKind::Completion, end)] {
        milestone(register, row, project, known, ledger, kind, said, changes);
    }
}

#[expect(clippy::too_many_arguments, reason = "one row's whole context, used once")]
fn milestone(
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
    project: ProjectId,
    known: Option<&Project>,
    ledger: &Ledger,
    kind: MilestoneKind,
    said: LedgerMilestone,
    changes: &mut RowChanges,
) {
    let standing = known.and_then(|known| known.milestone(kind));
    let (plan_field, fact_field) = match kind {
        MilestoneKind::Start => ("planned-start", "started"),
        MilestoneKind::Completion | MilestoneKind::Step => ("planned-completion", "completed"),
    };
    let source = if ledger.recognised { Source::Office } else { Source::Ledger };
    let answer = said.answer(standing.map(|m| m.recognised).unwrap_or_default(), source);
    if said.plan.is_none() && answer == Occurrence::Unknown && standing.is_none() {
        return;
    }
    let id: MilestoneId = if let Some(standing) = standing {
        let planned = standing.schedule.map(|schedule| schedule.plan);
        if let Some(plan) = said.plan.filter(|plan| planned != Some(*plan)) {
            let reason = planned.and_then(|_| reason(&ledger.file));
            let planned = MilestoneChange::Planned { plan, reason, cause: None };
            let subject = Subject::Milestone(project, standing.id);
            changes.push(plan_field, Event::new(subject, planned));
        }
        standing.id
    } else {
        let milestone = register.milestone();
        let added = MilestoneChange::Added { kind, name: None, plan: said.plan };
        changes.push(plan_field, Event::new(Subject::Milestone(project, milestone), added));
        milestone
    };
    let before = standing.map(|m| m.recognised).unwrap_or_default();
    if before.is_recognised() {
        let denied =
            said.happened == Some(false) || said.date.is_some_and(|d| before.date() != Some(d));
        if denied {
            changes.warnings.push(denied_fact(row, kind, before, said));
        }
    } else if is_newly_reached(before, answer, source) && withheld(register.board(), known) {
        let column = if kind == MilestoneKind::Start { "是否开工" } else { "是否竣工" };
        changes.warnings.push(issue(row, column, IssueCode::RecognitionWithheld, "是"));
    } else if answer != before {
        let recognised = MilestoneChange::Recognised { answer };
        changes.push(fact_field, Event::new(Subject::Milestone(project, id), recognised));
    }
}

/// Whether it is now reached where it was not, or recognised where only a ledger stated it.
const fn is_newly_reached(before: Occurrence, answer: Occurrence, source: Source) -> bool {
    answer.is_yes() && (!before.is_yes() || matches!(source, Source::Office))
}

/// Whether a flag on a bottom line keeps a project from being recognised.
fn withheld(board: &Board, known: Option<&Project>) -> bool {
    known.is_some_and(|project| bottom_line::withholds(board, project))
}

/// What the ledger says against a recognised fact, which stays.
fn denied_fact(
    row: &LedgerRow,
    kind: MilestoneKind,
    stands: Occurrence,
    said: LedgerMilestone,
) -> Issue {
    let (asked, dated) = match kind {
        MilestoneKind::Start => ("是否开工", "实际开工"),
        MilestoneKind::Completion | MilestoneKind::Step => ("是否竣工", "实际竣工"),
    };
    let stands = stands.date().map_or_else(|| "是".to_owned(), |date| date.to_string());
    let (column, says) = match said.date {
        Some(date) => (dated, date.to_string()),
        None => (asked, "否".to_owned()),
    };
    issue(row, column, IssueCode::RecognisedFactKept, &format!("{stands} ≠ {says}"))
}

/// The year's plan; another amount than the standing one is a new version, by the paper that was
/// named, else with the file as document and reason.
///
/// # Errors
/// `plan-year-frozen` when the year is over.
pub fn plan(
    row: &LedgerRow,
    project: ProjectId,
    known: Option<&Project>,
    ledger: &Ledger,
    now: Timestamp,
    changes: &mut RowChanges,
) -> Result<(), Issue> {
    let Some(amount) = row.plan else {
        return Ok(());
    };
    let year = ledger.year;
    let standing = known.and_then(|known| known.plans.get(&year)).map(|plan| plan.current().amount);
    if standing == Some(amount) {
        return Ok(());
    }
    if standing.is_some() && now.day().year() > year {
        let value = amount.exact(MoneyUnit::Wan);
        return Err(issue(row, "年度计划", IssueCode::PlanYearFrozen, &value));
    }
    let paper = ledger.paper.as_ref();
    let stated = paper.and_then(|paper| paper.reason.clone());
    let reason = standing.and_then(|_| stated.or_else(|| reason(&ledger.file)));
    let document = paper.and_then(|paper| paper.document.clone());
    let document = Some(document.unwrap_or_else(|| ledger.file.clone()));
    let since = paper.map_or_else(|| now.day(), |paper| paper.since);
    let plan = PlanVersion { amount, monthly: None, since, document, reason };
    changes.push("plan", Event::new(Subject::Plan(project, year), PlanChange::Set { plan }));
    Ok(())
}

/// The month's figures and words. A column that is there and empty clears its words; an empty money
/// cell says nothing.
pub fn report(
    row: &LedgerRow,
    project: ProjectId,
    known: Option<&Project>,
    ledger: &Ledger,
    changes: &mut RowChanges,
) {
    let Some(month) = ledger.period else { return };
    let standing = known.and_then(|known| known.reports.get(&month));
    let before = standing.map(|report| report.figures.clone()).unwrap_or_default();
    let figures = merged(&before, &row.figures, ledger);
    if figures != before {
        changes.reported = true;
        let source = Source::Ledger;
        let subject = Subject::Report(project, month);
        changes.push("report", Event::new(subject, ReportChange::Recorded { figures, source }));
    }
}

fn merged(before: &Figures, said: &Figures, ledger: &Ledger) -> Figures {
    let words = |column: &str, said: &Option<Text>, before: &Option<Text>| {
        let there = ledger.columns.iter().any(|known| known == column);
        if there { said.clone() } else { said.clone().or_else(|| before.clone()) }
    };
    Figures {
        month: said.month.or(before.month),
        year_to_date: said.year_to_date.or(before.year_to_date),
        since_start: said.since_start.or(before.since_start),
        next_month: said.next_month.or(before.next_month),
        statistical: said.statistical.or(before.statistical),
        progress: words("progress", &said.progress, &before.progress),
        problem: words("problem", &said.problem, &before.problem),
        reason: said.reason.clone().or_else(|| before.reason.clone()),
        answer: before.answer.clone(),
    }
}
