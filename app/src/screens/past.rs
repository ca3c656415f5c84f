//! What a city that starts in mid-year brings along: its register of notices and its ledger of cards,
//! looked at line by line and taken over whole.

mod cards;
mod fault;
mod job;
mod notices;
mod page;
mod questions;
mod register;
mod screen;
pub mod wire;

pub use page::PastPage;
pub use screen::PastScreen;
