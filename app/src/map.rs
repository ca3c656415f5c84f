//! The map in a page: an SVG string that the server draws, embedded by `inner_html`, which
//! hydration leaves untouched, so that the marks are sent once and the browser needs no geometry.

use serde::{Deserialize, Serialize};

mod canvas;
mod gestures;
mod keys;
mod layer;
pub mod links;
mod motion;
mod picture;
mod pointers;
mod still;
#[cfg(feature = "ssr")]
mod words;

pub use canvas::MapCanvas;
pub use still::StillMap;

#[cfg(feature = "ssr")]
use crate::{ask::MapDrawing, texts::Texts};
#[cfg(feature = "ssr")]
use battle_map::{
    value::Timestamp,
    view::{
        assessment::Assessment,
        map_page::{self, Canvas},
    },
};

/// The width and height of a window, in pixels.
pub type Size = (u16, u16);

/// The share of the window that is drawn beyond each of its edges where the map can be moved; the
/// layer of `style/map.css` is larger by as much.
const OVERSCAN: f64 = 0.25;

/// What a page lays over the lower corners of a map, each as its width and height in pixels of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Covers {
    /// What lies over the left corner.
    pub left: Size,
    /// What lies over the right corner.
    pub right: Size,
}

/// The pixels of a wall's drawing in one unit of `style/tokens.css`.
const UNIT: f64 = 10.8;

/// The kind of page a map is on; decides its first size and the targets of its links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapPlace {
    /// The working map: a mark opens its panel.
    Desk,
    /// The wall: a mark leads to the page of its project.
    Wall,
}

impl MapPlace {
    /// The window that the server draws before it knows the screen, in pixels: the map's part of a
    /// desk at 1440×900, of a wall at 1920×1080.
    pub const fn size(self) -> (u16, u16) {
        match self {
            Self::Desk => (1000, 690),
            Self::Wall => (1_310, 955),
        }
    }

    /// What lies over the corners as far as the server knows before it knows the screen: the keys of a
    /// wall at 1920×1080.
    pub const fn covers(self) -> Covers {
        match self {
            Self::Desk => Covers { left: (0, 0), right: (0, 0) },
            Self::Wall => Covers { left: (696, 192), right: (168, 192) },
        }
    }

    /// What is drawn for a window: on a desk more than is seen, under the line of sums and the buttons
    /// of `style/desk.css`, which on a narrow screen need more lines; on a wall clear of its keys.
    #[cfg(feature = "ssr")]
    pub(crate) fn canvas(self, size: Size, covers: Covers) -> Canvas {
        let share = |length: u16| pixels_of(f64::from(length) * OVERSCAN);
        match self {
            Self::Desk => Canvas {
                size,
                overscan: (share(size.0), share(size.1)),
                foot: if size.0 < 800 { 120 } else { 72 },
                corner: (72, 190),
                ..Canvas::default()
            },
            Self::Wall => Canvas {
                size,
                left: covers.left,
                corner: covers.right,
                clear: true,
                ..Canvas::default()
            },
        }
    }

    /// The window to draw for an element of the given CSS pixels. A wall scales as a whole, by the pixels
    /// of its `unit`; a desk gains room. Within 2 % of the first guess, that is kept.
    pub fn size_on(self, width: i32, height: i32, unit: f64) -> Size {
        let (guess_width, guess_height) = self.size();
        let scale = self.scale(unit);
        let (width, height) = (f64::from(width.max(1)) * scale, f64::from(height.max(1)) * scale);
        let near = |a: f64, b: u16| (a / f64::from(b) - 1.0).abs() < 0.02;
        if near(width, guess_width) && near(height, guess_height) {
            return (guess_width, guess_height);
        }
        (pixels_of(width).max(200), pixels_of(height).max(200))
    }

    /// What lies over the corners of a drawing, for keys of the given CSS pixels. Keys that are as good
    /// as guessed keep the guess.
    pub fn covers_on(self, left: (f64, f64), right: (f64, f64), unit: f64) -> Covers {
        const STEP: f64 = 12.0;
        let scale = self.scale(unit);
        let guess = self.covers();
        let length = |measured: f64, guess: u16| {
            let drawn = measured * scale;
            let guessed = f64::from(guess);
            // The keys have a step of room around them.
            let like = drawn <= guessed + STEP && drawn > guessed - 8.0 * STEP;
            if like { guess } else { pixels_of((drawn / STEP).ceil() * STEP) }
        };
        let corner = |measured: (f64, f64), guess: Size| {
            (length(measured.0, guess.0), length(measured.1, guess.1))
        };
        Covers { left: corner(left, guess.left), right: corner(right, guess.right) }
    }

    /// Pixels of the drawing for one CSS pixel.
    fn scale(self, unit: f64) -> f64 {
        match self {
            Self::Desk => 1.0,
            Self::Wall => UNIT / unit.max(1.0),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a u16 holds"
)]
fn pixels_of(length: f64) -> u16 {
    length.round().clamp(0.0, 7_680.0) as u16
}

/// Draws a map of what the reader may see.
#[cfg(feature = "ssr")]
pub(crate) fn drawing(assessment: &Assessment, asked: &MapDrawing, now: Timestamp) -> String {
    let MapDrawing { query, place, size: (width, height), covers, language } = asked;
    // What a browser may ask for: from a small phone to an ultra-wide wall.
    let size = ((*width).clamp(200, 7_680), (*height).clamp(200, 4_320));
    let words = words::DrawingWords { texts: Texts(*language), place: *place, query };
    map_page::draw(assessment, query, place.canvas(size, *covers), &words, now)
}
