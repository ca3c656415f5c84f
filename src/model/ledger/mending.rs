//! What somebody says of one file alone: which rows are a sheet's header, and what a cell should have
//! said. Rows have their numbers in that file only, so none of it holds for the next month's.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// How many rows a header has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct HeaderDepth(u8);

impl HeaderDepth {
    /// A header of one row.
    pub const ONE: Self = Self(1);
    /// The most rows that a header may have.
    pub const MOST: u8 = 3;

    /// The number of rows.
    #[must_use]
    pub const fn rows(self) -> u32 {
        self.0 as u32
    }
}

/// A header has one to three rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a header has 1 to {} rows", HeaderDepth::MOST)]
pub struct NoHeaderDepth;

impl TryFrom<u8> for HeaderDepth {
    type Error = NoHeaderDepth;

    fn try_from(rows: u8) -> Result<Self, NoHeaderDepth> {
        if (1..=Self::MOST).contains(&rows) { Ok(Self(rows)) } else { Err(NoHeaderDepth) }
    }
}

impl From<HeaderDepth> for u8 {
    fn from(depth: HeaderDepth) -> Self {
        depth.0
    }
}

/// The rows of a sheet that somebody named as its header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedHeader {
    /// The name on the tab; empty for the only sheet that is read.
    #[serde(default)]
    pub sheet: String,
    /// The number of its first row.
    pub row: u32,
    /// How many rows it has.
    pub depth: HeaderDepth,
}

impl NamedHeader {
    /// Its last row.
    #[must_use]
    pub const fn last(&self) -> u32 {
        self.row.saturating_add(self.depth.rows() - 1)
    }
}

/// As `5`, `4-5` or `岳池县=4-5`.
impl fmt::Display for NamedHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            write!(f, "{}=", self.sheet)?;
        }
        write!(f, "{}", self.row)?;
        if self.last() > self.row { write!(f, "-{}", self.last()) } else { Ok(()) }
    }
}

/// Why a text names no rows of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeaderRowsError {
    /// It is no number of a row, nor two.
    #[error("a header is the number of its row as in Excel, or FIRST-LAST, as 5 or 岳池县=4-5")]
    NoRows,
    /// It has too many rows, or ends before it begins.
    #[error(transparent)]
    Depth(#[from] NoHeaderDepth),
}

impl FromStr for NamedHeader {
    type Err = HeaderRowsError;

    fn from_str(text: &str) -> Result<Self, HeaderRowsError> {
        let (sheet, rows) = text.rsplit_once('=').unwrap_or(("", text));
        let (first, last) = rows.split_once('-').unwrap_or((rows, rows));
        let number = |text: &str| {
            let number = text.trim().parse::<u32>().ok();
            number.filter(|number| *number > 0).ok_or(HeaderRowsError::NoRows)
        };
        let (row, last) = (number(first)?, number(last)?);
        let more = last.checked_sub(row).and_then(|more| u8::try_from(more).ok());
        let depth = more.and_then(|more| more.checked_add(1)).ok_or(NoHeaderDepth)?.try_into()?;
        Ok(Self { sheet: sheet.trim().to_owned(), row, depth })
    }
}

/// A cell with what it should have said; it is put into the sheet before the rows are sorted out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MendedCell {
    /// The name on the tab; empty for a file that has no sheets.
    #[serde(default)]
    pub sheet: String,
    /// The spreadsheet's own row number.
    pub row: u32,
    /// The column's header as issues name it.
    pub column: String,
    /// What it should have said; an empty text empties the cell.
    #[serde(default)]
    pub text: String,
}

impl MendedCell {
    /// Whether both are about one cell.
    #[must_use]
    pub fn is_about(&self, sheet: &str, row: u32, column: &str) -> bool {
        self.row == row && self.sheet == sheet && self.column == column
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_has_one_to_three_rows_however_it_is_written_down() {
        assert_eq!(HeaderDepth::try_from(0), Err(NoHeaderDepth));
        assert_eq!(HeaderDepth::try_from(2).unwrap().rows(), 2);
        assert!(serde_json::from_str::<HeaderDepth>("4").is_err());
        let depth: HeaderDepth = serde_json::from_str("3").unwrap();
        assert_eq!(serde_json::to_string(&depth).unwrap(), "3");
    }

    #[test]
    fn rows_of_a_header_are_written_as_in_a_spreadsheet() {
        for text in ["5", "4-5", "岳池县=4-6", "a=b=1"] {
            assert_eq!(text.parse::<NamedHeader>().unwrap().to_string(), text);
        }
        let spaced: NamedHeader = " 岳池县 = 4 - 5 ".parse().unwrap();
        assert_eq!((spaced.sheet.as_str(), spaced.row, spaced.last()), ("岳池县", 4, 5));
        for text in ["", "0", "三", "4-", "岳池县", "-4", "4-5-6", "4294967296"] {
            assert_eq!(text.parse::<NamedHeader>(), Err(HeaderRowsError::NoRows), "{text}");
        }
        for text in ["1-4", "5-4", "1-4294967295"] {
            let depth = HeaderRowsError::Depth(NoHeaderDepth);
            assert_eq!(text.parse::<NamedHeader>(), Err(depth), "{text}");
        }
    }
}
