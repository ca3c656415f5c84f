//! The log and the writer on real files, in one binary because linking is slow.

#![cfg(test)]

mod journal;
mod kill_nine;
mod notices;
mod store;
mod support;
mod tampering;
mod writer;
