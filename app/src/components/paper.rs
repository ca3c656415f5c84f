//! A notice as the sheets of paper it is printed on.

mod annex;
mod block;
mod sheets;

pub use sheets::PaperSheets;
