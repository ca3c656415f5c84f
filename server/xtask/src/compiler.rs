//! The compiler for the browser: rustup's where it can be had, Debian's where not.

use std::{path::Path, process::Command};

use crate::{
    debian,
    failure::Failure,
    say::{ask, note, run, step},
    toolchain::{Toolchain, WASM, has_std},
};

/// Finds a compiler for the browser, or brings one.
pub fn for_browser() -> Result<Toolchain, Failure> {
    if has_target("rustc") {
        return Ok(Toolchain::default());
    }
    if let Some(toolchain) = debian::ready() {
        return Ok(toolchain);
    }
    step(&format!("Installing the compiler target {WASM}"));
    if ask("rustup", &["--version"]).is_some() {
        let added = run(Command::new("rustup")
            .args(["target", "add", WASM])
            .env("RUSTUP_MAX_RETRIES", "1"));
        if added.is_ok() && has_target("rustc") {
            return Ok(Toolchain::default());
        }
        note("rustup could not fetch it; looking for the system's own packages");
    }
    debian::install()
}

/// Whether `rustc` has the standard library of the target.
fn has_target(rustc: &str) -> bool {
    ask(rustc, &["--print", "target-libdir", "--target", WASM])
        .is_some_and(|folder| has_std(Path::new(&folder)))
}
