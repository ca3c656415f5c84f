//! Cells merged downwards: a county written once beside all of its projects.

use std::collections::BTreeMap;

use super::sheet::{CellValue, Sheet};

/// The values of cells merged over several rows.
pub struct MergedCells<'a> {
    sheet: &'a Sheet,
    /// By column and first row, the last row.
    areas: BTreeMap<(u16, u32), u32>,
}

impl<'a> MergedCells<'a> {
    /// Finds the joined cells of a sheet.
    #[must_use]
    pub fn new(sheet: &'a Sheet) -> Self {
        let tall = sheet.merged.iter().filter(|area| area.rows.1 > area.rows.0);
        Self {
            sheet,
            areas: tall.map(|area| ((area.columns.0, area.rows.0), area.rows.1)).collect(),
        }
    }

    /// Whether a cell is merged with those below it.
    #[must_use]
    pub fn is_tall(&self, row: u32, column: u16) -> bool {
        let area = self.areas.range((column, 0)..=(column, row)).next_back();
        area.is_some_and(|(_, last)| *last >= row)
    }

    /// The value that a cell inside a merged area shows.
    #[must_use]
    pub fn value(&self, row: u32, column: u16) -> Option<&'a CellValue> {
        let ((_, first), last) = self.areas.range((column, 0)..=(column, row)).next_back()?;
        if *last < row {
            return None;
        }
        self.sheet.row(*first)?.get(column)
    }
}
