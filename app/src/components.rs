//! Pieces that several pages are made of.

pub mod account;
pub mod admin;
pub mod age;
pub mod bar;
pub mod chart;
pub mod desk;
pub mod evidence;
pub mod fault;
pub mod filter;
pub mod finding;
pub mod frame;
pub mod import;
pub mod language;
pub mod ledger;
pub mod legend;
pub mod map_page;
pub mod notices;
pub mod office;
pub mod paper;
pub mod problems;
pub mod project;
pub mod rules;
pub mod score;
pub mod sign;
pub mod unknown;
pub mod wall;
