//! What reading a ledger is told, and what it answers.

use std::path::PathBuf;

use battle_map::{
    geometry::Datum,
    model::ledger::{
        Corrections, Issue, IssueCode, Ledger, MendedCell, NamedHeader, SheetReport, SheetTop,
    },
    value::{Day, Month, Name, Year},
};

use super::mending::CellMended;
use crate::{header::Header, sheet::Sheet};

/// What the person says about the file.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The program that reads workbooks in a process of its own: this one.
    pub program: PathBuf,
    /// The file's name without folders.
    pub file: Name,
    /// The sheets that are read; empty for all that hold projects.
    pub sheets: Vec<Name>,
    /// The list it belongs to.
    pub list: Option<Name>,
    /// The year of its plan, where its header names none.
    pub year: Option<Year>,
    /// The month of its money, where header and title name none.
    pub period: Option<Month>,
    /// The datum of its coordinates.
    pub datum: Option<Datum>,
    /// Whether good rows go in beside rejected ones.
    pub partial: bool,
    /// What was said of columns, sheets and words of ledgers, one for each layout of a sheet.
    pub corrections: Vec<Corrections>,
    /// The rows of headers that somebody named in this file.
    pub headers: Vec<NamedHeader>,
    /// What cells of this file should have said.
    pub mended: Vec<MendedCell>,
    /// The day of reading, from which a missing period is assumed.
    pub today: Day,
}

/// What came out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadLedger {
    /// The good rows; none when the sheet as a whole could not be understood.
    pub ledger: Option<Ledger>,
    /// Why rows, or the whole sheet, cannot go in.
    pub rejected: Vec<Issue>,
    /// What somebody should look at.
    pub warnings: Vec<Issue>,
    /// The sheets it came from, for handing rejected rows back.
    pub sources: Vec<SourceSheet>,
    /// All sheets of the file and what they were taken for.
    pub sheets: Vec<SheetReport>,
    /// The rows at the top of each of them.
    pub tops: Vec<SheetTop>,
    /// The cells that were mended, with what the file says.
    pub mended: Vec<CellMended>,
    /// What was said of the layouts of its sheets, now or for an earlier file.
    pub corrections: Vec<Corrections>,
}

/// A sheet a ledger was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceSheet {
    /// The cells as they were read.
    pub sheet: Sheet,
    /// The header that was found in them.
    pub header: Header,
}

impl SourceSheet {
    /// Whether an issue is about this sheet; one without a sheet is about the only one there is.
    #[must_use]
    pub fn holds(&self, issue: &Issue) -> bool {
        issue.sheet.as_ref().is_none_or(|sheet| sheet.as_str() == self.sheet.name.trim())
    }
}

/// Something about a cell that somebody has to look at; row 0 and no column stand for the sheet.
pub(crate) fn issue(row: u32, column: &str, code: IssueCode, value: &str) -> Issue {
    Issue { sheet: None, row, column: column.to_owned(), code, value: value.to_owned() }
}
