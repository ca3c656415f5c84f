//! Views: one file a screen, each a pure function from the board to what one screen shows.

pub mod map;
