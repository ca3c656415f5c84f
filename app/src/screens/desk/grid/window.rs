//! Which lines of the grid stand in the page. Before the browser has taken over, and on a phone, it is one
//! page of them; then those near the visible part, and those that are in use: that of the cursor, of
//! what is opened and of the focus. Between them gaps keep the height of those that are left out.

use std::{collections::BTreeSet, ops::Range};

use battle_map::{value::ProjectId, view::desk::DeskRow};
use leptos::prelude::*;

use super::{
    cursor::Selection,
    heights::{Gaps, Heights},
    pace::{Pace, now},
};

/// How many lines a page has without scrolling: a screenful.
pub const PAGE: usize = 30;

/// So few lines all stand in the page of a wide screen.
const FEW: usize = 60;

/// What stands in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// One page of lines.
    Page,
    /// Lines near the visible part, and those in use.
    Near(Range<usize>),
    /// All lines: on paper.
    All,
}

/// The lines that stand in the page.
#[derive(Clone, Copy)]
pub struct Window {
    /// All lines.
    rows: Memo<Vec<DeskRow>>,
    extent: RwSignal<Extent>,
    /// The line that has the focus.
    focused: RwSignal<Option<ProjectId>>,
    /// What is looked for; on a phone only the lines that have it are shown.
    pub sought: RwSignal<String>,
    heights: StoredValue<Heights>,
    pace: StoredValue<Pace>,
    /// Heights were measured.
    measured: Trigger,
    /// The places of the lines that stand in the page.
    places: Memo<Vec<usize>>,
}

impl Window {
    /// The lines near the visible part, beside those of the selection and the opened ones.
    pub fn new(
        rows: Memo<Vec<DeskRow>>,
        page: Memo<usize>,
        selection: RwSignal<Selection>,
        unfolded: RwSignal<BTreeSet<ProjectId>>,
    ) -> Self {
        let (extent, focused) = (RwSignal::new(Extent::Page), RwSignal::new(None));
        let sought = RwSignal::new(String::new());
        let places = Memo::new(move |_| {
            let (extent, page) = (extent.get(), page.get());
            rows.with(|rows| match extent {
                Extent::All => (0..rows.len()).collect(),
                Extent::Page => of_page(rows, page, &sought.get()),
                Extent::Near(near) => {
                    let (anchor, head) = (selection.get().anchor.row, selection.get().head.row);
                    let mut used = unfolded.get();
                    used.extend(focused.get());
                    let used = rows.iter().enumerate().filter(|(_, row)| used.contains(&row.id));
                    let used: Vec<_> = used.map(|(at, _)| at).chain([anchor, head]).collect();
                    with_used(&near, &used, rows.len())
                }
            })
        });
        let (heights, measured) = (StoredValue::new(Heights::default()), Trigger::new());
        let pace = StoredValue::new(Pace::default());
        Self { rows, extent, focused, sought, heights, pace, measured, places }
    }

    /// The lines that stand in the page, in their order.
    pub fn lines(self) -> Memo<Vec<DeskRow>> {
        Memo::new(move |_| {
            self.rows.with(|rows| {
                self.places
                    .with(|places| places.iter().filter_map(|at| rows.get(*at).cloned()).collect())
            })
        })
    }

    /// The gaps before lines, by project, and the one below the last; none where nothing is left out.
    pub fn gaps(self) -> Memo<Gaps> {
        Memo::new(move |_| {
            if !matches!(self.extent.get(), Extent::Near(_)) {
                return Gaps::default();
            }
            self.measured.track();
            self.rows.with(|rows| {
                self.places.with(|places| {
                    self.heights.with_value(|heights| Gaps::between(rows, places, heights))
                })
            })
        })
    }

    /// Follows which lines stand in the page.
    pub fn track(self) {
        self.places.track();
    }

    /// Whether lines are left out that scrolling would bring.
    pub fn is_part(self) -> bool {
        self.places.with_untracked(Vec::len) < self.rows.with_untracked(Vec::len)
    }

    /// Whether one page is shown at a time.
    pub fn is_paged(self) -> bool {
        self.extent.with_untracked(|extent| *extent == Extent::Page)
    }

    /// The line that has the focus stays in the page.
    pub fn focus(self, line: Option<ProjectId>) {
        if self.focused.get_untracked() != line {
            self.focused.set(line);
        }
    }

