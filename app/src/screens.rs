//! The screens, one folder each: a route's pages, what they are made of, and what is typed and sent
//! there.

pub mod account;
pub mod accounts;
pub mod admin;
pub mod boundaries;
pub mod cards;
pub mod desk;
pub mod displays;
pub mod editions;
pub mod import;
pub mod ledger;
pub mod map;
pub mod merge;
pub mod next_year;
pub mod notices;
pub mod office;
pub mod past;
pub mod plan_board;
pub mod problems;
pub mod project;
pub mod review;
pub mod rules;
pub mod wall;
