//! Where things lie: the checkout and what is built from it.

use std::{env, path::PathBuf};

/// The checkout: of the `cargo xtask` that runs, not of the one that was compiled, because several
/// checkouts may share a target folder.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).unwrap_or(&here).to_owned()
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, or `target` in the checkout.
pub fn target() -> PathBuf {
    let told = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    root().join(told.map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// The folder of the built site, within the target folder.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The server as `cargo build` leaves it in `profile_folder` (`debug` or `release`).
pub fn server(profile_folder: &str) -> PathBuf {
    target().join(profile_folder).join(format!("battle-map{}", env::consts::EXE_SUFFIX))
}
