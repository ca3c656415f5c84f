//! The wall. What it says is written by the server as HTML, piece by piece ([`WallPieces`]); the
//! browser only puts a piece that changed in the place of the old one, so that a wall PC carries
//! neither views nor words nor the components that lay them out.

mod clock;
#[cfg(feature = "ssr")]
mod figures;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod lagging;
mod map;
mod moment;
#[cfg(feature = "ssr")]
mod news;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
mod notices;
mod page;
mod pieces;
#[cfg(feature = "ssr")]
mod problems;
#[cfg(feature = "ssr")]
mod regions;
mod screen;
mod shown;
#[cfg(feature = "ssr")]
mod written;

pub use page::WallPage;
pub use pieces::{NoticePiece, WallPieces};
pub use screen::WallScreen;
#[cfg(feature = "ssr")]
pub(crate) use written::written;
