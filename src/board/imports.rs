//! The last imports of ledgers, with what each thing was before: whoever takes one back needs both.

use std::sync::Arc;

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::Board;
use crate::{
    event::{Change, Event, Recorded, Subject},
    model::{
        ledger::LedgerChange, list::ListChange, milestone::MilestoneChange, plan::PlanChange,
        project::ProjectChange, report::ReportChange,
    },
    value::{CommandId, ListId, ProjectId, Seq},
};

mod record;

pub use record::{Before, EntryBefore, FirstIds, ImportRecord, ShapeBefore, TakenBack};

/// How many imports are kept.
const KEPT: usize = 12;

/// The last imports, oldest first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Imports {
    kept: Vector<Arc<ImportRecord>>,
    /// The command of the last import, whose events may still come.
    running: Option<CommandId>,
    /// Versions given by taking something back, each with the version that it put back.
    put_back: OrdMap<Seq, Seq>,
}

impl Imports {
    /// The imports, newest first.
    pub fn newest(&self) -> impl Iterator<Item = &ImportRecord> {
        self.kept.iter().rev().map(AsRef::as_ref)
    }

    /// The import whose first event stands at `seq`.
    pub fn named(&self, seq: Seq) -> Option<&ImportRecord> {
        self.newest().find(|record| record.seq == seq)
    }

    /// The version that a thing would have if no import about it had been taken back.
    pub fn standing(&self, version: Seq) -> Seq {
        let mut version = version;
        while let Some(before) = self.put_back.get(&version) {
            version = *before;
        }
        version
    }

    fn begin(&mut self, record: ImportRecord, command: &CommandId) {
        self.kept.push_back(Arc::new(record));
        self.running = Some(command.clone());
        while self.kept.len() > KEPT {
            self.kept.pop_front();
        }
        if let Some(oldest) = self.kept.front() {
            self.put_back = self.put_back.split(&oldest.seq).1;
        }
    }

    fn add(&mut self, seq: Seq, before: Option<Before>) {
        if let Some(record) = self.kept.back_mut() {
            let record = Arc::make_mut(record);
            record.last = seq;
            record.before.extend(before);
        }
    }

    fn end(&mut self, import: Seq, recorded: &Recorded) {
        if let Some(record) = self.kept.iter_mut().find(|record| record.seq == import) {
            let record = Arc::make_mut(record);
            record.before = Vec::new();
            let by = recorded.actor.name.clone();
            record.taken_back = Some(TakenBack { at: recorded.at, by });
        }
    }
}

/// Takes note of an event before it is folded in.
pub fn note(board: &mut Board, recorded: &Recorded) {
    match &recorded.event.change {
        Change::Ledger(LedgerChange::Imported { .. }) => {
            if let Some(record) = begun(board, recorded) {
                board.imports.begin(record, &recorded.command);
            }
        }
        Change::Ledger(LedgerChange::TakenBack { import, .. }) => {
            board.imports.end(*import, recorded);
        }
        change => {
            if let Some(version) = put_back(change) {
                board.imports.put_back.insert(recorded.seq, version);
            } else if board.imports.running.as_ref() == Some(&recorded.command) {
                let first = board.imports.kept.back().map(|record| (record.seq, record.first));
                let before = first.and_then(|first| before(board, first, &recorded.event));
                board.imports.add(recorded.seq, before);
            }
        }
    }
}

fn begun(board: &Board, recorded: &Recorded) -> Option<ImportRecord> {
    let Change::Ledger(LedgerChange::Imported { file, list, period, tally }) =
        &recorded.event.change
    else {
        return None;
    };
    Some(ImportRecord {
        seq: recorded.seq,
        last: recorded.seq,
        at: recorded.at,
        by: recorded.actor.name.clone(),
        file: file.clone(),
        list: list.clone(),
        period: *period,
        tally: *tally,
        first: FirstIds { project: board.projects.next_id(), edition: board.editions.next_id() },
        before: Vec::new(),
        taken_back: None,
    })
}

/// The version that a change puts back.
fn put_back(change: &Change) -> Option<Seq> {
    match change {
        Change::Project(ProjectChange::TakenBack { before: Some(before) }) => Some(before.version),
        Change::Milestone(MilestoneChange::TakenBack { before: Some(before) }) => {
            Some(before.version)
        }
        Change::Plan(PlanChange::TakenBack { before: Some(before) }) => Some(before.version),
        Change::Report(ReportChange::TakenBack { before: Some(before) }) => Some(before.version),
        _ => None,
    }
}

/// What a thing is before `event` of an import changes it; `None` where it was noted already, or goes
/// with the project that the import added.
fn before(board: &Board, (begun, first): (Seq, FirstIds), event: &Event) -> Option<Before> {
    let subject = event.subject;
    match (subject, &event.change) {
        (Subject::List(id), Change::List(change)) => of_list(board, id, change),
        (Subject::Project(id), _) => match board.projects.get(&id) {
            None => Some(Before::Absent(subject)),
            Some(known) => {
                (known.version < begun).then(|| Before::Project(id, Box::new(known.before())))
            }
        },
        (Subject::Milestone(id, _) | Subject::Plan(id, _) | Subject::Report(id, _), _) => {
            if id >= first.project {
                return None;
            }
            match of_part(board, id, subject) {
                None => Some(Before::Absent(subject)),
                Some((version, before)) => (version < begun).then_some(before),
            }
        }
        (Subject::Region(_) | Subject::Unit(_) | Subject::Period(_) | Subject::Edition(_), _) => {
            board.version(subject).is_none().then_some(Before::Absent(subject))
        }
        _ => None,
    }
}

fn of_list(board: &Board, id: ListId, change: &ListChange) -> Option<Before> {
    let known = board.lists.get(&id);
    match change {
        ListChange::EntrySet { project, entry } => {
            let before = known.and_then(|list| list.entries.get(project).cloned());
            let entry = EntryBefore { before, set: entry.clone() };
            Some(Before::Entry(id, *project, Box::new(entry)))
        }
        ListChange::ShapeKept { shape } => {
            let before = known.and_then(|list| list.shape.clone());
            Some(Before::Shape(id, ShapeBefore { before, set: shape.clone() }))
        }
        ListChange::Created { .. } => Some(Before::Absent(Subject::List(id))),
        _ => None,
    }
}

/// A milestone, plan or filed report of a project as it stands, with its version.
fn of_part(board: &Board, id: ProjectId, subject: Subject) -> Option<(Seq, Before)> {
    let project = board.projects.get(&id)?;
    match subject {
        Subject::Milestone(_, part) => {
            let known = project.milestone_by_id(part)?;
            Some((known.version, Before::Milestone(id, Box::new(known.clone()))))
        }
        Subject::Plan(_, year) => {
            let known = project.plans.get(&year)?;
            Some((known.version, Before::Plan(id, year, Box::new(known.clone()))))
        }
        Subject::Report(_, month) => {
            let known = project.reports.get(&month)?;
            Some((known.version, Before::Report(id, month, Box::new(known.clone()))))
        }
        _ => None,
    }
}
