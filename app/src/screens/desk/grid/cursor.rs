//! The cursor: where it stands, what is selected, and where a step leads.

use super::column::GridColumn;

/// How many lines a page is.
const PAGE: usize = 12;

/// A cell by its line and column, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The line.
    pub row: usize,
    /// The column, a place in [`GridColumn::ALL`].
    pub column: usize,
}

/// A step of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// To the first line.
    Top,
    /// To the last line.
    Bottom,
    /// To the line's first column into which one types.
    Home,
    /// To the line's last column.
    End,
    /// To the first cell of all.
    First,
    /// To the last cell of all.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

impl Place {
    /// Where a step leads in a grid of so many lines.
    #[must_use]
    pub fn after(self, step: Step, rows: usize) -> Self {
        let (bottom, end) = (rows.saturating_sub(1), GridColumn::ALL.len() - 1);
        let Self { row, column } = self;
        let (row, column) = match step {
            Step::Up => (row.saturating_sub(1), column),
            Step::Down => (row + 1, column),
            Step::Left => (row, column.saturating_sub(1)),
            Step::Right => (row, column + 1),
            Step::Top => (0, column),
            Step::Bottom => (bottom, column),
            Step::Home => (row, GridColumn::FIRST),
            Step::End => (row, end),
            Step::First => (0, GridColumn::FIRST),
            Step::Last => (bottom, end),
            Step::PageUp => (row.saturating_sub(PAGE), column),
            Step::PageDown => (row + PAGE, column),
        };
        Self { row: row.min(bottom), column: column.min(end) }
    }

    /// The next cell into which one types, or the one before, across lines; `None` beyond the grid.
    #[must_use]
    pub fn next_typed(self, back: bool, rows: usize) -> Option<Self> {
        let columns = GridColumn::ALL.len();
        let mut place = self.row * columns + self.column;
        loop {
            place = if back { place.checked_sub(1)? } else { place + 1 };
            let next = Self { row: place / columns, column: place % columns };
            if next.row >= rows {
                return None;
            }
            if GridColumn::at(next.column).typed().is_some() {
                return Some(next);
            }
        }
    }
}

/// The selected cells: the cursor stands at the anchor, and the range reaches from there to the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// The cell of the cursor.
    pub anchor: Place,
    /// The opposite corner of the range.
    pub head: Place,
    /// The column in which a walk by Tab began; Enter goes back to it.
    pub home: Option<usize>,
}

impl Selection {
    /// One cell.
    #[must_use]
    pub const fn of(place: Place) -> Self {
        Self { anchor: place, head: place, home: None }
    }

    /// The upper left and the lower right corner.
    #[must_use]
    pub fn corners(self) -> (Place, Place) {
        let (a, b) = (self.anchor, self.head);
        let least = Place { row: a.row.min(b.row), column: a.column.min(b.column) };
        let most = Place { row: a.row.max(b.row), column: a.column.max(b.column) };
        (least, most)
    }

    /// Whether it is more than one cell.
    #[must_use]
    pub fn is_range(self) -> bool {
        self.anchor != self.head
    }

    /// The selected places, line by line.
    #[must_use]
    pub fn places(self) -> Vec<Vec<Place>> {
        let (least, most) = self.corners();
        let row = |row| (least.column..=most.column).map(|column| Place { row, column }).collect();
        (least.row..=most.row).map(row).collect()
    }

    /// After Enter: a line down, or up, in the column in which a walk by Tab began.
    #[must_use]
    pub fn entered(self, back: bool, rows: usize) -> Self {
        let column = self.home.unwrap_or(self.anchor.column);
        let step = if back { Step::Up } else { Step::Down };
        Self::of(Place { column, ..self.anchor }.after(step, rows))
    }

    /// After Tab, or Shift and Tab; `None` beyond the grid.
    #[must_use]
    pub fn tabbed(self, back: bool, rows: usize) -> Option<Self> {
        let next = self.anchor.next_typed(back, rows)?;
        let home = self.home.or(Some(self.anchor.column));
        Some(Self { home, ..Self::of(next) })
    }

    /// Within a grid of so many lines.
    #[must_use]
    pub fn within(self, rows: usize) -> Self {
        let row = |place: Place| Place { row: place.row.min(rows.saturating_sub(1)), ..place };
        Self { anchor: row(self.anchor), head: row(self.head), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    #[test]
    fn the_cursor_never_leaves_the_grid() {
        for step in [Step::Up, Step::Left, Step::PageUp, Step::Top] {
            assert_eq!(at(0, 0).after(step, 3), at(0, 0));
        }
        for step in [Step::Down, Step::Right, Step::PageDown, Step::Last, Step::End] {
            assert_eq!(at(2, 9).after(step, 3), at(2, 9));
        }
        assert_eq!(at(2, 9).after(Step::First, 3), at(0, GridColumn::FIRST));
        assert_eq!(at(0, 0).after(Step::Down, 0), at(0, 0));
    }

    #[test]
    fn tab_passes_over_what_is_only_shown_and_ends_with_the_grid() {
        assert_eq!(at(0, 4).next_typed(false, 2), Some(at(0, 5)));
        assert_eq!(at(0, 5).next_typed(false, 2), Some(at(0, 7)));
        assert_eq!(at(0, 9).next_typed(false, 2), Some(at(1, 4)));
        assert_eq!(at(1, 9).next_typed(false, 2), None);
        assert_eq!(at(1, 4).next_typed(true, 2), Some(at(0, 9)));
        assert_eq!(at(0, 4).next_typed(true, 2), None);
    }

    #[test]
    fn enter_after_tab_goes_back_to_where_the_walk_began() {
        let walked = Selection::of(at(0, 4)).tabbed(false, 3).and_then(|s| s.tabbed(false, 3));
        assert_eq!(walked.map(|s| s.entered(false, 3).anchor), Some(at(1, 4)));
        assert_eq!(Selection::of(at(1, 8)).entered(true, 3).anchor, at(0, 8));
    }

    #[test]
    fn a_range_is_the_same_whichever_corner_it_was_drawn_from() {
        let range = Selection { head: at(0, 4), ..Selection::of(at(1, 5)) };
        assert_eq!(range.places(), [[at(0, 4), at(0, 5)], [at(1, 4), at(1, 5)]]);
        assert!(range.is_range());
    }
}
