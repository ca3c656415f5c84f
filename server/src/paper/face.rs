//! One face of one font file: what shapes its text and what is embedded.

use std::sync::Arc;

use harfrust::{Direction, FontRef, Language, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::Font;
use skrifa::{MetadataProvider, string::StringId};

/// A face, read and ready.
pub struct Face {
    bytes: Arc<Vec<u8>>,
    index: u32,
    shaper: ShaperData,
    font: Font,
    units: f32,
}

/// A glyph at its place in a cluster; lengths in ems.
#[derive(Debug, Clone, Copy)]
pub struct Shaped {
    /// The glyph; 0 where the face has none.
    pub glyph: u32,
    /// The byte at which its characters begin.
    pub cluster: usize,
    /// How far it moves the next one.
    pub advance: f32,
    /// How far it is moved itself.
    pub offset: (f32, f32),
}

impl Face {
    /// The face of a file at an index; of a collection without index the one for simplified Chinese,
    /// else the first.
    pub fn new(bytes: Vec<u8>, index: Option<u32>) -> Option<Self> {
        let bytes = Arc::new(bytes);
        let index = index.unwrap_or_else(|| simplified(&bytes));
        let face = FontRef::from_index(&bytes, index).ok()?;
        let shaper = ShaperData::new(&face);
        let font = Font::new(bytes.clone().into(), index)?;
        let units = font.units_per_em();
        Some(Self { bytes, index, shaper, font, units })
    }

    /// The font to embed.
    pub fn font(&self) -> Font {
        self.font.clone()
    }

    /// Whether it knows a character.
    pub fn knows(&self, c: char) -> bool {
        self.reference()
            .is_some_and(|face| face.charmap().map(c).is_some_and(|id| id.to_u32() != 0))
    }

    /// The glyphs of a text, in its order.
    pub fn shape(&self, text: &str) -> Vec<Shaped> {
        let Some(face) = self.reference() else {
            return Vec::new();
        };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // The paper runs from left to right whatever stands in it.
        buffer.set_direction(Direction::LeftToRight);
        if let Some(chinese) = Language::new("zh-Hans") {
            buffer.set_language(chinese);
        }
        let glyphs = self.shaper.shaper(&face).build().shape(buffer, ShapeOptions::new());
        let places = glyphs.glyph_infos().iter().zip(glyphs.glyph_positions());
        places
            .map(|(info, position)| Shaped {
                glyph: info.glyph_id,
                cluster: usize::try_from(info.cluster).unwrap_or_default(),
                advance: self.ems(position.x_advance),
                offset: (self.ems(position.x_offset), self.ems(position.y_offset)),
            })
            .collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
    fn ems(&self, units: i32) -> f32 {
        units as f32 / self.units
    }

    fn reference(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.bytes, self.index).ok()
    }
}

/// The face of a collection whose name says that it is for simplified Chinese, else the first.
fn simplified(bytes: &[u8]) -> u32 {
    let faces = (0..32).map_while(|index| Some((index, FontRef::from_index(bytes, index).ok()?)));
    let chinese = |face: &FontRef<'_>| {
        let names = face.localized_strings(StringId::FAMILY_NAME);
        names
            .map(|name| name.to_string())
            .any(|name| name.ends_with(" SC") || name.ends_with(" CN"))
    };
    faces.into_iter().find(|(_, face)| chinese(face)).map_or(0, |(index, _)| index)
}
