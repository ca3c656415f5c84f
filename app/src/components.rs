//! Pieces that several pages are made of.

pub mod account;
pub mod admin;
pub mod age;
pub mod bar;
pub mod chart;
pub mod desk;
pub mod fault;
pub mod filter;
pub mod frame;
pub mod language;
pub mod ledger;
pub mod legend;
pub mod map_page;
pub mod office;
pub mod problems;
pub mod project;
pub mod sign;
pub mod unknown;
pub mod wall;
