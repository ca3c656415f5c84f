//! What a city that starts in mid-year brings along: its register of notices, looked at line by line
//! and taken over whole.

mod page;
mod screen;
pub mod wire;

pub use page::PastPage;
pub use screen::PastScreen;
