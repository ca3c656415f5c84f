//! The battle map as one program: everything that touches a socket, a file, the clock or SQL.
//!
//! Layers, each using only those below it: the command line ([`cli`]); what it starts — [`http`],
//! [`tasks`] and [`demo`]; what these work with — [`auth`], [`files`], [`paper`], the [`writer`], [`health`],
//! [`verification`], [`mod@back_up`] and [`restore`];
//! and the [`log`], which holds the only SQL. A library beside the binary, so that tests and
//! benchmarks can reach the parts.

pub mod assessment_cache;
pub mod auth;
pub mod back_up;
pub mod backend;
pub mod cli;
pub mod clock;
pub mod clock_watch;
pub mod database;
pub mod demo;
pub mod diagnostics;
pub mod files;
pub mod health;
pub mod http;
pub mod log;
mod open_files;
pub mod paper;
pub mod random;
pub mod restore;
pub mod tasks;
pub mod verification;
pub mod writer;
