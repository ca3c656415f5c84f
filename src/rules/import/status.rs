//! What a word of status says beyond the columns of its row: start, completion, planned year,
//! operation, suspension. A column of its own counts before it, and a contradiction is shown.

use super::row::{RowChanges, issue};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        fact::{Fact, Occurrence, Source},
        ledger::{IssueCode, Ledger, LedgerRow, ProjectStatus, StatedStatus},
        project::{Project, ProjectChange},
        stage::{Condition, Stage, SuspensionReason},
    },
    rules::bottom_line,
    value::{LedgerDate, Month, ProjectId, Text, Timestamp},
};

/// What a row says of a start or completion.
#[derive(Clone, Copy)]
pub struct LedgerMilestone {
    /// The planned date.
    pub plan: Option<LedgerDate>,
    /// Whether it happened.
    pub happened: Option<bool>,
    /// The date on which it happened.
    pub date: Option<LedgerDate>,
}

impl LedgerMilestone {
    /// What the ledger now says, given what was said before: an empty cell repeats it, and a yes keeps
    /// the date.
    pub fn answer(self, before: Occurrence, source: Source) -> Occurrence {
        match (self.happened, self.date, before) {
            (Some(false), None, _) => Occurrence::No,
            (None, None, before) => before,
            (Some(true), None, Occurrence::Yes(fact)) => {
                Occurrence::Yes(Fact { source: fact.source.max(source), ..fact })
            }
            (_, date, _) => Occurrence::Yes(Fact { date, source }),
        }
    }
}

/// Start and completion as the row's columns say them, and where these are silent, its status.
pub fn milestones(
    row: &LedgerRow,
    known: Option<&Project>,
    ledger: &Ledger,
    changes: &mut RowChanges,
) -> (LedgerMilestone, LedgerMilestone) {
    let mut start =
        LedgerMilestone { plan: row.planned_start, happened: row.started, date: row.start };
    let mut end = LedgerMilestone {
        plan: row.planned_completion,
        happened: row.completed,
        date: row.completion,
    };
    for stated in &row.statuses {
        let status = stated.status;
        happened(row, stated, status.started(), &mut start, changes);
        happened(row, stated, status.completed(), &mut end, changes);
        match status {
            ProjectStatus::Starting if !is_reached(&start, known.map(Project::started)) => {
                let standing = known.and_then(Project::planned_start);
                planned(row, stated, ledger, standing, &mut start, changes);
            }
            ProjectStatus::Starting => {
                let date = start.date.or(known.and_then(|known| known.started().date()));
                in_the_year(row, stated, ledger, date, changes);
            }
            ProjectStatus::Completing if !is_reached(&end, known.map(Project::completed)) => {
                let standing = known.and_then(Project::planned_completion);
                planned(row, stated, ledger, standing, &mut end, changes);
            }
            ProjectStatus::Completing => {
                let date = end.date.or(known.and_then(|known| known.completed().date()));
                in_the_year(row, stated, ledger, date, changes);
            }
            ProjectStatus::CarriedOver => {
                if let Some(date) = start.date.filter(|date| date.month().year() >= ledger.year) {
                    contradicts(row, stated, &date.to_string(), changes);
                }
            }
            ProjectStatus::Building if end.happened.is_none() => {
                // Denies what an earlier ledger stated; of others nothing is said.
                let by_ledger = known.is_some_and(|known| known.completed().is_by_ledger());
                end.happened = by_ledger.then_some(false);
            }
            _ => {}
        }
    }
    (start, end)
}

/// Whether it happened already, as the row or the board says: then nothing is planned any more.
fn is_reached(milestone: &LedgerMilestone, standing: Option<Occurrence>) -> bool {
    milestone.happened.or(milestone.date.map(|_| true)).unwrap_or_default()
        || standing.is_some_and(|standing| standing.is_yes())
}

