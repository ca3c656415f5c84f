//! `cargo xtask bench`: what the program reaches, as a table and as `target/bench.json`.

use crate::failure::Failure;

/// Runs the benchmarks.
pub fn run() -> Result<(), Failure> {
    Err(Failure::new("no benchmarks yet"))
}
