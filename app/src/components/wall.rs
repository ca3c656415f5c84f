//! The wall, piece by piece: head, map, figures, lagging projects, regions, what changed.

mod figures;
mod head;
mod lagging;
mod map;
mod news;
mod regions;
mod screen;

pub use screen::WallScreen;
