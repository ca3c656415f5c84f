//! The administrator's page: accounts and displays, the city's calendar and period rules, its regions,
//! units, lists and layers, and the state of the database.

mod audit;
mod calendar;
mod checklist;
mod city;
mod curve;
mod listing;
mod lists;
mod map_lines;
mod open;
mod page;
mod people;
mod regions;
mod role;
mod rule;
mod screen;
mod sessions;
mod spelling;
mod store;
mod things;
mod tokens;
mod units;

pub use page::AdminPage;
pub use screen::AdminScreen;
