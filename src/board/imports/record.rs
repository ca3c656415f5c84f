//! What an import brought and what was there before it, so that it can be taken back as one step.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    event::Subject,
    model::{
        ledger::ImportSummary, list::ListEntry, milestone::Milestone, plan::YearPlan,
        project::ProjectBefore, report::Report, shape::ListShape,
    },
    value::{EditionId, ListId, Month, Name, ProjectId, Seq, Timestamp, Year},
};

/// What one thing was before an import changed it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// It did not exist.
    Absent(Subject),
    /// The facts, place and enrolment of a project.
    Project(ProjectId, Box<ProjectBefore>),
    /// A milestone.
    Milestone(ProjectId, Box<Milestone>),
    /// The plan of a year.
    Plan(ProjectId, Year, Box<YearPlan>),
    /// A filed report.
    Report(ProjectId, Month, Box<Report>),
    /// A project's entry on a list.
    Entry(ListId, ProjectId, Box<EntryBefore>),
    /// The layout of a list's file.
    Shape(ListId, ShapeBefore),
}

/// A project's entry on a list, before an import and as the import set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryBefore {
    /// The entry before; `None` where the project was not on the list.
    pub before: Option<ListEntry>,
    /// The entry as it was imported.
    pub set: ListEntry,
}

/// The layout of a list's file, before an import and as the import set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShapeBefore {
    /// The layout before; `None` for the standard form.
    pub before: Option<Arc<ListShape>>,
    /// The layout as it was imported.
    pub set: Arc<ListShape>,
}

/// The identifiers that were next when an import began: what has a lower one was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstIds {
    /// The next project.
    pub project: ProjectId,
    /// The next edition.
    pub edition: EditionId,
}

/// Who took an import back, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The moment it was taken back.
    pub at: Timestamp,
    /// The name of whoever took it back.
    pub by: Name,
}

/// An import, as the board remembers it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportRecord {
    /// Position of its first event, by which it is named.
    pub seq: Seq,
    /// Position of its last event.
    pub last: Seq,
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
    /// The identifiers that were next when it began.
    pub first: FirstIds,
    /// What each thing was before, in the order in which they were changed.
    pub before: Vec<Before>,
    /// Who took it back; `None` while it stands.
    pub taken_back: Option<TakenBack>,
}
