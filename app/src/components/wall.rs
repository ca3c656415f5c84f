//! The wall, piece by piece: head, map, figures, lagging projects, problems, regions, what changed.

mod figures;
mod head;
mod lagging;
mod map;
mod news;
mod problems;
mod regions;
mod screen;

pub use screen::WallScreen;
