//! The desk of a unit or county: one grid to report in, one card a project on the phone.

mod ask;
mod by_sheet;
mod cards;
mod cell;
mod claim;
mod forecast;
mod head;
mod milestones;
mod note;
mod row;
mod screen;
mod state;

pub use screen::DeskScreen;
