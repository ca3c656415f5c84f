//! The parts of the ledger page: the sums, the table with its heads and lines, the links between
//! pages, and the text that is shown while the table is empty.

mod cell;
mod choice;
mod columns;
mod empty;
mod export;
mod line;
mod page;
mod pages;
mod printed;
mod screen;
mod sheets;
mod sums;
mod table;

pub use page::ProjectsPage;
pub use printed::PRINTED;
#[cfg(feature = "ssr")]
pub use printed::lines_html;
pub use screen::LedgerScreen;
