//! What somebody says of one file alone: which rows are a sheet's header, and what a cell should have
//! said. Rows have their numbers in that file only, so none of it holds for the next month's.

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
    /// The name on the tab; empty for a file that has no sheets.
    #[serde(default)]
    pub sheet: String,
    /// The number of its first row.
    pub row: u32,
    /// How many rows it has.
    pub depth: HeaderDepth,
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
}
