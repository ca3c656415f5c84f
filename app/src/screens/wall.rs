//! The wall display. The server renders it as HTML, piece by piece ([`WallPieces`]), and the
//! browser only replaces the pieces that changed, so that a wall PC needs neither the data nor the
//! texts nor the components behind them.

mod alert;
mod clock;
#[cfg(feature = "ssr")]
mod figures;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod lagging;
#[cfg(feature = "ssr")]
mod legend;
mod map;
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
