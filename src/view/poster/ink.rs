//! The colours of a poster. Printed in grey each stays apart from its neighbours, and none of them says
//! what no shape says too.

/// A colour as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PosterInk(pub u8, pub u8, pub u8);

impl PosterInk {
    /// Text, edges and the flag of what is past its date.
    pub const INK: Self = Self(0x10, 0x14, 0x18);
    /// Text that explains.
    pub const SOFT: Self = Self(0x3c, 0x46, 0x50);
    /// Hairlines between rows.
    pub const HAIR: Self = Self(0xc9, 0xce, 0xd5);
    /// The ground, and text on dark marks.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
    /// The column of the present month.
    pub const NOW: Self = Self(0xe3, 0xe6, 0xea);
    /// What is within its schedule.
    pub const OK: Self = Self(0x0f, 0x6b, 0x48);
    /// What is completed.
    pub const DONE: Self = Self(0x1d, 0x4f, 0x9c);
    /// The arc of what is worth attention.
    pub const WATCH: Self = Self(0x2f, 0x63, 0x92);
    /// The ring of what lags.
    pub const LAG: Self = Self(0xa8, 0x6c, 0x00);
    /// The ring of what lags severely, the red card and the red flag.
    pub const RED: Self = Self(0xc9, 0x23, 0x2c);
    /// The yellow card.
    pub const YELLOW: Self = Self(0xff, 0xd8, 0x4a);
    /// The body of what is suspended.
    pub const IDLE: Self = Self(0xc7, 0xcc, 0xd2);
    /// The boundaries of counties.
    pub const BORDER: Self = Self(0x4a, 0x54, 0x5f);
    /// Rivers and roads beneath the projects.
    pub const LAYER: Self = Self(0xa9, 0xbd, 0xd3);
    /// The names of counties.
    pub const NAME: Self = Self(0x39, 0x43, 0x4e);

    /// The grounds of counties from in time to far behind.
    pub const TINTS: [Self; 5] = [
        Self(0xfb, 0xfc, 0xfd),
        Self(0xee, 0xf0, 0xf3),
        Self(0xdf, 0xe3, 0xe8),
        Self(0xcd, 0xd3, 0xda),
        Self(0xb9, 0xc1, 0xca),
    ];
}
