//! Accounts from outside: who gets in, who does not, and what they may do once inside.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod browser_faults;
mod cards;
mod executing;
mod feeds;
mod files;
mod importing;
mod keeping;
mod leaving;
mod metrics;
mod notices;
mod sheets;
mod signing_in;
mod strangers;
mod support;
mod tokens;
mod typing;
mod walk;
