//! A sheet as every reader hands it on: cells in rows, under the spreadsheet's own row numbers.
//!
//! What a format knows beyond this (styles, formulas, encodings) ends in its reader, so that a
//! further format is a further reader and nothing else.

use std::{borrow::Cow, collections::BTreeMap};

use battle_map::value::Day;
use serde::{Deserialize, Serialize};

use super::error::{Quantity, Unreadable};

mod style;
mod width;

pub use style::SheetStyles;
pub use width::ColumnWidth;

/// What a cell holds; an empty cell is not kept at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellValue {
    /// Text as it was typed, spaces and all.
    Text(String),
    /// A number, in the shortest decimal text that means it.
    Number(String),
    /// A day the spreadsheet itself knows as a date.
    Date(Day),
    /// A logical value, TRUE or FALSE in the workbook.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula whose result was never stored.
    FormulaWithoutValue,
}

impl CellValue {
    /// What a person reads in the cell.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => Cow::Borrowed(text.trim()),
            Self::Date(day) => Cow::Owned(day.to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
            Self::FormulaWithoutValue => Cow::Borrowed(""),
        }
    }
}

/// One row with something in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// The spreadsheet's own row number, from 1.
    pub number: u32,
    /// Columns from 0 and what they hold, from left to right.
    pub cells: Vec<(u16, CellValue)>,
}

impl SheetRow {
    /// What stands in a column.
    #[must_use]
    pub fn get(&self, column: u16) -> Option<&CellValue> {
        let index = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(index).map(|(_, value)| value)
    }
}

/// Cells joined into one; the value stands in the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// First and last row number.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u16, u16),
}

impl Merged {
    /// Whether the cell is part of it.
    #[must_use]
    pub const fn covers(&self, row: u32, column: u16) -> bool {
        self.rows.0 <= row
            && row <= self.rows.1
            && self.columns.0 <= column
            && column <= self.columns.1
    }
}

/// One sheet of a workbook, or a whole file of separated values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name on the tab; empty where the format has none.
    pub name: String,
    /// Its rows that hold anything, from top to bottom.
    pub rows: Vec<SheetRow>,
    /// Its joined cells, from top to bottom and left to right.
    pub merged: Vec<Merged>,
    /// How wide its columns are, where the format says it.
    pub widths: Vec<ColumnWidth>,
    /// How its columns write numbers and dates, where the format says it.
    pub formats: BTreeMap<u16, String>,
    /// The styles of its cells, where the format says them.
    pub styles: SheetStyles,
}

impl Sheet {
    /// How wide a column is, in tenths of a character.
    #[must_use]
    pub fn width(&self, column: u16) -> Option<u16> {
        self.widths.iter().find_map(|width| width.of(column))
    }

    /// The row with a number, if anything stands in it.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&SheetRow> {
        let index = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(index)
    }

    /// The joined areas that begin in rows `first` to `last`.
    #[must_use]
    pub fn merged_from(&self, first: u32, last: u32) -> &[Merged] {
        let start = self.merged.partition_point(|area| area.rows.0 < first);
        let end = self.merged.partition_point(|area| area.rows.0 <= last);
        self.merged.get(start..end).unwrap_or_default()
    }
}

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
}

fn too_large(what: Quantity, limit: usize) -> Unreadable {
    Unreadable::TooLarge { what, limit }
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
        self.merged.push(merged);
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
        let Self { name, merged, widths, formats, styles, .. } = self;
        Sheet { name, rows, merged, widths, formats, styles }
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
