//! Ledgers: spreadsheets in, spreadsheets out.
//!
//! A file is what its contents say ([`format`](mod@format)) and becomes a [`sheet::Sheet`]
//! ([`workbook`], [`csv`]), the sheet a [`header::Header`] found by the meaning of its words
//! ([`words`], `synonyms.txt`), its rows a domain [`Ledger`](battle_map::model::ledger::Ledger)
//! with every fault named by row and column ([`read()`]). Comparing it with the board is the
//! domain's business; [`export`] writes the standard shape that comes back unchanged.
//!
//! The crate knows the domain and files. It knows no log, no account and no page: whoever calls it
//! hands in bytes, the day, the program that reads workbooks
//! ([`ReadOptions::program`]) and, where people are spoken to, the
//! [`Catalogue`](battle_map::view::catalogue::Catalogue) to take the words from. So it compiles
//! beside the screens and not after them.

pub mod account_sheet;
mod cell;
mod corners;
pub mod csv;
mod date;
mod decoded;
mod due;
pub mod error;
pub mod export;
pub mod feature_fault;
mod features;
pub mod format;
pub mod geometry;
pub mod header;
pub mod intake;
mod kind;
mod merged;
mod moment;
mod numerals;
mod package;
mod read;
pub mod regions;
pub mod register;
pub mod rejected;
pub mod report;
pub mod report_sheet;
mod row;
mod shape;
pub mod sheet;
mod span;
mod title;
mod totals;
pub mod words;
pub mod workbook;

pub use error::{LedgerError, Unreadable};
pub use read::{CellMended, ReadLedger, ReadOptions, SourceSheet, read};
