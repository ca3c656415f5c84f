//! Writing ledgers: the standard shape as CSV, workbook and `GeoJSON`, a list's own shape as workbook.

pub mod cards;
pub mod first_round;
mod geojson;
pub mod month;
pub mod notices;
pub mod own;
mod pieces;
pub mod plan;
pub mod problems;
mod standard;

use std::iter;

use battle_map::view::export::{ExportRow, ExportTable};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

pub use self::pieces::{Pieces, whole};
use self::standard::{OutputCell, StandardColumn};
use super::{LedgerError, csv};

/// In what form a ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// An Excel workbook (`.xlsx`).
    Xlsx,
    /// Text in UTF-8 with byte order mark.
    Csv,
    /// A feature collection in CGCS2000 degrees.
    Geojson,
}

impl ExportFormat {
    /// The file as bytes.
    ///
    /// # Errors
    /// When a workbook cannot be put together.
    pub fn write(self, table: &ExportTable) -> Result<Vec<u8>, LedgerError> {
        whole(self.pieces(table.clone())?)
    }

    /// The same file in pieces, made as they are asked for.
    ///
    /// # Errors
    /// When a workbook cannot be put together.
    pub fn pieces(self, table: ExportTable) -> Result<Pieces, LedgerError> {
        match self {
            Self::Xlsx => workbook(&table),
            Self::Csv => Ok(pieces::of_lines(lines(table))),
            Self::Geojson => Ok(pieces::of_lines(geojson::lines(table))),
        }
    }

    /// The media type that browsers are told.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Geojson => "application/geo+json",
        }
    }
}

fn lines(table: ExportTable) -> impl Iterator<Item = String> {
    let columns = standard::columns(&table);
    let headers: Vec<_> = columns.iter().map(|column| column.header(&table)).collect();
    let mut header = csv::BYTE_ORDER_MARK.to_owned();
    csv::write_row(&mut header, headers.iter().map(String::as_str));
    iter::once(header).chain(table.rows.into_iter().map(move |row| line(&row, &columns)))
}

fn line(row: &ExportRow, columns: &[StandardColumn]) -> String {
    let words = |column: &StandardColumn| match column.cell(row) {
        OutputCell::Empty => String::new(),
        OutputCell::Text(text) => csv::guarded(&text),
        OutputCell::Number(number) => number,
    };
    let cells: Vec<String> = columns.iter().map(words).collect();
    let mut out = String::new();
    csv::write_row(&mut out, cells.iter().map(String::as_str));
    out
}

fn workbook(table: &ExportTable) -> Result<Pieces, LedgerError> {
    let mut workbook = Workbook::new();
    // Rows leave memory as soon as the next begins: they are written from top to bottom.
    let sheet = workbook.add_worksheet_with_low_memory()?;
    let bold = Format::new().set_bold();
    let columns = standard::columns(table);
    for (place, column) in (0..).zip(&columns) {
        sheet.write_string_with_format(0, place, column.header(table), &bold)?;
        sheet.set_column_width(place, column.width())?;
    }
    sheet.set_freeze_panes(1, 3)?;
    for (row, project) in (1..).zip(&table.rows) {
        for (place, column) in (0..).zip(&columns) {
            put(sheet, row, place, &column.cell(project))?;
        }
    }
    pieces::of_workbook(workbook)
}

/// Text is stored as text, so that no spreadsheet takes it for a formula.
fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &OutputCell) -> Result<(), LedgerError> {
    match cell {
        OutputCell::Empty => {}
        OutputCell::Text(text) => drop(sheet.write_string(row, column, text)?),
        OutputCell::Number(number) => match number.parse::<f64>() {
            Ok(number) => drop(sheet.write_number(row, column, number)?),
            Err(_) => drop(sheet.write_string(row, column, number)?),
        },
    }
    Ok(())
}
