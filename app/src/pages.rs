//! One file a route.

pub mod admin;
pub mod card_sheet;
pub mod cards;
pub mod import;
pub mod login;
pub mod map;
pub mod my;
pub mod not_found;
pub mod notice;
pub mod notice_new;
pub mod notice_print;
pub mod notice_types;
pub mod notices;
pub mod office;
pub mod password;
pub mod problems;
pub mod project;
pub mod projects;
pub mod rules;
pub mod setup;
pub mod wall;
