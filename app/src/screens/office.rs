//! The headquarters' desk: periods, claims, batches, and requests to move dates.

mod batch;
mod claim;
mod claims;
mod closing;
mod date_requests;
mod filed;
mod first_steps;
mod goal;
mod month;
mod page;
mod pages;
mod period;
mod periods;
mod screen;
mod silent;
mod targets;

pub use page::OfficePage;
pub use screen::OfficeScreen;
