//! The colours of a paper.

/// A colour as red, green and blue, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    /// The colour of text and thin rules.
    pub const BLACK: Self = Self(0, 0, 0);
    /// The head, its rule, and the mark on the map.
    pub const RED: Self = Self(0xd0, 0x11, 0x1b);
    /// Behind the headings of a table.
    pub const PALE: Self = Self(0xf4, 0xf4, 0xf4);
    /// The lines of a large table.
    pub const HAIR: Self = Self(0xb9, 0xc0, 0xc8);
    /// What was moved away.
    pub const GREY: Self = Self(0x6b, 0x72, 0x7c);
    /// Around names on the map.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
}
