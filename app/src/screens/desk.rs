//! The desk of a unit or county: a grid to report in, shown as one card for each project on a
//! phone.

mod ask;
mod by_project;
mod by_sheet;
mod cards;
mod claim;
mod due;
mod forecast;
mod grid;
mod head;
mod milestone_form;
mod milestones;
mod page;
mod screen;
mod sheet;
mod store;
mod without_script;

pub use claim::{ClaimForm, Demands};
pub use page::MyPage;
pub use screen::DeskScreen;
use sheet::{DraftSheet, DraftSheets, is_due, ready};
