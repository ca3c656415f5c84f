//! The domain of the battle map.

pub mod geometry;
pub mod value;
