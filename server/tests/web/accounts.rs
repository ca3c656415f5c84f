//! Accounts from outside: who gets in, who does not, and what they may do once inside.

mod audit;
mod browser_faults;
mod cards;
mod earlier;
mod executing;
mod feeds;
mod files;
mod importing;
mod keeping;
mod leaving;
mod limits;
mod many;
mod metrics;
mod notices;
mod outlines;
mod reading_only;
mod refusals;
mod sessions;
mod setting_up;
mod sheets;
mod signing_in;
mod store_health;
mod strangers;
mod tokens;
mod typing;
mod walk;
