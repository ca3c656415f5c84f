//! The desk of a unit or county: one grid to report in, one card a project on the phone.

mod ask;
mod by_sheet;
mod cards;
mod cell;
mod claim;
mod draft;
mod forecast;
mod head;
mod milestones;
mod note;
mod page;
mod paste;
mod row;
mod screen;
mod sheet;
mod state;
mod store;

use draft::{Column, Draft};
pub use page::MyPage;
use paste::cells;
pub use screen::DeskScreen;
use sheet::{Sheet, Sheets, ready};
