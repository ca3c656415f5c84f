//! The headquarters' desk: periods, claims, batches, wishes.

mod batch;
mod claim;
mod claims;
mod filed;
mod goal;
mod month;
mod period;
mod periods;
mod screen;
mod silent;
mod targets;
mod wishes;

pub use screen::OfficeScreen;
