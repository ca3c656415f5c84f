//! A ledger comes in over the web: chosen, looked at row by row, decided on, confirmed or not.

mod choose;
mod confirm;
mod field;
mod issues;
mod questions;
mod rows;
mod screen;
mod sums;
mod words;

pub use screen::ImportScreen;
