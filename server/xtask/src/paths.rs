//! Where things lie: the checkout and what is built from it.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, or `target` in the checkout.
pub fn target() -> PathBuf {
    let told = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    root().join(told.map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// The built site.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The server as `cargo build` leaves it in `profile_folder` (`debug` or `release`).
pub fn server(profile_folder: &str) -> PathBuf {
    target().join(profile_folder).join(format!("battle-map{}", env::consts::EXE_SUFFIX))
}
