//! Accounts from outside: who gets in, who does not, and what they may do once inside.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod executing;
mod importing;
mod files;
mod keeping;
mod sheets;
mod notices;
mod signing_in;
mod strangers;
mod support;
mod tokens;
mod walk;
