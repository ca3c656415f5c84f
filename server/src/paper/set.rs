//! Blocks set on pages: where each line stands, where a page ends, and the number under it.

mod annex;
mod blocks;
mod foot;
mod table;

use battle_map::view::{catalogue::Catalogue, notice_paper::NoticeSheet};

use super::{
    PaperError, Pictures,
    fonts::{FaceKind, Fonts},
    ink::Ink,
    item::{Page, PageItem},
    line::{Align, TextLine, lines, runs},
    measure::{BELOW_TEXT, BODY, CHAR, HEIGHT, LEFT, LINE, MM, MOST_PAGES, SMALL, TOP, WIDTH},
    text::{ShapedText, Style},
};

/// The text of the body.
const TEXT: Style =
    Style { size: BODY, face: FaceKind::Text, tracking: CHAR - BODY, ink: Ink::BLACK };

/// Every page of a paper.
///
/// # Errors
/// When there would be more than any notice has.
pub fn pages(
    sheet: &NoticeSheet,
    words: &dyn Catalogue,
    fonts: &Fonts,
    pictures: Pictures<'_>,
) -> Result<Vec<Page>, PaperError> {
    let mut setter = Setter { fonts, words, done: Vec::new(), page: Page::new(), y: 0.0 };
    setter.notice(&sheet.notice)?;
    setter.imprint(&sheet.imprint)?;
    for annex in &sheet.annexes {
        setter.next_page()?;
        setter.annex(annex, pictures)?;
    }
    setter.next_page()?;
    Ok(setter.done)
}

/// The current page, and how far it is filled.
struct Setter<'a> {
    fonts: &'a Fonts,
    words: &'a dyn Catalogue,
    done: Vec<Page>,
    page: Page,
    /// Points below the text's upper edge.
    y: f32,
}

/// A text broken into lines, each of one height.
struct Broken {
    shape: ShapedText,
    lines: Vec<TextLine>,
    room: f32,
    indent: f32,
    /// From the top of one line to that of the next.
    pitch: f32,
}

impl Setter<'_> {
    /// Ends the page and begins another one.
    fn next_page(&mut self) -> Result<(), PaperError> {
        if self.done.len() >= MOST_PAGES {
            return Err(PaperError::TooLong { most: MOST_PAGES });
        }
        let number = self.page_number(self.done.len() + 1);
        let mut page = std::mem::take(&mut self.page);
        page.extend(number);
        self.done.push(page);
        self.y = 0.0;
        Ok(())
    }

    /// Makes room for `height` points, on the next page if this one has not got it.
    fn need(&mut self, height: f32) -> Result<(), PaperError> {
        // A hair, for sums of lines.
        if self.y > 0.0 && self.y + height > HEIGHT + 0.5 {
            self.next_page()?;
        }
        Ok(())
    }

    /// Leaves room free, but not at the head of a page.
    fn skip(&mut self, height: f32) {
        if self.y > 0.0 {
            self.y += height;
        }
    }

    fn broken(&self, text: &str, style: Style, room: f32, indent: f32, pitch: f32) -> Broken {
        let shape = ShapedText::new(text, style, self.fonts);
        let lines = lines(&shape, room, indent);
        Broken { shape, lines, room, indent, pitch }
    }

    /// One line of a text with its box `x` and `y` points from the text's corner.
    fn line(&mut self, broken: &Broken, index: usize, (x, y): (f32, f32), align: Align) {
        let Some(line) = broken.lines.get(index) else {
            return;
        };
        let indent = if index == 0 { broken.indent } else { 0.0 };
        let size = broken.shape.style.size;
        // The box of a Chinese character stands in the middle of its line, its foot 0.12 below.
        let baseline = TOP + y + (broken.pitch - size) / 2.0 + size * 0.88;
        let at = (LEFT + x + indent, baseline);
        let set = runs(&broken.shape, line, at, broken.room - indent, align);
        self.page.extend(set.into_iter().map(PageItem::Run));
    }

    /// A whole text, over as many pages as it needs; never one line of several alone on a page.
    fn text(&mut self, broken: &Broken, x: f32, align: Align) -> Result<(), PaperError> {
        let count = broken.lines.len();
        for index in 0..count {
            let left = count - index;
            // The first two and the last two stay together.
            let together = if count > 1 && (index == 0 || left == 2) { 2.0 } else { 1.0 };
            self.need(broken.pitch * together)?;
            self.line(broken, index, (x, self.y), align);
            self.y += broken.pitch;
        }
        Ok(())
    }

    /// `— 1 —` below the text, on the outer side.
    fn page_number(&self, number: usize) -> Vec<PageItem> {
        let style = Style { size: SMALL, tracking: 0.0, ..TEXT };
        let text = self.words.fill("paper.page", &[("number", &number.to_string())]);
        let broken = self.broken(&text, style, WIDTH, 0.0, LINE);
        let Some(line) = broken.lines.first() else {
            return Vec::new();
        };
        let right = WIDTH - line.width - CHAR;
        let x = if number % 2 == 1 { right } else { CHAR };
        // Dashes stand a third of the size above the baseline.
        let baseline = TOP + HEIGHT + BELOW_TEXT + SMALL * 0.35;
        let set = runs(&broken.shape, line, (LEFT + x, baseline), line.width, Align::Filled);
        set.into_iter().map(PageItem::Run).collect()
    }

    /// A rule from side to side, `y` points below the text's upper edge.
    fn rule(&mut self, y: f32, width: f32, ink: Ink) {
        let y = TOP + y;
        self.page.push(PageItem::Rule((LEFT, y), (LEFT + WIDTH, y), width, ink));
    }
}

/// Half a millimetre: what tables leave around their rules.
const HAIR: f32 = 0.5 * MM;
