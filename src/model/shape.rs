//! The shape of a list as its ledger came: titles, header, columns, headings, subtotals. Kept at
//! import, so that the list can leave the house as its owners know it.

mod look;

pub use look::{Across, CellLook, Down, Dressed, DressedRow, Edge, Looks};

use serde::{Deserialize, Serialize};

use crate::{
    geometry::Datum,
    value::{MoneyUnit, Month, Name, Text},
};

/// A cell kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShapeCell {
    /// Words.
    Text(Text),
    /// A number in decimal text.
    Number(Name),
}

/// Cells joined into one, rows from 1 and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u16, u16),
}

/// One row of titles or header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRow {
    /// Its number from 1.
    pub row: u32,
    /// Columns and what stands in them.
    pub cells: Vec<(u16, ShapeCell)>,
}

/// How a column writes a day or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateStyle {
    /// `2022-04-26`
    Dashed,
    /// `2022.4.26`
    Dotted,
    /// `2022/4/26`
    Slashed,
    /// `2022年4月26日`
    Chinese,
    /// A date that the spreadsheet itself knows; a month has none such.
    Cell,
}

/// How a column writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateForm {
    /// Days.
    pub days: DateStyle,
    /// Months.
    pub months: DateStyle,
    /// Whether month and day have two digits.
    pub padded: bool,
}

/// How a column writes a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareStyle {
    /// `62.4%`
    Percent,
    /// `62.4`
    Hundredths,
    /// `0.624`
    Fraction,
}

/// A column that follows from two others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Code of the field that is divided.
    pub part: String,
    /// Code of the field it is divided by.
    pub whole: String,
    /// How it is written.
    pub style: ShareStyle,
    /// Digits after the point.
    pub decimals: u8,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShapeColumn {
    /// Its place from 0.
    pub index: u16,
    /// Its header made unique, the key of unknown cells in `ListEntry::extra`.
    pub label: Name,
    /// Code of the field it holds; none where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The unit of its money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<MoneyUnit>,
    /// How it writes dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateForm>,
    /// Its words for yes and no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<(Name, Name)>,
    /// How it follows from others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// The datum of its coordinates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// Whether equal cells below each other are joined.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joined: bool,
    /// Its width in tenths of a character, where the file said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u16>,
    /// The spreadsheet's code for how it writes numbers or dates, where the file said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
}

/// What a row between projects is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A heading over what follows.
    Group,
    /// A sum.
    Total,
    /// Anything else.
    Note,
}

/// A row between projects, or after the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShapeLine {
    /// The order of the entry it stands before; `u32::MAX` after the last.
    pub before: u32,
    /// What it is.
    pub kind: LineKind,
    /// What stands in it, sums left out.
    pub cells: Vec<(u16, ShapeCell)>,
    /// Columns that state a sum over the entries it covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<u16>,
    /// First and last order of the entries it covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<(u32, u32)>,
    /// First and last column joined into one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<(u16, u16)>,
}

/// The whole shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListShape {
    /// The name on the tab.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
    /// The month its figures stand for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Month>,
    /// Number of the first row of the header; what stands above it is title.
    pub header: u32,
    /// Titles and header.
    pub head: Vec<HeadRow>,
    /// Joined cells of titles and header.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<Joined>,
    /// The columns from left to right.
    pub columns: Vec<ShapeColumn>,
    /// Orders of entries that have no row of their own, but stand beside their sub-projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub folded: Vec<u32>,
    /// The rows between projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<ShapeLine>,
    /// How its cells look, where the file said it.
    #[serde(default, skip_serializing_if = "Looks::is_empty")]
    pub looks: Looks,
}

impl ListShape {
    /// The column of a field.
    pub fn column(&self, field: &str) -> Option<&ShapeColumn> {
        self.columns.iter().find(|column| column.field.as_deref() == Some(field))
    }
}
