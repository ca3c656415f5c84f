//! An import is taken back as one step: what it changed is as before, what it added is gone.

use std::collections::BTreeSet;

use super::super::Case;
use crate::{
    board::imports::{Before, ImportRecord},
    event::{Change, Event, Subject},
    model::{
        edition::EditionChange,
        ledger::{LedgerChange, LedgerRefusal},
        list::ListChange,
        milestone::MilestoneChange,
        period::PeriodChange,
        plan::PlanChange,
        project::ProjectChange,
        region::RegionChange,
        report::ReportChange,
        unit::UnitChange,
    },
    value::{ListId, Seq},
};

mod built_on;
#[cfg(test)]
mod tests;

pub use built_on::built_on;

/// Takes the import back whose first event stands at `import`.
///
/// # Errors
/// When it is not kept, was taken back, or something was built on what it brought.
pub fn decide(case: &Case<'_>, import: Seq) -> Result<Vec<Event>, LedgerRefusal> {
    let record = case.board.imports.named(import).ok_or(LedgerRefusal::UnknownImport)?;
    if record.taken_back.is_some() {
        return Err(LedgerRefusal::TakenBackAlready);
    }
    if record.before.is_empty() {
        return Err(LedgerRefusal::UnknownImport);
    }
    if !built_on(case.board, record).is_empty() {
        return Err(LedgerRefusal::BuiltOn);
    }
    Ok(events(record))
}

/// What was changed last is put back first; the taking back itself comes last.
fn events(record: &ImportRecord) -> Vec<Event> {
    let lists = added_lists(record);
    let goes_with_its_list = |before: &&Before| match before {
        Before::Entry(list, ..) | Before::Shape(list, _) => lists.contains(list),
        _ => false,
    };
    let before = record.before.iter().rev().filter(|before| !goes_with_its_list(before));
    let mut events: Vec<Event> = before.filter_map(put_back).collect();
    let taken_back = LedgerChange::TakenBack { import: record.seq, file: record.file.clone() };
    events.push(Event::new(Subject::Ledger, taken_back));
    events
}

fn added_lists(record: &ImportRecord) -> BTreeSet<ListId> {
    let added = |before: &Before| match before {
        Before::Absent(Subject::List(list)) => Some(*list),
        _ => None,
    };
    record.before.iter().filter_map(added).collect()
}

fn put_back(before: &Before) -> Option<Event> {
    Some(match before {
        Before::Absent(subject) => Event { subject: *subject, change: removal(*subject)? },
        Before::Project(id, before) => {
            let change = ProjectChange::TakenBack { before: Some(before.clone()) };
            Event::new(Subject::Project(*id), change)
        }
        Before::Milestone(id, before) => {
            let change = MilestoneChange::TakenBack { before: Some(before.clone()) };
            Event::new(Subject::Milestone(*id, before.id), change)
        }
        Before::Plan(id, year, before) => {
            let change = PlanChange::TakenBack { before: Some(before.clone()) };
            Event::new(Subject::Plan(*id, *year), change)
        }
        Before::Report(id, month, before) => {
            let change = ReportChange::TakenBack { before: Some(before.clone()) };
            Event::new(Subject::Report(*id, *month), change)
        }
        Before::Entry(list, project, entry) => {
            let before = entry.before.clone();
            let change = ListChange::EntryTakenBack { project: *project, before };
            Event::new(Subject::List(*list), change)
        }
        Before::Shape(list, shape) => {
            let change = ListChange::ShapeTakenBack { before: shape.before.clone() };
            Event::new(Subject::List(*list), change)
        }
    })
}

/// How a thing goes that an import had added.
fn removal(subject: Subject) -> Option<Change> {
    Some(match subject {
        Subject::Region(_) => RegionChange::TakenBack {}.into(),
        Subject::Unit(_) => UnitChange::TakenBack {}.into(),
        Subject::List(_) => ListChange::TakenBack {}.into(),
        Subject::Project(_) => ProjectChange::TakenBack { before: None }.into(),
        Subject::Milestone(..) => MilestoneChange::TakenBack { before: None }.into(),
        Subject::Plan(..) => PlanChange::TakenBack { before: None }.into(),
        Subject::Report(..) => ReportChange::TakenBack { before: None }.into(),
        Subject::Period(_) => PeriodChange::TakenBack {}.into(),
        Subject::Edition(_) => EditionChange::TakenBack {}.into(),
        _ => return None,
    })
}
