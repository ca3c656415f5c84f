//! What an import would do, row by row: the preview, and the events when it is confirmed.

use std::ops::Range;

use super::row::{AnsweredQuestion, RenameQuestion};
use crate::{
    event::Event,
    model::ledger::{ImportSummary, Issue, RowOutcome},
    value::{Name, ProjectId},
};

/// What one row comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlan {
    /// Its place among the ledger's rows.
    pub index: usize,
    /// The sheet, where the file has several with projects.
    pub sheet: Option<Name>,
    /// The spreadsheet's own row number.
    pub row: u32,
    /// The project the row is about, one to be created included.
    pub project: ProjectId,
    /// Whether the row creates the project, changes it or leaves it as it is.
    pub outcome: RowOutcome,
    /// Codes of the fields that change.
    pub fields: Vec<&'static str>,
    /// The range of the plan's events that are its own.
    pub events: Range<usize>,
}

/// What an import would do: the preview, and the events when it is confirmed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportPlan {
    /// The rows that can go in, one by one.
    pub rows: Vec<RowPlan>,
    /// Rows that cannot go in, with the first reason found in each cell.
    pub rejected: Vec<Issue>,
    /// What somebody should look at.
    pub warnings: Vec<Issue>,
    /// Rejected rows that somebody has to decide on.
    pub questions: Vec<RenameQuestion>,
    /// What nobody is asked, because it was decided for an earlier ledger.
    pub answered: Vec<AnsweredQuestion>,
    /// Projects of the list (of the whole board, for a table without list) that no row names.
    pub absent: Vec<ProjectId>,
    /// How many projects are new, changed, unchanged and absent.
    pub tally: ImportSummary,
    /// The events of the import; empty when everything stands as the ledger says.
    pub events: Vec<Event>,
}
