//! The measures of an official paper, in points, as GB/T 9704 gives them: A4, a block of text of 156 by
//! 225 mm, 22 lines of 28 characters in size 三号.

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// The page: A4, width and height in points.
pub const PAGE: (f32, f32) = (210.0 * MM, 297.0 * MM);
/// From the left edge of the paper to the text (订口).
pub const LEFT: f32 = 28.0 * MM;
/// From the upper edge of the paper to the text (天头).
pub const TOP: f32 = 37.0 * MM;
/// The text's width (版心).
pub const WIDTH: f32 = 156.0 * MM;
/// The height of the text area, in points.
pub const HEIGHT: f32 = 225.0 * MM;

/// The height of a line.
pub const LINE: f32 = HEIGHT / 22.0;
/// The width of a character.
pub const CHAR: f32 = WIDTH / 28.0;

/// The size of running text: 三号, 16 points.
pub const BODY: f32 = 16.0;
/// 四号: page numbers, the foot, tables.
pub const SMALL: f32 = 14.0;
/// The size of titles: 二号, 22 points.
pub const TITLE: f32 = 22.0;
/// The largest red head, and the smallest that stands on one line.
pub const HEAD: (f32, f32) = (38.0, 24.0);

/// From the upper edge of the text to the red head.
pub const ABOVE_HEAD: f32 = 35.0 * MM;
/// From the number to the red rule.
pub const ABOVE_RULE: f32 = 4.0 * MM;
/// From the lower edge of the text to the middle of the page number's dashes.
pub const BELOW_TEXT: f32 = 7.0 * MM;
/// The thick and the thin rules of the foot.
pub const RULES: (f32, f32) = (0.35 * MM, 0.25 * MM);
/// The thickness of the red rule below the head.
pub const RED_RULE: f32 = 0.7 * MM;

/// More pages than these no notice has.
pub const MOST_PAGES: usize = 120;
