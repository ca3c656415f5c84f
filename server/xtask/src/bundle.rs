//! The browser's half of the program: compiled, and wrapped so that a page can load it.

use std::fs;

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

/// A module of the browser: the crate that makes it, and the name of the files that a page loads.
#[derive(Debug, Clone, Copy)]
pub struct Module {
    package: &'static str,
    name: &'static str,
}

/// All modules: one for the wall alone, one for all other pages.
pub const MODULES: [Module; 2] = [
    Module { package: "battle-map-pages", name: OUTPUT_NAME },
    Module { package: "battle-map-wall", name: "battle-map-wall" },
];

/// Compiles the modules for the browser; answers the raw ones in order.
pub fn compile(flavour: Flavour) -> Result<Vec<Vec<u8>>, Failure> {
    let toolchain = toolchain::for_browser()?;
    let profile = flavour.browser_profile();
    step(&format!(
        "Compiling the browser's half (profile {profile}; several minutes the first time)"
    ));
    let packages = MODULES.iter().flat_map(|module| ["--package", module.package]);
    run(toolchain
        .cargo()
        .args(["build", "--lib", "--target", WASM, "--profile", profile])
        .args(packages))?;
    MODULES.iter().map(|module| raw(module, profile)).collect()
}

fn raw(module: &Module, profile: &str) -> Result<Vec<u8>, Failure> {
    let file = format!("{}.wasm", module.package.replace('-', "_"));
    let path = paths::target().join(WASM).join(profile).join(file);
    fs::read(&path).map_err(|error| Failure::file(&path, &error))
}

/// Wraps a raw module: a script that loads it, and the module without what only a linker needs.
pub fn wrap(module: Module, raw: &[u8]) -> Result<Vec<File>, Failure> {
    let output = module.name;
    let folder = paths::target().join("bundle");
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(output, raw.to_vec()).typescript(false).remove_name_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder))
        .doing("wrapping the browser's half")?;
    [format!("{output}.js"), format!("{output}_bg.wasm")]
        .into_iter()
        .map(|name| {
            let path = folder.join(&name);
            let bytes = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
            Ok(File { name, bytes })
        })
        .collect()
}
