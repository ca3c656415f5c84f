//! The import of a ledger on the web: chosen, previewed row by row, decided on, and confirmed.

mod choice;
mod choose;
mod columns;
mod confirm;
mod corrections;
mod decisions;
mod exchange;
mod head_row;
mod issues;
mod mending;
mod options;
mod page;
mod past;
mod questions;
mod rejected;
mod rows;
mod screen;
mod sheet;
mod sheets;
mod state;
mod sums;
pub mod wire;
mod words;

use decisions::RenameDecision;
pub use page::ImportPage;
pub use screen::ImportScreen;
use state::Importing;

/// The name of the form field that holds the file.
const FILE: &str = "file";
