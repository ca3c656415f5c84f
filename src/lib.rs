//! The domain of the battle map.

pub mod value;
