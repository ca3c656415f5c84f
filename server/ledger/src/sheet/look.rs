//! How the cells of a sheet look.

use battle_map::model::shape::CellLook;
use serde::{Deserialize, Serialize};

/// The looks of a sheet's upper rows; those below look like those above.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetLooks {
    /// Every look once; the first is that of cells which nothing is said about.
    pub all: Vec<CellLook>,
    /// Row number from 1, column from 0, and which look.
    pub cells: Vec<(u32, u16, u16)>,
}
