//! Components that several screens use.

pub mod account_menu;
pub mod age;
pub mod bar;
pub mod cards_begin;
pub mod changed_cards;
pub mod chart;
pub mod datum;
pub mod evidence;
pub mod fault;
pub mod file_choice;
pub mod filter;
pub mod finding;
pub mod frame;
pub mod language;
pub mod legend;
pub mod not_found;
pub mod pages;
pub mod paste;
pub mod poster;
pub mod rule;
pub mod score;
pub mod session;
pub mod sheets;
pub mod sign;
pub mod unknown;
pub mod view_page;