    /// Shows what is near the visible part, given in pixels below the first line's upper edge; `spare` is
    /// how much more stands above and below it.
    pub fn scroll(self, seen: Range<f64>, spare: f64) {
        // While it is printed nothing is left out.
        if self.extent.with_untracked(|extent| *extent == Extent::All) {
            return;
        }
        let count = self.rows.with_untracked(Vec::len);
        if count <= FEW {
            self.show(Extent::Near(0..count));
            return;
        }
        let within = |range: Range<f64>| {
            self.rows.with_untracked(|rows| {
                self.heights.with_value(|heights| heights.within(rows, range))
            })
        };
        let half = within(seen.start - spare / 2.0..seen.end + spare / 2.0);
        let stands = self.extent.with_untracked(|extent| match extent {
            Extent::Near(near) => near.start <= half.start && half.end <= near.end,
            Extent::Page | Extent::All => false,
        });
        // What stands reaches far enough: a step of the wheel moves nothing.
        if stands {
            return;
        }
        let wanted = within(seen.start - spare..seen.end + spare);
        let seen = within(seen);
        let waits = self.pace.try_update_value(|pace| {
            (pace.wanted, pace.seen) = (wanted, seen);
            std::mem::replace(&mut pace.waits, true)
        });
        if waits == Some(false) {
            self.step();
        }
    }

    /// Brings some of the lines that are wanted into the page, the others with the next frames: a slow
    /// machine builds few in a frame.
    fn step(self) {
        let stands = self.extent.with_untracked(|extent| match extent {
            Extent::Near(near) => near.clone(),
            Extent::Page | Extent::All => self.places.with_untracked(|places| {
                places.first().copied().unwrap_or_default()
                    ..places.last().map_or(0, |last| last + 1)
            }),
        });
        let begun = now();
        let next = self.pace.try_update_value(|pace| {
            let next = pace.grown(&stands);
            pace.waits = next != pace.wanted;
            (next, pace.waits)
        });
        let Some((next, waits)) = next else { return };
        self.show(Extent::Near(next));
        if waits {
            request_animation_frame(move || {
                // The page may have been left meanwhile.
                let is_there = self.pace.try_update_value(|pace| pace.adjust(now() - begun));
                if is_there.is_some() && self.is_scrolled() {
                    self.step();
                }
            });
        }
    }

    /// Whether what is scrolled to decides which lines stand in the page.
    fn is_scrolled(self) -> bool {
        let scrolled = self.extent.with_untracked(|extent| matches!(extent, Extent::Near(_)));
        if !scrolled {
            self.pace.update_value(|pace| pace.waits = false);
        }
        scrolled
    }

    /// Shows another extent.
    pub fn show(self, extent: Extent) {
        if self.extent.with_untracked(|shown| *shown != extent) {
            self.extent.set(extent);
        }
    }

    /// Takes the heights of lines as they are; those of another width are forgotten.
    pub fn measure(self, width: f64, measured: Vec<(ProjectId, f64)>, usual: Option<f64>) {
        let changes = self
            .heights
            .try_update_value(|heights| heights.measure(width, measured, usual))
            .unwrap_or_default();
        if changes {
            self.measured.notify();
        }
    }
}

/// The lines of a page; of those that have what is looked for, the first.
fn of_page(rows: &[DeskRow], page: usize, sought: &str) -> Vec<usize> {
    if sought.is_empty() {
        let from = page * PAGE;
        return (from..rows.len().min(from + PAGE)).collect();
    }
    let found = rows.iter().enumerate().filter(|(_, row)| has(row, sought));
    found.map(|(at, _)| at).take(PAGE).collect()
}

/// Whether a line has what is looked for: in its name or number.
pub fn has(row: &DeskRow, sought: &str) -> bool {
    row.name.to_ascii_lowercase().contains(sought) || row.id.to_string() == sought
}

/// A range of places, and those in use, in their order.
fn with_used(near: &Range<usize>, used: &[usize], count: usize) -> Vec<usize> {
    let mut places: BTreeSet<_> = near.clone().chain(used.iter().copied()).collect();
    places.retain(|place| *place < count);
    places.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{super::heights::tests::rows, *};

    #[test]
    fn what_is_in_use_stands_in_the_page_wherever_it_is_scrolled() {
        assert_eq!(with_used(&(20..23), &[99, 3, 21], 50), [3, 20, 21, 22]);
    }

    #[test]
    fn a_page_has_its_lines_and_a_search_those_that_have_it() {
        let rows = rows(70);
        assert_eq!(of_page(&rows, 0, ""), (0..30).collect::<Vec<_>>());
        assert_eq!(of_page(&rows, 2, ""), (60..70).collect::<Vec<_>>());
        assert_eq!(of_page(&rows, 0, "第6号"), [6]);
        assert_eq!(of_page(&rows, 2, "42"), [42]);
    }
}
