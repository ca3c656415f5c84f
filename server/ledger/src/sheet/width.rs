//! How wide columns are, in the one unit that survives going out and coming back.

use serde::{Deserialize, Serialize};

/// How wide some columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnWidth {
    /// First and last column.
    columns: (u16, u16),
    /// Tenths of a character, the cell's margins not among them.
    tenths: u16,
}

impl ColumnWidth {
    /// Of columns that a file says to be so many characters wide, margins among them. Rounded to
    /// whole pixels of a 7 pixel character first, as spreadsheets do, so that a width stays the same
    /// however often it goes out and comes back.
    #[must_use]
    pub fn stated(columns: (u16, u16), characters: f64) -> Option<Self> {
        let pixels = (characters * 7.0).round().clamp(0.0, 1_790.0) - 5.0;
        let tenths = (pixels > 0.0).then(|| (pixels * 10.0 / 7.0).round())?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 2,550"
        )]
        Some(Self { columns, tenths: tenths as u16 })
    }

    /// The width of a column in tenths of a character, if it is one of them.
    #[must_use]
    pub fn of(&self, column: u16) -> Option<u16> {
        (self.columns.0..=self.columns.1).contains(&column).then_some(self.tenths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_of_a_new_sheet_is_what_people_see() {
        let width = ColumnWidth::stated((2, 4), 9.140_625).unwrap();
        assert_eq!([1, 2, 4, 5].map(|column| width.of(column)), [None, Some(84), Some(84), None]);
        assert_eq!(ColumnWidth::stated((0, 0), 0.0), None);
    }
}
