//! Pages of items as a PDF file.

use battle_map::{value::Day, view::notice_paper::NoticePaper};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    geom::{Path, PathBuilder, Point, Rect, Size, Transform},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke as Line, StrokeDash},
    surface::Surface,
};

use super::{
    PaperError,
    fonts::{FaceKind, Fonts},
    ink::Ink,
    item::{Drawing, Page, PageItem, Picture, Run},
    map,
    measure::{PAGE, RULES},
};

/// How much thicker a bold face is drawn that is not installed, in parts of its size.
const FAT: f32 = 0.022;

/// A file that is written page by page, so that no more than one is in memory as items.
pub struct PdfWriter {
    document: Document,
    /// Width and height of the paper, in points.
    page: (f32, f32),
}

impl PdfWriter {
    /// A file without pages, of paper of that size.
    pub fn new(metadata: Metadata, page: (f32, f32)) -> Self {
        let settings = SerializeSettings { enable_tagging: false, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        document
            .set_metadata(metadata.language("zh-CN".to_owned()).creator("battle-map".to_owned()));
        Self { document, page }
    }

    /// Writes the next page.
    ///
    /// # Errors
    /// When there is no paper of that size.
    pub fn page(&mut self, items: &Page, fonts: &Fonts) -> Result<(), PaperError> {
        let settings = PageSettings::from_wh(self.page.0, self.page.1);
        let settings = settings.ok_or_else(|| PaperError::Unwritable("no such page".to_owned()))?;
        let mut page = self.document.start_page_with(settings);
        let mut surface = page.surface();
        for item in items {
            draw(item, &mut surface, fonts);
        }
        surface.finish();
        page.finish();
        Ok(())
    }

    /// The whole file.
    ///
    /// # Errors
    /// When the library refuses what it was given.
    pub fn finish(self) -> Result<Vec<u8>, PaperError> {
        self.document.finish().map_err(|error| PaperError::Unwritable(error.to_string()))
    }
}

/// The pages of a notice as one file.
///
/// # Errors
/// When the library refuses what it is given.
pub fn document(paper: &NoticePaper, pages: &[Page], fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let mut writer = PdfWriter::new(metadata(paper), PAGE);
    for page in pages {
        writer.page(page, fonts)?;
    }
    writer.finish()
}

/// What the file of a notice says of itself: nothing that the paper does not.
fn metadata(paper: &NoticePaper) -> Metadata {
    let number = paper.state.number().unwrap_or_default();
    let title = format!("{} {number}", paper.title);
    let metadata = Metadata::new()
        .title(title.trim().to_owned())
        .authors(vec![paper.organisation.clone()])
        .description(paper.project.clone());
    match paper.state.issued_on() {
        None => metadata,
        Some(day) => metadata.creation_date(beginning(day)),
    }
}

/// The beginning of a day.
pub fn beginning(day: Day) -> DateTime {
    let date = day.civil();
    let year = u16::try_from(date.year()).unwrap_or_default();
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let begins = DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0);
    begins.utc_offset_hour(8).utc_offset_minute(0)
}

fn draw(item: &PageItem, surface: &mut Surface<'_>, fonts: &Fonts) {
    match item {
        PageItem::Run(run) => text(run, surface, fonts),
        PageItem::Rule(from, to, width, ink) => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            shape(path.finish().as_ref(), None, Some((*ink, *width)), surface);
        }
        PageItem::Ground((x, y), (width, height), ink) => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            shape(path.finish().as_ref(), Some(*ink), None, surface);
        }
        PageItem::Dashed((x, y), (width, height), thick, ink) => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            dashed(path.finish().as_ref(), line(*ink, *thick), surface);
        }
        PageItem::Shape(stroke) => shape(Some(&stroke.path), stroke.fill, stroke.line, surface),
        PageItem::Picture(picture) => self::picture(picture, surface),
        PageItem::Haloed(run, width) => haloed(run, *width, surface, fonts),
        PageItem::Drawing(drawing) => self::drawing(drawing, surface, fonts),
    }
}

