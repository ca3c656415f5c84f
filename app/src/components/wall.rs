//! The wall, piece by piece: head, map, figures, lagging projects, penalty notices, regions,
//! what changed.

mod figures;
mod head;
mod lagging;
mod map;
mod moment;
mod news;
mod notices;
mod regions;
mod screen;

pub use screen::WallScreen;
