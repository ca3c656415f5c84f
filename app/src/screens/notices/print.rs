//! A notice as the sheets of paper it is printed on.

mod annex;
mod block;
mod screen;
mod sheets;

pub use screen::PrintScreen;
pub use sheets::PaperSheets;
