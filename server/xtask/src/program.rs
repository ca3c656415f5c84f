//! The server: built for work and served, or built to ship.

use std::{fs, process::Command};

use crate::{
    asset::Profile,
    failure::Failure,
    paths,
    say::{note, run as run_program, step, times},
    site,
    toolchain::cargo,
};

/// Builds everything and serves the demo city until interrupted; `options` go to `battle-map serve`.
pub fn run(options: &[String]) -> Result<(), Failure> {
    site::build(Profile::Quick)?;
    build()?;
    let folder = paths::target().join("demo");
    fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let database = folder.join("battle-map.db");
    times();
    step("Serving the demo city (Ctrl-C ends it)");
    note(&format!("database {}", database.display()));
    run_program(
        Command::new(paths::server("debug"))
            .args(["serve", "--demo", "--database"])
            .arg(&database)
            .arg("--site")
            .arg(paths::site())
            .args(options)
            .current_dir(paths::root()),
    )
}

/// Builds the server for work.
pub fn build() -> Result<(), Failure> {
    step("Compiling the server (several minutes the first time)");
    run_program(cargo().args(["build", "--package", "battle-map-server", "--bin", "battle-map"]))
}

/// Builds the one file to ship.
pub fn release() -> Result<(), Failure> {
    site::build(Profile::Release)?;
    step("Compiling the server for release (several minutes)");
    run_program(
        cargo()
            .args(["build", "--release", "--package", "battle-map-server", "--bin", "battle-map"])
            .env("BATTLE_MAP_EMBED_SITE", paths::site()),
    )?;
    step(&format!("Ready: {}", paths::server("release").display()));
    Ok(())
}
