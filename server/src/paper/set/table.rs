//! Tables with rules around every cell; rows that are higher than what is left go on on the next page.

use battle_map::view::notice_paper::PaperFact;

use super::{Broken, HAIR, Setter, TEXT};
use crate::paper::{
    PaperError,
    ink::Ink,
    item::PageItem,
    line::Align,
    measure::{HEIGHT, LEFT, LINE, SMALL, TOP, WIDTH},
    text::Style,
};

/// The height of a line in a cell, and the room around its text.
const PITCH: f32 = 21.0;
const PAD: (f32, f32) = (7.0, 5.0);
/// The thickness of the rules of a table, in points.
const RULE: f32 = 0.6;
/// The width of a heading.
const LABEL: f32 = WIDTH * 0.17;
/// A value of more characters than these has a row of its own.
const SHORT: usize = 36;

/// A cell: its text, and whether it is a heading.
type TableCell = (Broken, f32, bool);

impl Setter<'_> {
    /// Facts two to a row, a long one or the last of an odd number on a row of its own.
    pub(super) fn facts(&mut self, facts: &[PaperFact]) -> Result<(), PaperError> {
        self.skip(LINE * 0.25);
        let long = |fact: &PaperFact| fact.value.chars().count() > SHORT;
        let mut rest = facts;
        while let [first, others @ ..] = rest {
            match others {
                [second, after @ ..] if !long(first) && !long(second) => {
                    rest = after;
                    let half = WIDTH / 2.0 - LABEL;
                    self.row(&[
                        (&first.label, LABEL),
                        (&first.value, half),
                        (&second.label, LABEL),
                        (&second.value, half),
                    ])?;
                }
                _ => {
                    rest = others;
                    self.row(&[(&first.label, LABEL), (&first.value, WIDTH - LABEL)])?;
                }
            }
        }
        self.skip(LINE * 0.25);
        Ok(())
    }

    /// A row of cells, headings and values in turn, each with its width.
    fn row(&mut self, cells: &[(&str, f32)]) -> Result<(), PaperError> {
        let style = Style { size: SMALL, tracking: 0.0, ..TEXT };
        let cell = |(index, (text, width)): (usize, &(&str, f32))| {
            let broken = self.broken(text, style, width - 2.0 * PAD.0, 0.0, PITCH);
            (broken, *width, index % 2 == 0)
        };
        let cells: Vec<TableCell> = cells.iter().enumerate().map(cell).collect();
        let count = cells.iter().map(|(broken, ..)| broken.lines.len()).max().unwrap_or(0);
        let mut from = 0;
        while from < count {
            self.need(PITCH * f32::from(if count - from > 1 { 2_u8 } else { 1 }) + 2.0 * PAD.1)?;
            let free = HEIGHT - self.y - 2.0 * PAD.1;
            let mut fit = 1;
            let mut height = PITCH;
            while from + fit < count && height + PITCH <= free {
                fit += 1;
                height += PITCH;
            }
            self.boxes(&cells, (from, fit), height + 2.0 * PAD.1);
            from += fit;
        }
        Ok(())
    }

    /// One stretch of a row: `fit` lines of each cell from line `from` on.
    fn boxes(&mut self, cells: &[TableCell], (from, fit): (usize, usize), height: f32) {
        let mut x = 0.0;
        for (broken, width, heading) in cells {
            if *heading {
                let corner = (LEFT + x, TOP + self.y);
                self.page.push(PageItem::Ground(corner, (*width, height), Ink::PALE));
            }
            let shown = broken.lines.len().saturating_sub(from).min(fit);
            let mut y = PAD.1;
            if from == 0 {
                // Short cells stand in the middle of their row.
                y = (height - (0..shown).map(|_| PITCH).sum::<f32>()) / 2.0;
            }
            for index in from..from + shown {
                self.line(broken, index, (x + PAD.0, self.y + y), Align::Start);
                y += PITCH;
            }
            x += width;
        }
        let (top, bottom) = (TOP + self.y, TOP + self.y + height);
        for y in [top, bottom] {
            self.page.push(PageItem::Rule((LEFT, y), (LEFT + WIDTH, y), RULE, Ink::BLACK));
        }
        let edges = cells.iter().scan(0.0, |edge, (_, width, _)| {
            *edge += width;
            Some(*edge)
        });
        for x in std::iter::once(0.0).chain(edges) {
            self.page.push(PageItem::Rule((LEFT + x, top), (LEFT + x, bottom), RULE, Ink::BLACK));
        }
        self.y += height;
    }

    /// Lines to be filled in by hand: a heading, and room to write.
    pub(super) fn form(&mut self, fields: &[String]) -> Result<(), PaperError> {
        let (label, height) = (WIDTH * 0.36, LINE * 1.6);
        let style = Style { tracking: 0.0, ..TEXT };
        for field in fields {
            self.need(height)?;
            let broken = self.broken(field, style, label - 2.0 * PAD.0, 0.0, height);
            self.line(&broken, 0, (PAD.0, self.y), Align::Filled);
            let (top, bottom) = (TOP + self.y, TOP + self.y + height);
            for y in [top, bottom] {
                self.page.push(PageItem::Rule((LEFT, y), (LEFT + WIDTH, y), RULE, Ink::BLACK));
            }
            for x in [0.0, label, WIDTH] {
                self.page.push(PageItem::Rule(
                    (LEFT + x, top),
                    (LEFT + x, bottom),
                    RULE,
                    Ink::BLACK,
                ));
            }
            self.y += height;
        }
        self.y += HAIR;
        Ok(())
    }
}
