//! Cells that somebody mended on the import page: put into the sheet before its rows are sorted out, so
//! that they are read like any other.

use battle_map::model::ledger::MendedCell;

use super::ReadOptions;
use crate::{
    header::{Header, letters},
    sheet::{CellValue, Sheet},
};

/// A cell that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellMended {
    /// The cell with what it says now.
    pub cell: MendedCell,
    /// What the file says.
    pub before: String,
}

/// Puts the cells that were mended into a sheet. What is about no cell below its header is left alone:
/// the file is another one by now.
pub fn mend(sheet: &mut Sheet, header: &Header, options: &ReadOptions) -> Vec<CellMended> {
    let name = sheet.name.trim().to_owned();
    let own = options.mended.iter().filter(|cell| cell.sheet == name);
    own.filter(|cell| cell.row > header.last_row)
        .filter_map(|cell| {
            let column = column(sheet, header, &cell.column)?;
            let before = put(sheet, cell.row, column, cell.text.trim())?;
            Some(CellMended { cell: cell.clone(), before })
        })
        .collect()
}

/// The place of a column by its header, or by its letters where it has none.
pub fn column(sheet: &Sheet, header: &Header, label: &str) -> Option<u16> {
    let known = header.columns.iter().find(|column| column.label == label);
    known.map(|column| column.index).or_else(|| {
        let last = sheet.rows.iter().filter_map(|row| row.cells.last()).map(|(index, _)| *index);
        (0..=last.max()?).find(|index| letters(*index) == label)
    })
}

/// Puts a text into a cell, and answers what stood there; nothing in a row that is not there.
fn put(sheet: &mut Sheet, row: u32, column: u16, text: &str) -> Option<String> {
    let at = sheet.rows.binary_search_by_key(&row, |row| row.number).ok()?;
    let cells = &mut sheet.rows.get_mut(at)?.cells;
    let place = cells.binary_search_by_key(&column, |(column, _)| *column);
    let before = place.ok().and_then(|place| cells.get(place));
    let before = before.map(|(_, value)| value.text().into_owned()).unwrap_or_default();
    let value = (!text.is_empty()).then(|| (column, CellValue::Text(text.to_owned())));
    match (place, value) {
        (Ok(place), Some(value)) => *cells.get_mut(place)? = value,
        (Ok(place), None) => drop(cells.remove(place)),
        (Err(place), Some(value)) => cells.insert(place, value),
        (Err(_), None) => {}
    }
    Some(before)
}
