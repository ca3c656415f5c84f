//! The browser's half of the program: compiled, and wrapped so that a page can load it.

use std::{fs, path::PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    failure::{Doing, Failure},
    paths,
    say::{run, step},
    site::{File, Flavour},
    toolchain::{self, WASM},
};

/// The name of the files that a page loads.
pub const OUTPUT_NAME: &str = "battle-map";

/// Compiles the app for the browser; answers the raw module.
pub fn compile(flavour: Flavour) -> Result<PathBuf, Failure> {
    let toolchain = toolchain::for_browser()?;
    let profile = flavour.browser_profile();
    step(&format!(
        "Compiling the browser's half (profile {profile}; several minutes the first time)"
    ));
    run(toolchain.cargo().args([
        "build",
        "--package",
        "battle-map-app",
        "--lib",
        "--features",
        "hydrate",
        "--target",
        WASM,
        "--profile",
        profile,
    ]))?;
    Ok(paths::target().join(WASM).join(profile).join("battle_map_app.wasm"))
}

/// Wraps the raw module: a script that loads it, and the module without what only a linker needs.
pub fn wrap(module: &[u8]) -> Result<Vec<File>, Failure> {
    let folder = paths::target().join("bundle");
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(OUTPUT_NAME, module.to_vec()).typescript(false).remove_name_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder))
        .doing("wrapping the browser's half")?;
    [format!("{OUTPUT_NAME}.js"), format!("{OUTPUT_NAME}_bg.wasm")]
        .into_iter()
        .map(|name| {
            let path = folder.join(&name);
            let bytes = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
            Ok(File { name, bytes })
        })
        .collect()
}
