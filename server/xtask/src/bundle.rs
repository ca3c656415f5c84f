//! The browser's half of the program: compiled, split by area, and wrapped so that a page can load it.
//!
//! ```text
//! battle-map.js, battle-map_bg.wasm   what every page loads
//! battle-map_split.js                 loads the parts
//! split_wall_….wasm, chunk_….wasm     a part for each area (`app/src/areas.rs`), and for what several
//!                                     areas share, joined where a file of its own is not worth it
//! parts.json                          the files of each area, for the server to name in its pages
//! ```

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    asset::{File, Profile},
    compact::compacted,
    compiler,
    failure::{Context, Failure},
    groups::{self, Parts},
    join, paths,
    say::{run, step},
    toolchain::WASM,
    unused,
};

/// The name of the files that a page loads.
pub const OUTPUT_NAME: &str = "battle-map";
/// The script that loads the parts; the module names it in its imports.
const LOADER: &str = "./battle-map_split.js";
/// How the names of parts begin that several areas share.
const SHARED: &str = "chunk_";
/// The list of the files of each area.
const PARTS: &str = "parts.json";

/// Compiles the app for the browser; answers the raw module.
pub fn compile(profile: Profile) -> Result<PathBuf, Failure> {
    let toolchain = compiler::for_browser()?;
    let profile = profile.browser_profile();
    step(&format!(
        "Compiling the browser's half (profile {profile}; several minutes the first time)"
    ));
    run(toolchain.cargo().args([
        "rustc",
        "--package",
        "battle-map-app",
        "--lib",
        // Only the browser loads it as a program; the server's half needs no such file.
        "--crate-type",
        "cdylib",
        "--features",
        "hydrate",
        "--target",
        WASM,
        "--profile",
        profile,
        // Only the linker knows which function uses which, and splitting has to.
        "--",
        "-Clink-args=--emit-relocs",
    ]))?;
    Ok(paths::target().join(WASM).join(profile).join("battle_map_app.wasm"))
}

/// Splits the raw module and wraps it: scripts that load it, and parts without what only a linker
/// needs.
pub fn wrap(module: &[u8]) -> Result<Vec<File>, Failure> {
    let folder = paths::target().join("bundle");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    }
    let main = split(&needed(module, &folder)?, &folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(OUTPUT_NAME, main).typescript(false).demangle(false);
    bindgen
        // The parts call each other through the linker's table of functions.
        .keep_lld_exports(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder))
        .context("wrapping the browser's half")?;
    read(&folder)
}

/// The module without what no page calls. What every page loads is known once it is split.
fn needed(module: &[u8], folder: &Path) -> Result<Vec<u8>, Failure> {
    let (main, _) = parts(module, &folder.with_extension("whole"))?;
    unused::left_out(module, &unused::symbols(&main)?)
}

/// Writes the parts, their loader and their list into `folder`; answers the module that loads them.
fn split(module: &[u8], folder: &Path) -> Result<Vec<u8>, Failure> {
    let (main, parts) = parts(module, folder)?;
    let parts = join(folder, parts)?;
    let parts = serde_json::to_vec(&parts).context("listing the parts")?;
    let list = folder.join(PARTS);
    fs::write(&list, parts).map_err(|error| Failure::file(&list, &error))?;
    Ok(main)
}

/// Writes the parts and their loader into `folder`; answers the module that loads them, and the files
/// of each area.
fn parts(module: &[u8], folder: &Path) -> Result<(Vec<u8>, Parts), Failure> {
    let main = folder.with_extension("main.wasm");
    let wrapper = format!("./{OUTPUT_NAME}.js");
    let mut options = wasm_split_cli_support::Options::new(module);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &wrapper;
    options.link_name = LOADER;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| Failure::new(format!("splitting the browser's half: {error:#}")))?;
    let main = fs::read(&main).map_err(|error| Failure::file(&main, &error))?;
    Ok((main, split.prefetch_map))
}

/// Makes one file of shared parts that are mostly loaded together; answers the files of each area.
fn join(folder: &Path, mut parts: Parts) -> Result<Parts, Failure> {
    let read = |file: &Path| fs::read(file).map_err(|error| Failure::file(file, &error));
    let write = |file: &Path, bytes: &[u8]| {
        fs::write(file, bytes).map_err(|error| Failure::file(file, &error))
    };
    let file = |part: &str| folder.join(format!("{part}.wasm"));
    let mut sizes = BTreeMap::new();
    for part in parts.values().flatten().filter(|part| part.starts_with(SHARED)) {
        sizes.insert(part.clone(), read(&file(part))?.len());
    }
    let groups = groups::groups(&parts, &sizes)?;
    for group in groups.iter().filter(|group| group.parts.len() > 1) {
        let files: Vec<PathBuf> = group.parts.iter().map(|part| file(part)).collect();
        let modules = files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
        for file in &files {
            fs::remove_file(file).map_err(|error| Failure::file(file, &error))?;
        }
        write(&files[0], &join::joined(&modules)?)?;
    }
    let renamed = groups::renamed(&groups);
    let script = folder.join(LOADER);
    let loader = String::from_utf8_lossy(&read(&script)?).into_owned();
    write(&script, join::loader(&loader, &renamed).as_bytes())?;
    for files in parts.values_mut() {
        let now = |part| renamed.get(part).copied().unwrap_or(part);
        let listed = join::listed(files.iter().map(String::as_str), now);
        *files = listed.into_iter().map(str::to_owned).collect();
    }
    Ok(parts)
}

/// The files that a page may load, in the order of their names.
fn read(folder: &Path) -> Result<Vec<File>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let file = |path: PathBuf| {
        let mut bytes = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
        if path.extension().is_some_and(|kind| kind == "wasm") {
            bytes = compacted(&bytes).context("writing a part of the browser's half")?;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(File { name, bytes })
    };
    paths.into_iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The version of a package in a lock file.
    fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
        let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
        rest.split('"').next()
    }

    #[test]
    fn the_bundler_is_of_the_version_that_the_browsers_half_is_compiled_with() {
        let lock = |path: &str| fs::read_to_string(paths::root().join(path)).unwrap();
        let (program, tools) = (lock("Cargo.lock"), lock("server/xtask/Cargo.lock"));
        let compiled = locked(&program, "wasm-bindgen");
        assert!(compiled.is_some());
        assert_eq!(compiled, locked(&tools, "wasm-bindgen-cli-support"));
    }
}