fn text(run: &Run, surface: &mut Surface<'_>, fonts: &Fonts) {
    let ink = run.style.ink;
    let fat = run.style.face == FaceKind::Bold && (run.face != FaceKind::Bold || !fonts.has_bold());
    surface.set_fill(Some(fill(ink)));
    surface.set_stroke(fat.then(|| line(ink, run.style.size * FAT)));
    glyphs(run, false, surface, fonts);
    surface.set_stroke(None);
}

/// A text over its own white outline, which is drawn and not written, or it would be read twice.
fn haloed(run: &Run, width: f32, surface: &mut Surface<'_>, fonts: &Fonts) {
    surface.set_fill(Some(fill(Ink::WHITE)));
    surface.set_stroke(Some(line(Ink::WHITE, width)));
    glyphs(run, true, surface, fonts);
    text(run, surface, fonts);
}

fn glyphs(run: &Run, outlined: bool, surface: &mut Surface<'_>, fonts: &Fonts) {
    let at = Point::from_xy(run.at.0, run.at.1);
    let font = fonts.face(run.face).font();
    surface.draw_glyphs(at, &run.glyphs, font, &run.text, run.style.size, outlined);
}

fn shape(path: Option<&Path>, inside: Option<Ink>, edge: Option<(Ink, f32)>, to: &mut Surface<'_>) {
    // Nothing to fill and nothing to draw would be filled in black.
    if let Some(path) = path.filter(|_| inside.is_some() || edge.is_some()) {
        to.set_fill(inside.map(fill));
        to.set_stroke(edge.map(|(ink, width)| line(ink, width)));
        to.draw_path(path);
        to.set_stroke(None);
    }
}

/// An outline of dashes as long as three times its thickness.
fn dashed(path: Option<&Path>, line: Line, to: &mut Surface<'_>) {
    if let Some(path) = path {
        let dash = StrokeDash { array: vec![line.width * 3.0, line.width * 2.0], offset: 0.0 };
        to.set_fill(None);
        to.set_stroke(Some(Line { dash: Some(dash), ..line }));
        to.draw_path(path);
        to.set_stroke(None);
    }
}

fn picture(picture: &Picture, surface: &mut Surface<'_>) {
    let ((x, y), (width, height)) = (picture.at, picture.size);
    // Where the unturned picture's corner and sides come to lie.
    let turned = match picture.turn.quarters {
        1 => Transform::from_row(0.0, 1.0, -1.0, 0.0, x + width, y),
        2 => Transform::from_row(-1.0, 0.0, 0.0, -1.0, x + width, y + height),
        3 => Transform::from_row(0.0, -1.0, 1.0, 0.0, x, y + height),
        _ => Transform::from_translate(x, y),
    };
    let sides = if picture.turn.quarters % 2 == 1 { (height, width) } else { (width, height) };
    let Some(size) = Size::from_wh(sides.0, sides.1) else {
        return;
    };
    surface.push_transform(&turned);
    if picture.turn.mirrored {
        surface.push_transform(&Transform::from_row(-1.0, 0.0, 0.0, 1.0, sides.0, 0.0));
    }
    surface.draw_image(picture.image.clone(), size);
    if picture.turn.mirrored {
        surface.pop();
    }
    surface.pop();
}

fn drawing(drawing: &Drawing, surface: &mut Surface<'_>, fonts: &Fonts) {
    let (scale, (x, y)) = (drawing.scale, drawing.at);
    let Some(frame) = map::frame(drawing.size) else {
        return;
    };
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    surface.push_clip_path(&frame, &FillRule::NonZero);
    for stroke in &drawing.strokes {
        shape(Some(&stroke.path), stroke.fill, stroke.line, surface);
    }
    for name in &drawing.names {
        haloed(name, 3.0, surface, fonts);
    }
    surface.pop();
    shape(Some(&frame), None, Some((Ink::BLACK, RULES.1 / scale)), surface);
    surface.pop();
}

fn fill(Ink(red, green, blue): Ink) -> Fill {
    let paint = rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::EvenOdd }
}

fn line(Ink(red, green, blue): Ink, width: f32) -> Line {
    let paint = rgb::Color::new(red, green, blue).into();
    let (line_cap, line_join) = (LineCap::Butt, LineJoin::Round);
    Line { paint, width, line_cap, line_join, ..Line::default() }
}
