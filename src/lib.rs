//! The domain of the battle map: what may happen, what has happened, what each screen shows.
//!
//! Everything here is pure: no I/O, clock, randomness or framework; `now` is always an argument.
//! A [`Command`](command::Command) is decided against the [`Board`](board::Board) into events, the
//! board is the fold of all events, and a view is a function from the board to one screen.

pub mod access;
pub mod board;
pub mod command;
pub mod evaluation;
pub mod event;
#[cfg(test)]
pub(crate) mod fixture;
pub mod geometry;
pub mod model;
pub mod query;
pub mod refusal;
pub mod rules;
mod thing;
pub mod value;
pub mod view;
