//! The compiler for the browser: rustup's where it can be had, Debian's where not.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    debian,
    failure::Failure,
    paths,
    say::{ask, note, run, step},
};

/// The target that a browser runs.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A compiler that can build for [`WASM`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Toolchain {
    /// The compiler, where it is not the one that cargo takes by itself.
    pub rustc: Option<PathBuf>,
    /// The linker, where the compiler does not bring one.
    pub linker: Option<PathBuf>,
}

impl Toolchain {
    /// A cargo that builds with this toolchain.
    pub fn cargo(&self) -> Command {
        let mut cargo = cargo();
        if let Some(rustc) = &self.rustc {
            cargo.env("RUSTC", rustc);
        }
        if let Some(linker) = &self.linker {
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        cargo
    }
}

/// A cargo in the checkout, as the person would call it.
pub fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut cargo = Command::new(program);
    // Told a name while it is compiled, leptos would ask for files of other names than ours.
    cargo.env_remove("LEPTOS_OUTPUT_NAME");
    cargo.current_dir(paths::root());
    cargo
}

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

/// Whether a standard library lies in `folder`.
pub fn has_std(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            name.to_string_lossy().starts_with("libstd-")
                && name.to_string_lossy().ends_with(".rlib")
        })
    })
}
