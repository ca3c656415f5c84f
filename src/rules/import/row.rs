//! What the comparison of a row works with: what the row names, what it changes, and what somebody
//! has to be told or asked about it.

use serde::{Deserialize, Serialize};

use crate::{
    event::Event,
    model::{
        ledger::{Issue, IssueCode, LedgerRow},
        project::Project,
    },
    value::{Name, ProjectId, RegionId, Text},
};

/// A row that is probably a known project under a new name: somebody has to say so, or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameQuestion {
    /// The sheet, where the file has several with projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
    /// The spreadsheet's own row number.
    pub row: u32,
    /// The project that it resembles.
    pub project: ProjectId,
    /// The name that this project has on the board.
    pub old: Name,
    /// The name that the row gives it.
    pub new: Name,
}

/// A question that nobody is asked, because it was decided for an earlier ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredQuestion {
    /// The question.
    pub question: RenameQuestion,
    /// Whether the row is the project; else it is another.
    pub renamed: bool,
}

/// What a row names.
#[derive(Clone, Copy)]
pub struct RowTarget<'a> {
    /// The region that the row belongs to.
    pub region: RegionId,
    /// The project; none for a new one.
    pub known: Option<&'a Project>,
    /// The entry it is a sub-project of.
    pub parent: Option<ProjectId>,
}

/// A row's events and what it changes, collected while it is compared.
#[derive(Default)]
pub struct RowChanges {
    /// The events by which the board will say what the row says.
    pub events: Vec<Event>,
    /// Codes of the fields that change.
    pub fields: Vec<&'static str>,
    /// Remarks on the row that do not keep it out but that somebody should look at.
    pub warnings: Vec<Issue>,
    /// Whether it holds figures of the month.
    pub reported: bool,
}

impl RowChanges {
    /// Adds an event that changes a field.
    pub fn push(&mut self, field: &'static str, event: impl Into<Event>) {
        self.fields.push(field);
        self.events.push(event.into());
    }
}

/// An issue of a row's cell.
pub fn issue(row: &LedgerRow, column: &str, code: IssueCode, value: &str) -> Issue {
    Issue {
        sheet: row.sheet.clone(),
        row: row.row,
        column: column.to_owned(),
        code,
        value: value.to_owned(),
    }
}

/// The file's name as a reason for a change.
pub fn reason(file: &Name) -> Option<Text> {
    Text::new(file.as_str()).ok()
}
