//! A ledger comes in over the web: chosen, looked at row by row, decided on, confirmed or not.

mod choose;
mod confirm;
mod issues;
mod options;
mod page;
mod questions;
mod rows;
mod screen;
mod state;
mod sums;
pub mod wire;
mod words;

pub use page::ImportPage;
pub use screen::ImportScreen;
use state::{Decided, Importing};

/// The field of the file.
const FILE: &str = "file";
