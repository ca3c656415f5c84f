//! The `battle-map` program: reads the command line and answers with an exit status.

use std::process::ExitCode;

use battle_map_server::cli::{self, Arguments};
use clap::Parser;

fn main() -> ExitCode {
    match cli::run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("battle-map: {failure}");
            ExitCode::from(failure.exit_status())
        }
    }
}
