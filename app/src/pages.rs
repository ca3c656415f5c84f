//! One file a route.

pub mod admin;
pub mod login;
pub mod map;
pub mod my;
pub mod not_found;
pub mod office;
pub mod password;
pub mod problems;
pub mod project;
pub mod projects;
pub mod setup;
pub mod wall;
