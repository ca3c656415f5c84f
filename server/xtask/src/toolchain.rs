//! A cargo, and with which compiler and linker it builds for the browser.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::paths;

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
