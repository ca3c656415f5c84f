//! What stands on a page, each at its place: points from the upper left corner of the paper.

use krilla::{geom::Path, image::Image, text::KrillaGlyph};

use super::{
    fonts::FaceKind,
    ink::Ink,
    text::{GlyphCluster, Style},
};

/// Something on a page.
pub enum PageItem {
    /// A piece of text in one face on one line.
    Run(Run),
    /// A straight line from one point to another.
    Rule((f32, f32), (f32, f32), f32, Ink),
    /// A filled rectangle: its corner and its size.
    Ground((f32, f32), (f32, f32), Ink),
    /// The outline of a rectangle in dashes: its corner, its size and its thickness.
    Dashed((f32, f32), (f32, f32), f32, Ink),
    /// A shape on the page itself.
    Shape(Stroke),
    /// A picture in a rectangle.
    Picture(Picture),
    /// A piece of text with a white edge of a width, so that it can be read on lines.
    Haloed(Run, f32),
    /// A map with its own measure.
    Drawing(Drawing),
}

/// A page of items.
pub type Page = Vec<PageItem>;

/// Text in one face on one line.
#[derive(Debug, Clone)]
pub struct Run {
    /// Where its baseline begins.
    pub at: (f32, f32),
    /// The face that its glyphs are from.
    pub face: FaceKind,
    /// Size, spacing and colour.
    pub style: Style,
    /// The characters, so that they can be copied and searched.
    pub text: String,
    /// Its glyphs; lengths in ems, text as bytes of the run.
    pub glyphs: Vec<KrillaGlyph>,
}

impl Run {
    /// A run at a place, with no glyphs yet.
    pub const fn new(at: (f32, f32), face: FaceKind, style: Style) -> Self {
        Self { at, face, style, text: String::new(), glyphs: Vec::new() }
    }

    /// Adds a cluster of `text`, with so many points after it.
    pub fn push(&mut self, text: &str, cluster: &GlyphCluster, added: f32) {
        let start = self.text.len();
        self.text.push_str(text.get(cluster.bytes.clone()).unwrap_or_default());
        let bytes = start..self.text.len();
        let last = cluster.glyphs.len().saturating_sub(1);
        for (index, glyph) in cluster.glyphs.iter().enumerate() {
            let added = if index == last { added / self.style.size } else { 0.0 };
            let x_advance = glyph.x_advance + added;
            self.glyphs.push(KrillaGlyph { text_range: bytes.clone(), x_advance, ..glyph.clone() });
        }
    }
}

/// A photograph with its place on the page.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The picture as it is embedded.
    pub image: Image,
    /// Where its upper left corner stands, after it was turned.
    pub at: (f32, f32),
    /// Its width and height, after it was turned.
    pub size: (f32, f32),
    /// How the camera was held.
    pub turn: Rotation,
}

/// Quarter turns clockwise that set a photograph upright, after it was mirrored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rotation {
    /// How often it is turned by a quarter clockwise, 0 to 3.
    pub quarters: u8,
    /// Whether left and right are exchanged first.
    pub mirrored: bool,
}

/// A drawing with its own measure.
pub struct Drawing {
    /// Where its upper left corner stands.
    pub at: (f32, f32),
    /// Its width and height in its own measure; what lies beyond is not seen.
    pub size: (f32, f32),
    /// Points for one of its measure.
    pub scale: f32,
    /// Its strokes, the lowest first.
    pub strokes: Vec<Stroke>,
    /// Its names, with the middle of each baseline in its own measure.
    pub names: Vec<Run>,
}

/// One shape of a drawing.
pub struct Stroke {
    /// The outline, in the measure of the drawing.
    pub path: Path,
    /// What it is filled with.
    pub fill: Option<Ink>,
    /// What it is drawn with, and how thick.
    pub line: Option<(Ink, f32)>,
}
