//! Long lists, a page of each at a time, so that no screen grows with its city.

use serde::{Deserialize, Serialize};

use super::assessment::count;

/// Lines on one page of a list.
pub const PAGE: usize = 100;

/// How much of a list is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The page of that number, from 0; the last one where there are fewer.
    Page(u32),
    /// All of it, as for a file or for paper.
    Whole,
}

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
        Self::part(all, Part::Page(page), line)
    }

    /// That part of a list.
    pub fn part<S>(all: &[S], part: Part, line: impl FnMut(&S) -> T) -> Self {
        let last = all.len().saturating_sub(1) / PAGE;
        let (page, size) = match part {
            Part::Page(page) => (usize::try_from(page).unwrap_or(last).min(last), PAGE),
            Part::Whole => (0, all.len()),
        };
        let lines = all.iter().skip(page * PAGE).take(size).map(line).collect();
        Self { lines, page: count(page), count: count(all.len()) }
    }

    /// The place of its first line in the whole list, from 1.
    #[must_use]
    pub fn first_place(&self) -> u32 {
        self.page * count(PAGE) + 1
    }

    /// How many lines the list has beside these.
    #[must_use]
    pub fn rest(&self) -> u32 {
        self.count.saturating_sub(count(self.lines.len()))
    }

    /// The number of the last page, from 0.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.count.saturating_sub(1) / count(PAGE)
    }
}

/// The most pages that an address may name.
const MOST: u32 = 1_000;

/// The number of a page as it stands in an address; the first where that cannot be read.
pub fn number(parameter: &str) -> u32 {
    parameter.parse().unwrap_or(0).min(MOST)
}

/// The number of a page as a parameter of an address; none for the first.
pub fn parameter(page: u32) -> Option<String> {
    (page > 0).then(|| page.to_string())
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
        let whole = Paged::part(&all, Part::Whole, |number| *number);
        assert_eq!((whole.rest(), page(2).rest()), (0, 200));
        assert_eq!((whole.lines.len(), whole.count), (250, 250));
        assert_eq!((page(2).first_place(), whole.first_place()), (201, 1));
    }
}
