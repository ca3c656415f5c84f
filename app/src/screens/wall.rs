//! The wall display. The server renders it as HTML, piece by piece ([`WallPieces`]), and the
//! browser only replaces the pieces that changed, so that a wall PC needs neither the data nor the
//! texts nor the components behind them.

mod alert;
mod clock;
mod close_up_page;
mod map;
mod page;
mod pieces;
mod screen;
mod shown;
mod tour;
#[cfg(feature = "ssr")]
mod written;

pub use clock::WallClock;
pub use close_up_page::CloseUpPage;
pub use page::WallPage;
pub use pieces::{AlertId, AlertPiece, Play, Stop, WallPieces};
pub use screen::WallScreen;
#[cfg(feature = "ssr")]
pub(crate) use written::written;
