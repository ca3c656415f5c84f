//! The parts of the map page: filter, map with its controls, and beside it the opened project or,
//! while none is open, the lagging ones. Parts without controls are rendered by the server
//! ([`MapPieces`]).

mod controls;
mod page;
mod pieces;
mod screen;
#[cfg(feature = "ssr")]
mod written;

pub use page::MapPage;
pub use pieces::MapPieces;
pub use screen::MapScreen;
#[cfg(feature = "ssr")]
pub(crate) use written::written;
