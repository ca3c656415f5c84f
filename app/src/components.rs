//! Pieces that several pages are made of.

pub mod age;
pub mod chart;
pub mod fault;
pub mod frame;
pub mod language;
pub mod sign;
