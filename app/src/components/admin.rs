//! The administrator's page: accounts and displays to keep, and what else is loaded.

mod kept;
mod open;
mod people;
mod screen;
mod tokens;

pub use screen::AdminScreen;
