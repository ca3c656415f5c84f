//! The `battle-map` program: reads the command line and answers with an exit status.

use std::process::ExitCode;

use battle_map_server::cli::{self, Arguments};
use clap::Parser;

mod allocator;

fn main() -> ExitCode {
    keep_to_oneself();
    allocator::give_back();
    match cli::run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("battle-map: {failure}");
            ExitCode::from(failure.exit_status())
        }
    }
}

/// Whatever the program writes (database, evidence, backups) is for the account it runs as, and for
/// nobody else on the machine.
#[cfg(unix)]
fn keep_to_oneself() {
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Elsewhere the folder says who may read what is written there.
#[cfg(not(unix))]
const fn keep_to_oneself() {}