/// Takes over whether something happened, unless the row says otherwise in a column of its own.
fn happened(
    row: &LedgerRow,
    stated: &StatedStatus,
    says: Option<bool>,
    milestone: &mut LedgerMilestone,
    changes: &mut RowChanges,
) {
    let Some(says) = says else { return };
    let own = milestone.happened.or(milestone.date.map(|_| true));
    match (own, milestone.date) {
        (None, _) => milestone.happened = Some(says),
        (Some(own), _) if own == says => {}
        (Some(_), Some(date)) => contradicts(row, stated, &date.to_string(), changes),
        (Some(own), None) => contradicts(row, stated, if own { "是" } else { "否" }, changes),
    }
}

/// What the year was to bring and what happened in another one is contradicted.
fn in_the_year(
    row: &LedgerRow,
    stated: &StatedStatus,
    ledger: &Ledger,
    date: Option<LedgerDate>,
    changes: &mut RowChanges,
) {
    if let Some(date) = date.filter(|date| date.month().year() != ledger.year) {
        contradicts(row, stated, &date.to_string(), changes);
    }
}

/// What is planned for the list's year is due by its end, where no date says more.
fn planned(
    row: &LedgerRow,
    stated: &StatedStatus,
    ledger: &Ledger,
    standing: Option<LedgerDate>,
    milestone: &mut LedgerMilestone,
    changes: &mut RowChanges,
) {
    let year = ledger.year;
    match milestone.plan.or(standing) {
        Some(plan) if plan.month().year() == year => {}
        Some(plan) => contradicts(row, stated, &plan.to_string(), changes),
        None => {
            let due = Month::new(year.number(), 12).ok().map(LedgerDate::Month);
            milestone.plan = due;
            let due = due.map_or_else(String::new, |due| due.to_string());
            let value = format!("{} {} → {due}", stated.word, year.number());
            changes.warnings.push(issue(row, &stated.column, IssueCode::DateDerived, &value));
        }
    }
}

fn contradicts(row: &LedgerRow, stated: &StatedStatus, other: &str, changes: &mut RowChanges) {
    let value = format!("{} ≠ {other}", stated.word);
    changes.warnings.push(issue(row, &stated.column, IssueCode::StatusContradicts, &value));
}

/// Operation, and suspension: the ledger gives neither day nor reason of it, so that it holds from
/// the month of the ledger, and reason and paper are asked for.
pub fn condition(
    board: &Board,
    row: &LedgerRow,
    project: ProjectId,
    known: Option<&Project>,
    ledger: &Ledger,
    now: Timestamp,
    changes: &mut RowChanges,
) {
    let withheld = known.is_some_and(|known| bottom_line::withholds(board, known));
    let subject = Subject::Project(project);
    for stated in &row.statuses {
        let operates = stated.status == ProjectStatus::Operating && row.completed != Some(false);
        let stands = known.and_then(|known| known.stage) == Some(Stage::Operating);
        if operates && !stands && !withheld {
            let change = ProjectChange::StageSet { stage: Stage::Operating };
            changes.push("stage", Event::new(subject, change));
        }
        match known.map_or(&Condition::Active, |known| &known.condition) {
            Condition::Active if stated.status.is_suspension() => {
                let today = now.day();
                let month = ledger.period.map(Month::first_day);
                let suspended = Condition::Suspended {
                    reason: SuspensionReason::Other,
                    since: month.unwrap_or(today).min(today),
                    note: Text::new(stated.word.as_str()).ok(),
                    paper: None,
                };
                let change = ProjectChange::ConditionSet { condition: suspended };
                changes.push("condition", Event::new(subject, change));
                ask(row, stated, changes);
            }
            Condition::Suspended { paper: None, reason: SuspensionReason::Other, .. }
                if stated.status.is_suspension() =>
            {
                ask(row, stated, changes);
            }
            Condition::Suspended { .. } if is_going_on(stated.status) => {
                contradicts(row, stated, "停缓建", changes);
            }
            _ => {}
        }
    }
}

/// Whether the word says that construction goes on.
const fn is_going_on(status: ProjectStatus) -> bool {
    matches!(status, ProjectStatus::Building)
}

fn ask(row: &LedgerRow, stated: &StatedStatus, changes: &mut RowChanges) {
    let code = IssueCode::SuspensionWithoutReason;
    changes.warnings.push(issue(row, &stated.column, code, stated.word.as_str()));
}
