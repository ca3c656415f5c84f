//! The ledger, piece by piece: the sums of what is shown, the table with its heads and lines, the
//! way from page to page, and what stands there while there is nothing to show.

mod cell;
mod choice;
mod columns;
mod empty;
mod export;
mod line;
mod page;
mod pages;
mod screen;
mod sheets;
mod sums;
mod table;

pub use page::ProjectsPage;
pub use screen::LedgerScreen;
