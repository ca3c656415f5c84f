//! Everything that is answered over HTTP: pages, questions, commands, feeds and files.

pub mod auth;
pub mod browser_fault;
mod columns;
mod compress;
mod cookie;
mod disposition;
pub mod execute;
pub mod feed;
pub mod files;
mod forms;
pub mod gate;
pub mod health;
pub mod import;
mod language;
pub mod live;
pub mod metrics;
pub mod paper;
pub mod questions;
mod refusal;
pub mod report_sheet;
pub mod router;
pub mod security;
mod sender;
pub mod signature;
pub mod site;
pub mod tls;
mod upload;
