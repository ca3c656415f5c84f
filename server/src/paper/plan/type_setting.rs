//! Texts of a chart set in boxes.

use super::{Chart, Measures, measure::PITCH};
use crate::paper::{
    fonts::FaceKind,
    ink::Ink,
    item::{Page, PageItem},
    line::{Align, TextLine, lines, runs},
    text::{ShapedText, Style},
};

/// A text broken into lines.
pub struct Set {
    shape: ShapedText,
    lines: Vec<TextLine>,
    room: f32,
}

impl Set {
    /// The height of all its lines.
    pub fn height(&self) -> f32 {
        self.pitch() * super::measure::count(self.lines.len())
    }

    fn pitch(&self) -> f32 {
        self.shape.style.size * PITCH
    }

    /// The width of its longest line.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Puts it on a page with its upper left corner at a point.
    pub fn put(&self, page: &mut Page, (x, y): (f32, f32), align: Align) {
        let (size, pitch) = (self.shape.style.size, self.pitch());
        let mut top = y;
        for line in &self.lines {
            // The box of a Chinese character stands in the middle of its line, its foot 0.12 below.
            let baseline = top + (pitch - size) / 2.0 + size * 0.88;
            let set = runs(&self.shape, line, (x, baseline), self.room, align);
            page.extend(set.into_iter().map(PageItem::Run));
            top += pitch;
        }
    }
}

/// What a text looks like: its size before scaling, its face and its ink.
#[derive(Clone, Copy)]
pub struct Looks(pub f32, pub FaceKind, pub Ink);

impl Looks {
    /// Plain black.
    pub const fn plain(size: f32) -> Self {
        Self(size, FaceKind::Text, Ink::BLACK)
    }

    /// Heavy black.
    pub const fn bold(size: f32) -> Self {
        Self(size, FaceKind::Bold, Ink::BLACK)
    }

    /// Plain grey.
    pub const fn grey(size: f32) -> Self {
        Self(size, FaceKind::Text, Ink::GREY)
    }
}

impl Chart<'_> {
    /// A text in lines of `room` points.
    pub fn set(&self, measures: &Measures, text: &str, looks: Looks, room: f32) -> Set {
        let Looks(size, face, ink) = looks;
        let style = Style { size: measures.text(size), face, tracking: 0.0, ink };
        let shape = ShapedText::new(text, style, self.fonts);
        let lines = lines(&shape, room, 0.0);
        Set { shape, lines, room }
    }
}

/// Every glyph on one line.
pub const ENDLESS: f32 = 1.0e6;
