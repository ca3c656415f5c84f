//! The formatting of cells as far as the file states it, kept so that exports look the same.

use serde::{Deserialize, Serialize};

use crate::value::Name;

/// The horizontal alignment of a cell's text.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum HorizontalAlign {
    /// Words to the left, numbers to the right: the spreadsheet's default.
    #[default]
    General,
    /// Aligned to the left.
    Left,
    /// Centred between left and right.
    Middle,
    /// Aligned to the right.
    Right,
    /// Justified, with the last line to the left.
    Filled,
    /// Distributed: every line is justified, also the last.
    Spread,
}

/// The vertical alignment of a cell's text.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum VerticalAlign {
    /// Aligned to the top.
    Top,
    /// Centred between top and bottom.
    Middle,
    /// Aligned to the bottom: the spreadsheet's default.
    #[default]
    Bottom,
}

/// The border line along an edge of a cell.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum BorderLine {
    /// No line on that side of the cell.
    #[default]
    None,
    /// The thinnest line, a hair wide.
    Hair,
    /// A thin line, the usual one.
    Thin,
    /// A line of medium width.
    Medium,
    /// A line of full width.
    Thick,
    /// Two thin lines beside each other.
    Double,
    /// A thin line of dashes.
    Dashed,
    /// A thin line of dots.
    Dotted,
}

/// The formatting of a cell. Colours are `0xRRGGBB`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct CellFormat {
    /// The name of the font; `None` where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font: Option<Name>,
    /// The font size in tenths of a point; `None` where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u16>,
    /// Whether it is bold, italic, underlined.
    #[serde(skip_serializing_if = "is_plain")]
    pub emphasis: (bool, bool, bool),
    /// The colour of the text; `None` for black.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<u32>,
    /// The colour of the background; `None` for white or no fill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<u32>,
    /// The horizontal alignment of its text.
    #[serde(skip_serializing_if = "is_default")]
    pub across: HorizontalAlign,
    /// The vertical alignment of its text.
    #[serde(skip_serializing_if = "is_default")]
    pub down: VerticalAlign,
    /// Whether long text is wrapped.
    #[serde(skip_serializing_if = "is_default")]
    pub wraps: bool,
    /// The border lines: left, right, upper and lower edge.
    #[serde(skip_serializing_if = "is_default")]
    pub edges: [BorderLine; 4],
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
const fn is_plain(emphasis: &(bool, bool, bool)) -> bool {
    !(emphasis.0 || emphasis.1 || emphasis.2)
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The kinds of rows whose cells are formatted alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormattedRow {
    /// One row of titles or header, by its number.
    Head(u32),
    /// Rows that are headings.
    Group,
    /// Rows that state sums.
    Total,
    /// Other rows that are no projects.
    Note,
    /// Rows that are projects.
    Project,
}

/// The formatting of one column in rows of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormattedCells {
    /// The kind of row.
    pub row: FormattedRow,
    /// The column, from 0.
    pub column: u16,
    /// The index of the formatting in [`ListFormat::all`].
    pub look: u16,
}

/// All formatting of a list's cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFormat {
    /// Every formatting once; the first holds for cells that have none of their own.
    pub all: Vec<CellFormat>,
    /// Which cells have which formatting.
    pub seen: Vec<FormattedCells>,
}

impl ListFormat {
    /// Whether the file states no formatting.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The formatting of a cell: its own, else the common one if such rows are known, else `None`.
    pub fn of(&self, row: FormattedRow, column: u16) -> Option<&CellFormat> {
        let known = self.seen.iter().filter(|cells| cells.row == row);
        let own = known.clone().find(|cells| cells.column == column);
        match own {
            Some(cells) => self.all.get(usize::from(cells.look)),
            None => known.clone().next().and_then(|_| self.all.first()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_known_rows_without_a_look_of_its_own_has_the_common_one() {
        let bold = CellFormat { emphasis: (true, false, false), ..CellFormat::default() };
        let looks = ListFormat {
            all: vec![CellFormat::default(), bold.clone()],
            seen: vec![FormattedCells { row: FormattedRow::Group, column: 2, look: 1 }],
        };
        assert_eq!(looks.of(FormattedRow::Group, 2), Some(&bold));
        assert_eq!(looks.of(FormattedRow::Group, 3), Some(&CellFormat::default()));
        assert_eq!(looks.of(FormattedRow::Total, 2), None);
    }

    #[test]
    fn looks_take_little_room_in_the_log() {
        let json = serde_json::to_string(&CellFormat::default()).unwrap();
        assert_eq!(json, "{}");
        assert_eq!(serde_json::from_str::<CellFormat>(&json).unwrap(), CellFormat::default());
    }
}
