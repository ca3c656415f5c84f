//! A sheet as every reader hands it on: cells in rows, under the spreadsheet's own row numbers.
//!
//! What a format knows beyond this (styles, formulas, encodings) ends in its reader, so that a
//! further format is a further reader and nothing else.

use std::{borrow::Cow, collections::BTreeMap};

use battle_map::value::{Day, MoneyUnit, Month};
use serde::{Deserialize, Serialize};

pub mod builder;
mod style;
mod unseen;
mod width;

pub use style::SheetStyles;
pub use unseen::Unseen;
pub use width::ColumnWidth;

/// What a cell holds; an empty cell is not kept at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellValue {
    /// Text as it was typed, spaces and all.
    Text(String),
    /// A number, in the shortest decimal text that means it.
    Number(String),
    /// A number, as that text, which the cell shows as more than a number.
    Shown(String, NumberFormat),
    /// A day the spreadsheet itself knows as a date.
    Date(Day),
    /// A date of which the cell shows year and month only.
    Month(Month),
    /// A logical value, TRUE or FALSE in the workbook.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula whose result was never stored.
    FormulaWithoutValue,
}

/// What the format of a cell says about its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberFormat {
    /// It is a share: 1 is shown as 100 %.
    Share,
    /// It is money in this unit, whatever the column's header says.
    Unit(MoneyUnit),
}

impl CellValue {
    /// What a person reads in the cell; of a number what it holds, without signs around it.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Shown(text, _) | Self::Error(text) => {
                Cow::Borrowed(text.trim())
            }
            Self::Date(day) => Cow::Owned(day.to_string()),
            Self::Month(month) => Cow::Owned(month.to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
            Self::FormulaWithoutValue => Cow::Borrowed(""),
        }
    }

    /// Whether it is a number, however it is shown.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Shown(..))
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
    /// The same area from its first row and column to its last: a file may say it the other way round.
    #[must_use]
    pub fn in_order(self) -> Self {
        let ((top, bottom), (left, right)) = (self.rows, self.columns);
        Self {
            rows: (top.min(bottom), top.max(bottom)),
            columns: (left.min(right), left.max(right)),
        }
    }

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
    /// Whether its workbook counts days from 1904, as old ones of the Macintosh do.
    #[serde(default)]
    pub from_1904: bool,
    /// Whether its workbook hides it; then its cells were not read.
    #[serde(default)]
    pub hidden: bool,
    /// The styles of its cells, where the format says them.
    pub styles: SheetStyles,
    /// What nobody sees who looks at it, and what is no text.
    #[serde(default)]
    pub unseen: Unseen,
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
