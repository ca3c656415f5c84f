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
            Self::Wall => (1290, 956),
        }
    }

    /// What is drawn for a window: on a desk more than is seen, under the line of sums and the buttons
    /// of `style/desk.css`, which on a narrow screen need more lines.
    #[cfg(feature = "ssr")]
    pub(crate) fn canvas(self, size: Size) -> Canvas {
        let share = |length: u16| pixels_of(f64::from(length) * OVERSCAN);
        match self {
            Self::Desk => Canvas {
                size,
                overscan: (share(size.0), share(size.1)),
                foot: if size.0 < 800 { 120 } else { 72 },
                corner: (72, 190),
            },
            Self::Wall => Canvas { size, ..Canvas::default() },
        }
    }

    /// The window to draw for an element of the given CSS pixels. A wall scales as a whole, so that
    /// only its aspect ratio counts; a desk gains room. Within 2 % of the first guess, that is
    /// kept.
    pub fn size_on(self, width: i32, height: i32) -> Size {
        let (guess_width, guess_height) = self.size();
        let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let scale = match self {
            Self::Desk => 1.0,
            Self::Wall => f64::from(guess_height) / height,
        };
        let near = |a: f64, b: u16| (a / f64::from(b) - 1.0).abs() < 0.02;
        if near(width * scale, guess_width) && near(height * scale, guess_height) {
            return (guess_width, guess_height);
        }
        (pixels_of(width * scale).max(200), pixels_of(height * scale).max(200))
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
    let MapDrawing { query, place, size: (width, height), language } = asked;
    // What a browser may ask for: from a small phone to an ultra-wide wall.
    let size = ((*width).clamp(200, 7_680), (*height).clamp(200, 4_320));
    let words = words::DrawingWords { texts: Texts(*language), place: *place, query };
    map_page::draw(assessment, query, place.canvas(size), &words, now)
}
