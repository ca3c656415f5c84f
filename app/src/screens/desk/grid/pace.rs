//! How many lines come into the page with a frame: as many as the machine builds without being late for the
//! next.

use std::ops::Range;

/// The fewest and the most lines of a frame.
const LEAST: usize = 3;
const MOST: usize = 32;

/// Milliseconds after which a frame is late, and below which there was room for more.
const LATE: f64 = 50.0;
const EARLY: f64 = 25.0;

/// What is wanted, and how fast it comes.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    /// The lines that are to stand in the page.
    pub wanted: Range<usize>,
    /// Those of them that are seen, which come first.
    pub seen: Range<usize>,
    /// Whether the next frame brings more.
    pub waits: bool,
    most: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self { wanted: 0..0, seen: 0..0, waits: false, most: 8 }
    }
}

impl Pace {
    /// What stands next: of what stands, as far as it is wanted, and some more lines.
    pub fn grown(&self, stands: &Range<usize>) -> Range<usize> {
        let Self { wanted, seen, .. } = self;
        let kept = stands.start.max(wanted.start)..stands.end.min(wanted.end);
        let mut next = if kept.is_empty() { seen.start..seen.start } else { kept };
        let mut room = self.most;
        for goal in [seen, wanted] {
            let below = goal.end.saturating_sub(next.end).min(room);
            next.end += below;
            room -= below;
            let above = next.start.saturating_sub(goal.start).min(room);
            next.start -= above;
            room -= above;
        }
        next
    }

    /// Learns from the milliseconds that the lines of a frame took.
    pub fn adjust(&mut self, took: f64) {
        if took > LATE {
            self.most = (self.most / 2).max(LEAST);
        } else if took < EARLY {
            self.most = (self.most + 4).min(MOST);
        }
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    let performance = leptos::prelude::window().performance();
    performance.map(|performance| performance.now()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(wanted: Range<usize>, seen: Range<usize>) -> Pace {
        Pace { wanted, seen, ..Pace::default() }
    }

    #[test]
    fn what_is_seen_comes_first_and_some_lines_with_each_frame() {
        let pace = pace(90..130, 100..120);
        assert_eq!(pace.grown(&(0..30)), 100..108);
        assert_eq!(pace.grown(&(100..108)), 100..116);
        assert_eq!(pace.grown(&(100..116)), 100..124);
        assert_eq!(pace.grown(&(98..122)), 98..130);
        assert_eq!(pace.grown(&(90..140)), 90..130);
        assert_eq!(pace.grown(&(105..130)), 97..130);
    }

    #[test]
    fn a_late_frame_brings_fewer_and_an_early_one_more() {
        let mut pace = pace(0..100, 0..100);
        (0..9).for_each(|_| pace.adjust(80.0));
        assert_eq!(pace.grown(&(0..0)), 0..LEAST);
        (0..99).for_each(|_| pace.adjust(16.0));
        assert_eq!(pace.grown(&(0..0)), 0..MOST);
    }
}
