//! A poster as PDF: the items that the domain laid out, set in a face without serifs.

use battle_map::view::poster::{
    Anchor, PosterInk, PosterItem, PosterPath, PosterSheet, PosterText, Segment,
};
use krilla::{
    geom::{Path, PathBuilder},
    metadata::Metadata,
};

use super::{
    FontFiles, PaperError, Pdf,
    fonts::{FaceKind, Fonts},
    ink::Ink,
    item::{Page, PageItem, Stroke},
    line::{Align, lines, runs},
    measure::MM,
    text::{ShapedText, Style},
    write::PdfWriter,
};

/// More sheets than a poster has.
const MOST_SHEETS: usize = 200;

/// The sheets as one file, a sheet a page.
///
/// # Errors
/// When a font cannot be read, there are too many sheets, or the file cannot be put together.
pub fn poster_pdf(
    sheets: &[PosterSheet],
    title: &str,
    fonts: &FontFiles,
) -> Result<Pdf, PaperError> {
    if sheets.len() > MOST_SHEETS {
        return Err(PaperError::TooLong { most: MOST_SHEETS });
    }
    let fonts = fonts.open()?;
    let size = sheets.first().map(paper).ok_or(PaperError::Unwritable("no sheet".to_owned()))?;
    let mut writer = PdfWriter::new(Metadata::new().title(title.to_owned()), size);
    for sheet in sheets {
        writer.page(&page(sheet, &fonts), &fonts)?;
    }
    Ok(Pdf { bytes: writer.finish()?, pages: sheets.len(), missing: fonts.missing() })
}

/// The size of a sheet in points.
fn paper(sheet: &PosterSheet) -> (f32, f32) {
    let scale = scale(sheet);
    (points(battle_map::view::poster::WIDTH * scale), points(sheet.height * scale))
}

/// Points in a unit of the sheet.
fn scale(sheet: &PosterSheet) -> f64 {
    sheet.mm * f64::from(MM)
}

#[expect(clippy::cast_possible_truncation, reason = "a sheet is a few thousand points wide")]
const fn points(number: f64) -> f32 {
    number as f32
}

fn page(sheet: &PosterSheet, fonts: &Fonts) -> Page {
    let scale = scale(sheet);
    let mut page = Page::new();
    for item in &sheet.items {
        match item {
            PosterItem::Text(text) => set(text, scale, fonts, &mut page),
            PosterItem::Path(path) => page.extend(stroke(path, scale).map(PageItem::Shape)),
        }
    }
    page
}

fn set(text: &PosterText, scale: f64, fonts: &Fonts, page: &mut Page) {
    let face = if text.bold { FaceKind::Bold } else { FaceKind::Text };
    let style = Style { size: points(text.size * scale), face, tracking: 0.0, ink: ink(text.ink) };
    let shape = ShapedText::new(&text.text, style, fonts);
    let Some(line) = lines(&shape, f32::INFINITY, 0.0).into_iter().next() else { return };
    let (x, y) = (points(text.at.0 * scale), points(text.at.1 * scale));
    let x = match text.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - line.width / 2.0,
        Anchor::End => x - line.width,
    };
    let halo = points(text.halo * scale * 2.0);
    let runs = runs(&shape, &line, (x, y), line.width, Align::Start);
    let edged = text.halo > 0.0;
    page.extend(
        runs.into_iter().map(
            |run| {
                if edged { PageItem::Haloed(run, halo) } else { PageItem::Run(run) }
            },
        ),
    );
}

fn stroke(path: &PosterPath, scale: f64) -> Option<Stroke> {
    let line = path.line.map(|line| (ink(line.ink), points(line.width * scale)));
    Some(Stroke { path: outline(&path.segments, scale)?, fill: path.fill.map(ink), line })
}

fn outline(segments: &[Segment], scale: f64) -> Option<Path> {
    let mut path = PathBuilder::new();
    let at = |(x, y): (f64, f64)| (points(x * scale), points(y * scale));
    for segment in segments {
        match *segment {
            Segment::Move(to) => {
                let to = at(to);
                path.move_to(to.0, to.1);
            }
            Segment::Line(to) => {
                let to = at(to);
                path.line_to(to.0, to.1);
            }
            Segment::Curve(a, b, to) => {
                let (a, b, to) = (at(a), at(b), at(to));
                path.cubic_to(a.0, a.1, b.0, b.1, to.0, to.1);
            }
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

const fn ink(PosterInk(red, green, blue): PosterInk) -> Ink {
    Ink(red, green, blue)
}
