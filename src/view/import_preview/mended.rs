//! Cells of a ledger that somebody can mend on the page, and those that were.

use serde::{Deserialize, Serialize};

use crate::model::ledger::MendedCell;

/// The cell of an issue that keeps a row out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedCell {
    /// The name on the tab; empty for a file that has no sheets.
    #[serde(default)]
    pub sheet: String,
    /// What it says, mended or not.
    #[serde(default)]
    pub text: String,
    /// The project's name in the row, where the cell is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
}

/// A cell that was mended on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MendedLine {
    /// The cell with what it says now.
    pub cell: MendedCell,
    /// What the file says.
    #[serde(default)]
    pub before: String,
}
