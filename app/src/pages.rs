//! One file a route.

pub mod map;
pub mod not_found;
pub mod project;
pub mod projects;
pub mod wall;
