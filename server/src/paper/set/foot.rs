//! 版记: copies and imprint between rules, at the foot of the notice's last page.

use battle_map::view::notice_paper::Imprint;

use super::{Broken, Setter, TEXT};
use crate::paper::{
    PaperError,
    ink::Ink,
    line::Align,
    measure::{CHAR, HEIGHT, RULES, SMALL, WIDTH},
    text::Style,
};

/// The height of its lines.
const PITCH: f32 = 24.0;

impl Setter<'_> {
    /// The foot; on a page of its own if the last one is full.
    pub(super) fn imprint(&mut self, imprint: &Imprint) -> Result<(), PaperError> {
        let style = Style { size: SMALL, tracking: 0.0, ..TEXT };
        let room = WIDTH - 2.0 * CHAR;
        let set = |text: &str, room: f32| self.broken(text, style, room, 0.0, PITCH);
        let mut copies = imprint.copies.as_deref().map(|copies| set(copies, room));
        let issued = imprint.issued.as_ref().map(|(who, when)| {
            let when = set(when, room);
            let left = room - CHAR - when.lines.first().map_or(0.0, |line| line.width);
            (set(who, left), when)
        });
        let lines = |broken: &Broken| broken.lines.iter().map(|_| PITCH).sum::<f32>();
        // So many that they fill half a page are a list before the foot.
        let many = copies.take_if(|copies| lines(copies) > HEIGHT / 2.0);
        if let Some(many) = many {
            self.skip(PITCH);
            self.text(&many, CHAR, Align::Filled)?;
        }
        let height =
            copies.as_ref().map_or(0.0, lines) + issued.as_ref().map_or(0.0, |(who, _)| lines(who));
        if copies.is_none() && issued.is_none() {
            return Ok(());
        }
        self.need(height)?;
        let mut y = HEIGHT - height;
        self.rule(y, RULES.0, Ink::BLACK);
        if let Some(copies) = &copies {
            y = self.foot(copies, y);
            if issued.is_some() {
                self.rule(y, RULES.1, Ink::BLACK);
            }
        }
        if let Some((who, when)) = &issued {
            let last = when.lines.first().map_or(0.0, |line| line.width);
            self.line(when, 0, (WIDTH - CHAR - last, y), Align::Filled);
            self.foot(who, y);
        }
        self.rule(HEIGHT, RULES.0, Ink::BLACK);
        Ok(())
    }

    fn foot(&mut self, broken: &Broken, y: f32) -> f32 {
        let mut y = y;
        for index in 0..broken.lines.len() {
            self.line(broken, index, (CHAR, y), Align::Filled);
            y += PITCH;
        }
        y
    }
}
