//! What a sheet holds beside what people see in it.

use serde::{Deserialize, Serialize};

/// Rows and columns that are hidden, and cells that show a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Unseen {
    /// First and last row number of what is hidden.
    pub rows: Vec<(u32, u32)>,
    /// First and last column of what is hidden, from 0.
    pub columns: Vec<(u16, u16)>,
    /// Row number and column of each picture.
    pub pictures: Vec<(u32, u16)>,
}

impl Unseen {
    /// Whether a column is hidden.
    #[must_use]
    pub fn hides_column(&self, column: u16) -> bool {
        self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}
