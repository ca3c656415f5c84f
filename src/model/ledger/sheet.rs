//! What the sheets of a file were taken for, for whoever has to look at it before a ledger goes in.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Name, code::codes};

/// What a sheet of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SheetKind {
    /// Projects, one a row: the sheet was read.
    Data,
    /// Projects, but somebody chose other sheets.
    NotChosen,
    /// Projects, but the same ones as on another sheet, or those of another month.
    Repeat,
    /// Sums, without projects: a line a county or sector.
    Summary,
    /// Words without a table.
    Cover,
    /// Nothing stands on it.
    Empty,
    /// The file hides it, so that its cells were not read.
    Hidden,
}

codes!(SheetKind);

/// A sheet of a file and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetReport {
    /// The name on its tab; empty for a file that has no sheets.
    pub name: String,
    /// What it was taken for.
    pub kind: SheetKind,
    /// How many rows of it go in, or would if others were not rejected.
    pub rows: u32,
    /// First and last row of its header; none where none was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<(u32, u32)>,
    /// The key by which it is known again in another month; none for a file that has no sheets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Name>,
    /// Its layout: the headers without years and months, each once, sorted; none without a header.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layout: Vec<Name>,
    /// Its columns from left to right; none where no header was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<SheetColumn>,
}

/// A column of a sheet and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetColumn {
    /// Its place in the sheet, from 0.
    pub index: u16,
    /// Its header as written.
    pub label: String,
    /// The key by which it is known again in another month; none for a header that cannot be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Name>,
    /// The code of the field it was taken for; none for a column nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// The rows at the top of a sheet, for whoever has to see where its header is and what its columns
/// hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetTop {
    /// Its first filled rows, and those that follow its header.
    pub rows: Vec<TopRow>,
}

/// A row at the top of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopRow {
    /// The spreadsheet's own row number.
    pub number: u32,
    /// The beginnings of its cells by their column's place, from 0.
    pub cells: Vec<(u16, String)>,
}

impl SheetTop {
    /// The first things that a column says below row `header`.
    pub fn samples(&self, column: u16, header: u32) -> impl Iterator<Item = &str> {
        let below = self.rows.iter().filter(move |row| row.number > header);
        let cells = below.flat_map(|row| &row.cells);
        cells.filter(move |(index, _)| *index == column).map(|(_, text)| text.as_str())
    }
}

/// The letters of a column by its place from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn letters(index: u16) -> String {
    let mut text = String::new();
    let mut rest = u32::from(index) + 1;
    while rest > 0 {
        rest -= 1;
        text.insert(0, char::from_u32(u32::from('A') + rest % 26).unwrap_or('?'));
        rest /= 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn samples_of_a_column_stand_below_the_header() {
        let row = |number, text: &str| TopRow { number, cells: vec![(2, text.to_owned())] };
        let top = SheetTop { rows: vec![row(1, "总投资"), row(2, "9000"), row(3, "800")] };
        assert_eq!(top.samples(2, 1).collect::<Vec<_>>(), ["9000", "800"]);
        assert_eq!(top.samples(1, 1).count(), 0);
    }
}
