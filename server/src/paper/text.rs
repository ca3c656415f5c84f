//! Text as clusters: the smallest pieces that a line may not take apart, each with its glyphs.

use std::ops::Range;

use krilla::text::{GlyphId, KrillaGlyph};

use super::{
    face::Shaped,
    fonts::{FaceKind, Fonts},
    ink::Ink,
};

/// The character that replaces those no font has, as in letterpress.
const GETA: &str = "〓";

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The size of the type, in points.
    pub size: f32,
    /// Which face it is set in where that has its characters.
    pub face: FaceKind,
    /// Points added after each character.
    pub tracking: f32,
    /// The colour of the glyphs.
    pub ink: Ink,
}

/// A text with its glyphs.
#[derive(Debug, Clone)]
pub struct ShapedText {
    /// The characters as they were given.
    pub text: String,
    /// Size, face, spacing and colour.
    pub style: Style,
    /// Its clusters in order.
    pub clusters: Vec<GlyphCluster>,
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub struct GlyphCluster {
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// Its first and last character.
    pub ends: (char, char),
    /// The face of its glyphs.
    pub face: FaceKind,
    /// Its glyphs; lengths in ems, text as bytes of the whole.
    pub glyphs: Vec<KrillaGlyph>,
    /// How far it moves what follows, in points.
    pub width: f32,
}

impl ShapedText {
    /// Shapes a text; characters that its face lacks come from another one, or stand as 〓.
    pub fn new(text: &str, style: Style, fonts: &Fonts) -> Self {
        let shaped = fonts.face(style.face).shape(text);
        let mut clusters = Vec::new();
        let mut rest = shaped.as_slice();
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|glyph| glyph.cluster == first.cluster).count();
            let (these, others) = rest.split_at(same);
            let end = others.first().map_or(text.len(), |next| next.cluster);
            rest = others;
            clusters.extend(cluster(text, first.cluster..end, these, style, fonts));
        }
        Self { text: text.to_owned(), style, clusters }
    }

    /// Its width on one line, in points.
    pub fn width(&self) -> f32 {
        self.clusters.iter().map(|cluster| cluster.width).sum()
    }
}

fn cluster(
    text: &str,
    bytes: Range<usize>,
    shaped: &[Shaped],
    style: Style,
    fonts: &Fonts,
) -> Option<GlyphCluster> {
    let piece = text.get(bytes.clone())?;
    let ends = (piece.chars().next()?, piece.chars().next_back()?);
    let lacks = shaped.iter().any(|glyph| glyph.glyph == 0) && !ends.0.is_whitespace();
    let (face, glyphs) =
        if lacks { rescued(piece, style.face, fonts) } else { (style.face, shaped.to_vec()) };
    let glyph = |glyph: &Shaped| {
        let id = GlyphId::new(glyph.glyph);
        let (x, y) = glyph.offset;
        KrillaGlyph::new(id, glyph.advance, x, y, 0.0, bytes.clone(), None)
    };
    let glyphs: Vec<_> = glyphs.iter().map(glyph).collect();
    let ems: f32 = glyphs.iter().map(|glyph| glyph.x_advance).sum();
    Some(GlyphCluster { bytes, ends, face, glyphs, width: ems * style.size + style.tracking })
}

/// The glyphs of characters that their face lacks.
fn rescued(piece: &str, face: FaceKind, fonts: &Fonts) -> (FaceKind, Vec<Shaped>) {
    if let Some(other) = fonts.rescue(piece) {
        return (other, fonts.face(other).shape(piece));
    }
    fonts.miss(piece);
    (face, fonts.face(face).shape(GETA))
}
