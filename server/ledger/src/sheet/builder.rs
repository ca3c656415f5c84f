//! Collects the cells of a sheet while a file is read, within limits that no honest file reaches.

use std::collections::BTreeMap;

use super::{CellValue, ColumnWidth, Merged, Sheet, SheetRow, SheetStyles, Unseen};
use crate::error::{Quantity, Unreadable};

/// A megabyte in bytes.
pub const MEGABYTE: usize = 1024 * 1024;

/// How much of a file is read before it is refused.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Filled cells of all sheets.
    pub cells: usize,
    /// Columns of a sheet.
    pub columns: u16,
    /// Characters of one cell: what Excel itself allows.
    pub characters: usize,
    /// Bytes of text in all cells, which may share it in the file.
    pub text: usize,
    /// Joined areas of a sheet.
    pub merged: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cells: 1_000_000,
            columns: 512,
            characters: 32_767,
            text: 32 * MEGABYTE,
            merged: 100_000,
            sheets: 64,
        }
    }
}

/// Collects the cells of one sheet, in any order, within the limits.
#[derive(Debug, Default)]
pub struct SheetBuilder {
    name: String,
    limits: Limits,
    cells: Vec<(u32, u16, CellValue)>,
    /// Bytes of text so far.
    text: usize,
    merged: Vec<Merged>,
    widths: Vec<ColumnWidth>,
    formats: BTreeMap<u16, String>,
    styles: SheetStyles,
    from_1904: bool,
    unseen: Unseen,
}

fn too_large(what: Quantity, limit: usize) -> Unreadable {
    Unreadable::TooLarge { what, limit }
}

/// Whether a text is how WPS writes a picture that lies within a cell, and Excel shows it.
fn is_picture(text: &str) -> bool {
    let text = text.trim_start();
    ["=DISPIMG(", "=_xlfn.DISPIMG(", "_xlfn.DISPIMG("].iter().any(|call| text.starts_with(call))
}

impl SheetBuilder {
    /// A sheet of that name without any rows.
    #[must_use]
    pub fn new(name: &str, limits: Limits) -> Self {
        Self { name: name.to_owned(), limits, ..Self::default() }
    }

    /// Adds a cell; blank text is passed over.
    ///
    /// # Errors
    /// When the sheet has grown past a limit.
    pub fn push(&mut self, row: u32, column: u32, value: CellValue) -> Result<(), Unreadable> {
        let blank = matches!(&value, CellValue::Text(text) if text.trim().is_empty());
        if blank {
            return Ok(());
        }
        if let CellValue::Text(text) = &value
            && is_picture(text)
        {
            self.picture(row, u16::try_from(column).unwrap_or(u16::MAX));
            return Ok(());
        }
        let limits = self.limits;
        let column = u16::try_from(column).ok().filter(|column| *column < limits.columns);
        let column = column.ok_or_else(|| too_large(Quantity::Columns, limits.columns.into()))?;
        let bytes = value.text().len();
        if bytes > limits.characters && value.text().chars().count() > limits.characters {
            return Err(too_large(Quantity::Characters, limits.characters));
        }
        if self.cells.len() >= limits.cells {
            return Err(too_large(Quantity::Cells, limits.cells));
        }
        self.text += bytes;
        if self.text > limits.text {
            return Err(too_large(Quantity::MegabytesOfText, limits.text / MEGABYTE));
        }
        self.cells.push((row, column, value));
        Ok(())
    }

    /// Adds a joined area.
    ///
    /// # Errors
    /// When there are too many.
    pub fn merge(&mut self, merged: Merged) -> Result<(), Unreadable> {
        if self.merged.len() >= self.limits.merged {
            return Err(too_large(Quantity::MergedAreas, self.limits.merged));
        }
        self.merged.push(merged.in_order());
        Ok(())
    }

    /// Sets the widths of the columns, and how they write numbers.
    pub fn set_columns(&mut self, widths: Vec<ColumnWidth>, formats: BTreeMap<u16, String>) {
        (self.widths, self.formats) = (widths, formats);
    }

    /// Sets the styles of the cells.
    pub fn set_styles(&mut self, styles: SheetStyles) {
        self.styles = styles;
    }

    /// Notes from when the workbook counts its days.
    pub fn set_from_1904(&mut self, from_1904: bool) {
        self.from_1904 = from_1904;
    }

    /// Sets what people do not see.
    pub fn set_unseen(&mut self, unseen: Unseen) {
        self.unseen = unseen;
    }

    /// Notes rows that people do not see, first and last.
    pub fn hide_rows(&mut self, rows: (u32, u32)) {
        if self.unseen.rows.len() < self.limits.cells {
            self.unseen.rows.push(rows);
        }
    }

    /// Notes columns that people do not see, first and last.
    pub fn hide_columns(&mut self, columns: (u16, u16)) {
        if self.unseen.columns.len() < usize::from(self.limits.columns) {
            self.unseen.columns.push(columns);
        }
    }

    /// Notes a cell that shows a picture.
    pub fn picture(&mut self, row: u32, column: u16) {
        if self.unseen.pictures.len() < self.limits.cells {
            self.unseen.pictures.push((row, column));
        }
    }

    /// What is left of the limits for the sheets that follow.
    #[must_use]
    pub const fn left(&self) -> Limits {
        Limits {
            cells: self.limits.cells.saturating_sub(self.cells.len()),
            text: self.limits.text.saturating_sub(self.text),
            ..self.limits
        }
    }

    /// The sheet; of two cells in one place the later counts.
    #[must_use]
    pub fn finish(mut self) -> Sheet {
        self.cells.sort_by_key(|(row, column, _)| (*row, *column));
        let mut rows: Vec<SheetRow> = Vec::new();
        for (number, column, value) in self.cells {
            match rows.last_mut() {
                Some(row) if row.number == number => match row.cells.last_mut() {
                    Some((last, held)) if *last == column => *held = value,
                    _ => row.cells.push((column, value)),
                },
                _ => rows.push(SheetRow { number, cells: vec![(column, value)] }),
            }
        }
        self.merged.sort_by_key(|area| (area.rows, area.columns));
        let Self { name, merged, widths, formats, styles, from_1904, unseen, .. } = self;
        Sheet { name, rows, merged, widths, formats, from_1904, hidden: false, styles, unseen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_in_order_and_blank_ones_not_at_all() {
        let mut builder = SheetBuilder::new("一", Limits::default());
        for (row, column, text) in [(7, 1, "b"), (2, 0, "t"), (7, 0, "a"), (9, 0, " \u{3000}")] {
            builder.push(row, column, CellValue::Text(text.into())).unwrap();
        }
        let sheet = builder.finish();
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 7]);
        assert_eq!(sheet.row(7).unwrap().get(1).unwrap().text(), "b");
        assert!(sheet.row(9).is_none());
    }

    #[test]
    fn a_cell_in_the_far_corner_is_refused_and_not_allocated_for() {
        let mut builder = SheetBuilder::new("", Limits::default());
        let error = builder.push(1_048_576, 16_383, CellValue::Bool(true)).unwrap_err();
        assert_eq!(error.code(), "file-too-large");
    }
}
