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
