//! Writing ledgers: the standard shape as CSV, workbook and `GeoJSON`, a list's own shape as workbook.

pub mod cards;
mod geojson;
pub mod month;
pub mod notices;
pub mod own;
mod standard;

use battle_map::view::export::ExportTable;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use self::standard::Cell;
use super::{LedgerError, csv};

/// In what form a ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A workbook.
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
        match self {
            Self::Xlsx => workbook(table),
            Self::Csv => Ok(text(table)),
            Self::Geojson => Ok(geojson::collection(table).to_string().into_bytes()),
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

fn text(table: &ExportTable) -> Vec<u8> {
    let mut out = csv::BYTE_ORDER_MARK.to_owned();
    let headers = standard::headers(table);
    csv::write_row(&mut out, headers.iter().map(String::as_str));
    for row in &table.rows {
        let words = |cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => csv::guarded(&text),
            Cell::Number(number) => number,
        };
        let mut cells: Vec<String> = standard::cells(row).into_iter().map(words).collect();
        cells.resize(headers.len(), String::new());
        csv::write_row(&mut out, cells.iter().map(String::as_str));
    }
    out.into_bytes()
}

fn workbook(table: &ExportTable) -> Result<Vec<u8>, LedgerError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, header) in (0..).zip(standard::headers(table)) {
        sheet.write_string_with_format(0, column, header, &bold)?;
        sheet.set_column_width(column, standard::width(column))?;
    }
    sheet.set_freeze_panes(1, 3)?;
    for (row, project) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(standard::cells(project)) {
            put(sheet, row, column, &cell)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// Text is stored as text, so that no spreadsheet takes it for a formula.
fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), LedgerError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => drop(sheet.write_string(row, column, text)?),
        Cell::Number(number) => match number.parse::<f64>() {
            Ok(number) => drop(sheet.write_number(row, column, number)?),
            Err(_) => drop(sheet.write_string(row, column, number)?),
        },
    }
    Ok(())
}
