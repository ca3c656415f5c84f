//! What happens on the desk between keyboard and server: what was typed is kept as drafts, checked
//! while it is typed, and sent as commands. Nothing typed is ever lost to a refusal.

mod draft;
mod paste;
mod sheet;
mod store;

pub use draft::{Column, Draft};
pub use paste::cells;
pub use sheet::{Sheet, Sheets, ready};
