//! The map to work with, piece by piece: filter, map with its controls, and beside it the opened
//! project or, while none is open, those that lag.

mod controls;
mod lagging;
mod milestones;
mod panel;
mod screen;
mod sums;

pub use screen::MapScreen;
