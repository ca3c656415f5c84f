//! The cell styles of a sheet.

use battle_map::model::shape::CellFormat;
use serde::{Deserialize, Serialize};

/// The cell styles of a sheet's upper rows; those below repeat those above.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetStyles {
    /// Every style once; the first is that of cells which nothing is said about.
    pub all: Vec<CellFormat>,
    /// Row number from 1, column from 0, and the place of its style in `all`.
    pub cells: Vec<(u32, u16, u16)>,
}
