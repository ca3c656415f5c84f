//! The desk of a unit or county: a grid to report in, shown as one card for each project on a
//! phone.

mod ask;
mod by_sheet;
mod cards;
mod cell;
mod claim;
mod draft;
mod forecast;
mod head;
mod milestone_form;
mod milestones;
mod note;
mod page;
mod paste;
mod row;
mod screen;
mod sheet;
mod state;
mod store;

pub use claim::{ClaimForm, Demands};
use draft::{DraftColumn, ReportDraft};
pub use page::MyPage;
use paste::cells;
pub use screen::DeskScreen;
use sheet::{DraftSheet, DraftSheets, ready};
