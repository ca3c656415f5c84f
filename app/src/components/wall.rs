//! The wall, piece by piece: head, map, figures, lagging projects, penalty notices, problems,
//! regions, what changed.

mod figures;
mod head;
mod lagging;
mod map;
mod moment;
mod news;
mod notices;
mod problems;
mod regions;
mod screen;

pub use screen::WallScreen;
