//! How cells look, as far as their file says it: kept so that a list leaves the house in its own dress.

use serde::{Deserialize, Serialize};

use crate::value::Name;

/// To which side of its cell a text keeps.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Across {
    /// Words to the left, numbers to the right.
    #[default]
    General,
    /// The left side.
    Left,
    /// The middle.
    Middle,
    /// The right side.
    Right,
    /// Both sides, the last line to the left.
    Filled,
    /// Both sides, each line.
    Spread,
}

/// At which height of its cell a text stands.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Down {
    /// The upper edge.
    Top,
    /// The middle.
    Middle,
    /// The lower edge.
    #[default]
    Bottom,
}

/// The line along an edge of a cell.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// No line.
    #[default]
    None,
    /// A line as thin as can be.
    Hair,
    /// A thin one.
    Thin,
    /// A thicker one.
    Medium,
    /// The thickest.
    Thick,
    /// Two lines.
    Double,
    /// A dashed one.
    Dashed,
    /// A dotted one.
    Dotted,
}

/// The look of a cell. Colours are red, green and blue in one number.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct CellLook {
    /// The font's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font: Option<Name>,
    /// Its size in tenths of a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u16>,
    /// Whether it is bold, italic, underlined.
    #[serde(skip_serializing_if = "is_plain")]
    pub emphasis: (bool, bool, bool),
    /// The text's colour, where it is not black.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<u32>,
    /// What the cell is filled with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<u32>,
    /// To which side its text keeps.
    #[serde(skip_serializing_if = "is_default")]
    pub across: Across,
    /// At which height.
    #[serde(skip_serializing_if = "is_default")]
    pub down: Down,
    /// Whether long text goes on on another line.
    #[serde(skip_serializing_if = "is_default")]
    pub wraps: bool,
    /// Lines along its left, right, upper and lower edge.
    #[serde(skip_serializing_if = "is_default")]
    pub edges: [Edge; 4],
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
const fn is_plain(emphasis: &(bool, bool, bool)) -> bool {
    !(emphasis.0 || emphasis.1 || emphasis.2)
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Rows that are dressed alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DressedRow {
    /// One row of titles or header, by its number.
    Head(u32),
    /// Headings over what follows.
    Group,
    /// Sums.
    Total,
    /// Other rows between projects.
    Note,
    /// Projects.
    Project,
}

/// The look of a column's cells in rows of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dressed {
    /// Which rows.
    pub row: DressedRow,
    /// Which column.
    pub column: u16,
    /// Which of the shape's looks.
    pub look: u16,
}

/// All looks of a shape.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looks {
    /// Every look once; the first is that of cells which nothing is said about.
    pub all: Vec<CellLook>,
    /// Where they are seen.
    pub seen: Vec<Dressed>,
}

impl Looks {
    /// Whether the file said nothing.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The look of a cell: its own, else the common one where such rows are known, else none.
    pub fn of(&self, row: DressedRow, column: u16) -> Option<&CellLook> {
        let known = self.seen.iter().filter(|dressed| dressed.row == row);
        let own = known.clone().find(|dressed| dressed.column == column);
        match own {
            Some(dressed) => self.all.get(usize::from(dressed.look)),
            None => known.clone().next().and_then(|_| self.all.first()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_known_rows_without_a_look_of_its_own_has_the_common_one() {
        let bold = CellLook { emphasis: (true, false, false), ..CellLook::default() };
        let looks = Looks {
            all: vec![CellLook::default(), bold.clone()],
            seen: vec![Dressed { row: DressedRow::Group, column: 2, look: 1 }],
        };
        assert_eq!(looks.of(DressedRow::Group, 2), Some(&bold));
        assert_eq!(looks.of(DressedRow::Group, 3), Some(&CellLook::default()));
        assert_eq!(looks.of(DressedRow::Total, 2), None);
    }

    #[test]
    fn looks_take_little_room_in_the_log() {
        let json = serde_json::to_string(&CellLook::default()).unwrap();
        assert_eq!(json, "{}");
        assert_eq!(serde_json::from_str::<CellLook>(&json).unwrap(), CellLook::default());
    }
}
