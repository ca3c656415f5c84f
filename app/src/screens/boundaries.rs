//! Outlines of regions and context layers, brought in from files: chosen, looked at on a small map,
//! confirmed; and taken off again.

mod choose;
mod layers;
mod outlined;
mod page;
mod preview;
mod removable;
mod screen;
pub mod wire;

pub use choose::{BoundariesFile, LoadFile};
pub use outlined::Outlined;
pub use page::BoundariesPage;
pub use removable::Removables;
pub use screen::BoundariesScreen;
