//! The layout of a list as it came in its ledger: titles, header, columns, headings and subtotals.
//! It is kept at import, so that an export looks as the list's owners know it.

mod format;

pub use format::{
    BorderLine, CellFormat, FormattedCells, FormattedRow, HorizontalAlign, ListFormat,
    VerticalAlign,
};

use serde::{Deserialize, Serialize};

use crate::{
    geometry::Datum,
    value::{MoneyUnit, Month, Name, Text},
};

/// A cell kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShapeCell {
    /// A cell of words.
    Text(Text),
    /// A number in decimal text.
    Number(Name),
}

/// A range of merged cells: rows from 1 and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The first and last row.
    pub rows: (u32, u32),
    /// The first and last column.
    pub columns: (u16, u16),
}

/// One row of titles or header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRow {
    /// The row's number in the sheet, from 1.
    pub row: u32,
    /// The filled cells, each with its column from 0.
    pub cells: Vec<(u16, ShapeCell)>,
}

/// How a column writes a day or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateStyle {
    /// Year, month and day with hyphens: `2022-04-26`.
    Dashed,
    /// Year, month and day with points: `2022.4.26`.
    Dotted,
    /// Year, month and day with slashes: `2022/4/26`.
    Slashed,
    /// Year, month and day in Chinese: `2022年4月26日`.
    Chinese,
    /// A date value of the spreadsheet itself; not used for months.
    Cell,
}

/// How a column writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateForm {
    /// How it writes a day.
    pub days: DateStyle,
    /// How it writes a month.
    pub months: DateStyle,
    /// Whether month and day are padded to two digits.
    pub padded: bool,
}

/// How a column writes a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareStyle {
    /// Percent with the sign: `62.4%`.
    Percent,
    /// Percent without the sign: `62.4`.
    Hundredths,
    /// A fraction of one: `0.624`.
    Fraction,
}

/// How a column is calculated as the quotient of two others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotient {
    /// The code of the dividend's field.
    pub part: String,
    /// The code of the divisor's field.
    pub whole: String,
    /// How the quotient is written.
    pub style: ShareStyle,
    /// How many digits follow the decimal point.
    pub decimals: u8,
}

/// One column of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShapeColumn {
    /// The column's index, from 0.
    pub index: u16,
    /// The header, made unique; the key of unrecognised cells in `ListEntry::extra`.
    pub label: Name,
    /// The code of the field it holds; `None` where the field was not recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The unit of its amounts; `None` where it holds no money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<MoneyUnit>,
    /// How it writes dates; `None` where it holds none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateForm>,
    /// Its words for yes and for no; `None` where it holds no such answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<(Name, Name)>,
    /// How it is calculated from two others; `None` where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Quotient>,
    /// The datum of its coordinates; `None` where it holds none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// Whether equal cells below each other are merged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joined: bool,
    /// The width in tenths of a character; `None` where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u16>,
    /// The spreadsheet's number format; `None` where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
}

/// The kind of a row that is no project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A heading over the rows that follow.
    Group,
    /// A row of sums.
    Total,
    /// A row of any other kind.
    Note,
}

/// A row that stands between projects or after the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShapeLine {
    /// The order of the entry that follows it; `u32::MAX` after the last entry.
    pub before: u32,
    /// The kind of the row.
    pub kind: LineKind,
    /// The filled cells, each with its column from 0; sums are left out.
    pub cells: Vec<(u16, ShapeCell)>,
    /// The columns, from 0, that state a sum over the entries it covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<u16>,
    /// The first and last order of the entries it sums up; `None` where it sums up none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<(u32, u32)>,
    /// The first and last column of its merged cells; `None` where none are merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<(u16, u16)>,
}

/// The layout of a whole list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListShape {
    /// The name of the sheet; `None` where the file has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
    /// The month that its figures are about; `None` where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Month>,
    /// The number of the header's first row, from 1; the rows above it are titles.
    pub header: u32,
    /// The rows of titles and header.
    pub head: Vec<HeadRow>,
    /// The merged cells in titles and header.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<Joined>,
    /// The columns from left to right.
    pub columns: Vec<ShapeColumn>,
    /// Orders of entries without a row of their own, which stand beside their sub-projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub folded: Vec<u32>,
    /// The rows that are no projects, between them and after the last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<ShapeLine>,
    /// The formatting of its cells; empty where the file does not say.
    #[serde(default, skip_serializing_if = "ListFormat::is_empty")]
    pub looks: ListFormat,
}

impl ListShape {
    /// The column that holds a field; `None` where there is none.
    pub fn column(&self, field: &str) -> Option<&ShapeColumn> {
        self.columns.iter().find(|column| column.field.as_deref() == Some(field))
    }
}
