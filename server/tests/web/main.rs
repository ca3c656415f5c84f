//! The server as browsers, walls and scripts meet it, in one binary because linking is slow.

#![cfg(test)]

mod accounts;
mod blob_store;
mod commands;
#[cfg(unix)]
mod connection;
mod contract;
mod demo;
mod evaluate;
mod fuzz;
mod http;
mod paper;
mod poster;
mod support;
#[cfg(unix)]
mod tls;
