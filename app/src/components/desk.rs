//! The desk of a unit or county: one grid to report in, one card a project on the phone.

mod cards;
mod cell;
mod head;
mod milestones;
mod note;
mod row;
mod screen;
mod state;

pub use screen::DeskScreen;
