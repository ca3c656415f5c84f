//! A file into a ledger: sheet, header, title and rows put together, nothing guessed silently.

mod headed;
mod mending;
mod parts;
mod rows;
mod sheet_reader;
mod sheets;
mod ticks;
mod together;
mod top;
mod unseen;
mod whole;

use std::path::Path;

pub use self::{
    mending::CellMended,
    parts::{ReadLedger, ReadOptions, SourceSheet},
};
pub(crate) use self::{mending::column, parts::issue};
use super::{
    LedgerError, Unreadable, csv,
    format::{self, Format},
    sheet::{Sheet, builder::Limits},
    workbook,
};

/// Reads a workbook, separated values, or the tables of a document or web page, whatever the file's
/// name says.
///
/// # Errors
/// When it is none of these, is damaged, or is larger than any ledger.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadLedger, LedgerError> {
    let sheets = sheets(bytes, &options.program)?;
    let mut options = options.clone();
    let misnamed = headed::settle(&sheets, &mut options);
    let mut sorted = sheets::sort(sheets, &options);
    if !misnamed.is_empty() {
        sorted.data.clear();
        sorted.rejected.extend(misnamed);
    }
    Ok(together::read(sorted, &options))
}

/// The sheets of a file of any kind; `program` takes workbooks apart.
pub(crate) fn sheets(bytes: &[u8], program: &Path) -> Result<Vec<Sheet>, LedgerError> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty.into());
    }
    match format::of(bytes) {
        Format::Xlsx
        | Format::Xls
        | Format::Xml2003
        | Format::Document
        | Format::WebPage
        | Format::WebArchive => workbook::sheets(program, bytes),
        Format::Text => Ok(vec![csv::read(bytes, Limits::default())?]),
        Format::Locked => Err(Unreadable::PasswordProtected.into()),
        Format::Foreign(foreign) => Err(Unreadable::UnknownFormat(foreign).into()),
    }
}
