//! The last imports: which of them can be taken back and what that would do, and what keeps the others
//! from it.

use serde::{Deserialize, Serialize};

use super::assessment::count;
use crate::{
    board::{
        Board,
        imports::{Before, ImportRecord, TakenBack},
    },
    event::Subject,
    model::ledger::ImportSummary,
    rules::ledger::take_back::built_on,
    value::{Month, Name, Seq, Timestamp},
};

/// How many things that were built on an import are named.
const NAMED: usize = 50;

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastImport {
    /// Position of its first event, by which it is named.
    pub seq: Seq,
    /// The moment it was written.
    pub at: Timestamp,
    /// The name of whoever imported it.
    pub by: Name,
    /// The name of the imported file.
    pub file: Name,
    /// The list it belongs to; `None` for a plain table.
    pub list: Option<Name>,
    /// The month up to which its amounts count; `None` without such amounts.
    pub period: Option<Month>,
    /// How many rows were new, changed or unchanged.
    pub tally: ImportSummary,
    /// Whether it can be taken back.
    pub state: PastImportState,
}

/// Whether an import can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PastImportState {
    /// It can, and that would do this.
    Free(Undoing),
    /// Something was built on it.
    BuiltOn {
        /// What was built on it, the first ones.
        things: Vec<BuiltOn>,
        /// How many more there are.
        more: u32,
    },
    /// It was taken back.
    TakenBack {
        /// The moment it was taken back.
        at: Timestamp,
        /// The name of whoever took it back.
        by: Name,
    },
    /// What was before it is not known: it was imported by an earlier version of this software.
    Unknown,
}

/// Something that was built on an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltOn {
    /// The thing.
    pub subject: Subject,
    /// The code of its kind, key of the catalogue's `import.on.*` texts.
    pub kind: String,
    /// Its name, or that of its project; empty where it has none.
    pub name: String,
    /// The month, if it is about one.
    pub month: Option<Month>,
}

/// What taking an import back would do, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Undoing {
    /// Projects that go.
    pub projects: u32,
    /// Projects whose facts are as before.
    pub facts: u32,
    /// Milestones that go or are as before.
    pub milestones: u32,
    /// Plans of a year that go or are as before.
    pub plans: u32,
    /// Reports that go or are as before.
    pub reports: u32,
    /// Entries on lists that go or are as before.
    pub entries: u32,
    /// Lists that go.
    pub lists: u32,
    /// Units that go.
    pub units: u32,
    /// Regions that go.
    pub regions: u32,
    /// Months that are no longer closed, with their editions.
    pub months: u32,
}

impl Undoing {
    /// The counts with the codes of what they count, keys of the catalogue's `import.undo.*` texts.
    pub const fn counts(&self) -> [(&'static str, u32); 10] {
        [
            ("projects", self.projects),
            ("facts", self.facts),
            ("milestones", self.milestones),
            ("plans", self.plans),
            ("reports", self.reports),
            ("entries", self.entries),
            ("lists", self.lists),
            ("units", self.units),
            ("regions", self.regions),
            ("months", self.months),
        ]
    }

    fn of(record: &ImportRecord) -> Self {
        let mut counts = Self::default();
        for before in &record.before {
            let count = match before {
                Before::Absent(Subject::Project(_)) => &mut counts.projects,
                Before::Absent(Subject::Milestone(..)) | Before::Milestone(..) => {
                    &mut counts.milestones
                }
                Before::Absent(Subject::Plan(..)) | Before::Plan(..) => &mut counts.plans,
                Before::Absent(Subject::Report(..)) | Before::Report(..) => &mut counts.reports,
                Before::Absent(Subject::List(_)) => &mut counts.lists,
                Before::Absent(Subject::Unit(_)) => &mut counts.units,
                Before::Absent(Subject::Region(_)) => &mut counts.regions,
                Before::Absent(Subject::Period(_)) => &mut counts.months,
                Before::Project(..) => &mut counts.facts,
                Before::Entry(..) => &mut counts.entries,
                Before::Absent(_) | Before::Shape(..) => continue,
            };
            *count += 1;
        }
        counts
    }
}

/// The last imports, newest first.
pub fn past_imports(board: &Board) -> Vec<PastImport> {
    board.imports.newest().map(|record| past_import(board, record)).collect()
}

fn past_import(board: &Board, record: &ImportRecord) -> PastImport {
    PastImport {
        seq: record.seq,
        at: record.at,
        by: record.by.clone(),
        file: record.file.clone(),
        list: record.list.clone(),
        period: record.period,
        tally: record.tally,
        state: state(board, record),
    }
}

fn state(board: &Board, record: &ImportRecord) -> PastImportState {
    if let Some(TakenBack { at, by }) = &record.taken_back {
        return PastImportState::TakenBack { at: *at, by: by.clone() };
    }
    if record.before.is_empty() {
        return PastImportState::Unknown;
    }
    let found = built_on(board, record);
    if found.is_empty() {
        return PastImportState::Free(Undoing::of(record));
    }
    let more = count(found.len().saturating_sub(NAMED));
    let things = found.into_iter().take(NAMED).map(|subject| thing(board, subject)).collect();
    PastImportState::BuiltOn { things, more }
}

fn thing(board: &Board, subject: Subject) -> BuiltOn {
    let month = match subject {
        Subject::Report(_, month) | Subject::Period(month) => Some(month),
        Subject::Edition(id) => board.editions.get(&id).map(|edition| edition.period),
        _ => None,
    };
    let name = match subject {
        Subject::Unit(id) => board.units.get(&id).map(|unit| unit.name.to_string()),
        Subject::Region(id) => board.regions.get(&id).map(|region| region.name.to_string()),
        Subject::List(id) => board.lists.get(&id).map(|list| list.name.to_string()),
        Subject::Person(id) => board.people.get(&id).map(|person| person.name.to_string()),
        _ => {
            let project = subject.project().and_then(|id| board.projects.get(&id));
            project.map(|project| project.facts.name.to_string())
        }
    };
    BuiltOn { subject, kind: kind(subject).to_owned(), name: name.unwrap_or_default(), month }
}

const fn kind(subject: Subject) -> &'static str {
    match subject {
        Subject::Project(_) => "project",
        Subject::Milestone(..) => "milestone",
        Subject::Plan(..) => "plan",
        Subject::Report(..) => "report",
        Subject::Problem(..) => "problem",
        Subject::Evidence(..) => "evidence",
        Subject::BottomLine(..) => "bottom-line",
        Subject::Notice(..) | Subject::Draft(_) => "notice",
        Subject::Card(..) => "card",
        Subject::Batch(_) => "batch",
        Subject::List(_) => "list",
        Subject::Unit(_) => "unit",
        Subject::Region(_) => "region",
        Subject::Person(_) => "person",
        Subject::Series(_) => "target",
        Subject::Period(_) => "period",
        Subject::Edition(_) => "edition",
        Subject::City
        | Subject::Ledger
        | Subject::Layer(_)
        | Subject::Checklist(_)
        | Subject::RuleSet(_)
        | Subject::RuleScopes
        | Subject::Document(_)
        | Subject::Display(_) => "other",
    }
}
