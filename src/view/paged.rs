//! Long lists of a desk, a page of each at a time, so that no desk grows with its city.

use serde::{Deserialize, Serialize};

use super::assessment::count;

/// Lines on one page of a desk's list.
pub const PAGE: usize = 100;

/// One page of a list, and how long the whole is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paged<T> {
    /// The lines of the page.
    pub lines: Vec<T>,
    /// The number of the page, from 0.
    pub page: u32,
    /// How many lines the whole list has.
    pub count: u32,
}

impl<T> Default for Paged<T> {
    fn default() -> Self {
        Self { lines: Vec::new(), page: 0, count: 0 }
    }
}

impl<T> Paged<T> {
    /// The page of that number, the last one where there are fewer; only its lines are written out.
    pub fn of<S>(all: &[S], page: u32, line: impl FnMut(&S) -> T) -> Self {
        let last = all.len().saturating_sub(1) / PAGE;
        let page = usize::try_from(page).unwrap_or(last).min(last);
        let lines = all.iter().skip(page * PAGE).take(PAGE).map(line).collect();
        Self { lines, page: count(page), count: count(all.len()) }
    }

    /// The number of the last page, from 0.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.count.saturating_sub(1) / count(PAGE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_past_the_end_is_the_last_one() {
        let all: Vec<usize> = (0..250).collect();
        let page = |page| Paged::of(&all, page, |number| *number);
        assert_eq!((page(1).lines.len(), page(1).lines[0], page(1).last()), (PAGE, 100, 2));
        assert_eq!((page(9).lines.len(), page(9).page, page(9).count), (50, 2, 250));
        assert_eq!(Paged::of(&[], 3, |number: &usize| *number), Paged::default());
    }
}
