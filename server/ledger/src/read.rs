//! A file into a ledger: sheet, header, title and rows put together, nothing guessed silently.

mod rows;
mod whole;

use std::path::{Path, PathBuf};

use battle_map::{
    geometry::Datum,
    model::ledger::{Issue, IssueCode, Ledger},
    value::{Day, Month, Name, Year},
};

use self::whole::SheetReader;
use super::{
    LedgerError, Unreadable, csv,
    format::{self, Format},
    header::Header,
    sheet::{Limits, Sheet},
    workbook,
};

/// What the person says about the file.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The program that reads workbooks in a process of its own: this one.
    pub program: PathBuf,
    /// The file's name without folders.
    pub file: Name,
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
    /// Today.
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
    /// The sheet it came from, for handing rejected rows back.
    pub source: Option<Source>,
}

/// The sheet a ledger was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its cells.
    pub sheet: Sheet,
    /// Its header.
    pub header: Header,
}

/// Reads an `.xlsx`, `.xls` or `.csv` file, whatever its name says.
///
/// # Errors
/// When it is none of these, is damaged, or is larger than any ledger.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadLedger, LedgerError> {
    let sheets = sheets(bytes, &options.program)?;
    let mut found =
        sheets.into_iter().filter_map(|sheet| Header::find(&sheet).map(|header| (sheet, header)));
    let Some((sheet, header)) = found.next() else {
        let rejected = vec![issue(0, "", IssueCode::NoHeader, "")];
        return Ok(ReadLedger { ledger: None, rejected, warnings: Vec::new(), source: None });
    };
    let ignored =
        found.map(|(sheet, _)| issue(0, "", IssueCode::SheetIgnored, &sheet.name)).collect();
    Ok(SheetReader::new(sheet, header, options).read(ignored))
}

/// The sheets of a file of any kind; `program` takes workbooks apart.
pub(crate) fn sheets(bytes: &[u8], program: &Path) -> Result<Vec<Sheet>, LedgerError> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty.into());
    }
    match format::of(bytes) {
        Format::Xlsx | Format::Xls => workbook::sheets(program, bytes),
        Format::Text => Ok(vec![csv::read(bytes, Limits::default())?]),
        Format::Locked => Err(Unreadable::PasswordProtected.into()),
        Format::Foreign(foreign) => Err(Unreadable::UnknownFormat(foreign).into()),
    }
}

fn issue(row: u32, column: &str, code: IssueCode, value: &str) -> Issue {
    Issue { row, column: column.to_owned(), code, value: value.to_owned() }
}
