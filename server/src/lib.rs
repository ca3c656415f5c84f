//! The battle map as one program: everything that touches a socket, a file, the clock or SQL.
//!
//! The library half of the binary, so that tests can reach its parts.

pub mod answers;
pub mod attachment;
pub mod auth;
pub mod backend;
pub mod browser_fault;
pub mod bulletin;
pub mod chase;
pub mod cli;
pub mod clock;
pub mod columns;
pub mod commands;
pub mod compress;
pub mod cookie;
pub mod database;
pub mod demo;
pub mod diagnostics;
pub mod evaluate;
pub mod evaluation;
pub mod execute;
pub mod feed;
pub mod health;
pub mod import;
pub mod language;
pub mod live;
pub mod log;
pub mod metrics;
pub mod paper;
pub mod questions;
pub mod report_sheet;
pub mod router;
pub mod security;
pub mod serve;
pub mod signing;
pub mod site;
pub mod standings;
pub mod tls;
pub mod upkeep;
pub mod upload;
pub mod writer;
