//! What `import` says: the object that scripts read, and its sentences from the catalogue.

use battle_map::{
    model::ledger::{ImportSummary, Issue, SheetReport},
    value::Name,
    view::catalogue::Catalogue,
};
use serde::Serialize;

use super::LedgerError;

/// The one object on standard output.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ImportReport {
    /// Projects that were not there before.
    pub new: u32,
    /// Projects of which something changed.
    pub changed: u32,
    /// Projects that stand as the rows say.
    pub unchanged: u32,
    /// Why rows cannot go in.
    pub rejected: Vec<ReportedIssue>,
    /// What somebody should look at.
    pub warnings: Vec<ReportedIssue>,
    /// Projects of the list that the file does not name.
    pub absent: u32,
    /// How many of the new, changed and unchanged are sub-projects.
    pub subprojects: u32,
    /// The sheets of the file and what each was taken for; filled in by whoever read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<SheetReport>,
}

/// An issue with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportedIssue {
    /// The sheet, where the file has several with projects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
    /// The spreadsheet's own row number; 0 for the sheet as a whole.
    pub row: u32,
    /// The column's header as written.
    pub column: String,
    /// The stable code of the issue, for programs.
    pub code: &'static str,
    /// The issue in words, for people.
    pub message: String,
}

impl ImportReport {
    /// The report of a file that cannot be understood at all.
    #[must_use]
    pub fn unread(error: &LedgerError, texts: &dyn Catalogue) -> Self {
        let issue = ReportedIssue {
            sheet: None,
            row: 0,
            column: String::new(),
            code: error.code(),
            message: error.words(texts),
        };
        Self { rejected: vec![issue], ..Self::default() }
    }

    /// The report of an import, in the words of `texts`.
    #[must_use]
    pub fn new(
        tally: ImportSummary,
        rejected: &[Issue],
        warnings: &[Issue],
        texts: &dyn Catalogue,
    ) -> Self {
        let worded = |issues: &[Issue]| {
            issues.iter().map(|issue| ReportedIssue::new(issue, texts)).collect()
        };
        Self {
            new: tally.new,
            changed: tally.changed,
            unchanged: tally.unchanged,
            rejected: worded(rejected),
            warnings: worded(warnings),
            absent: tally.absent,
            subprojects: tally.subprojects,
            sheets: Vec::new(),
        }
    }
}

impl ReportedIssue {
    fn new(issue: &Issue, texts: &dyn Catalogue) -> Self {
        Self {
            sheet: issue.sheet.clone(),
            row: issue.row,
            column: issue.column.clone(),
            code: issue.code.code(),
            message: message(issue, texts),
        }
    }
}

/// The sentence of an issue.
#[must_use]
pub fn message(issue: &Issue, texts: &dyn Catalogue) -> String {
    texts.fill(&format!("issue.{}", issue.code.code()), &[("value", &issue.value)])
}

/// The report as one line; words and numbers only, it always can be written.
#[must_use]
pub fn json(report: &ImportReport) -> String {
    serde_json::to_string(report).unwrap_or_default()
}
