//! What the browser tests need: Node's packages, a Chromium, and a font for Chinese.

use std::{env, fs, path::PathBuf, process::Command};

use crate::{
    debian,
    failure::Failure,
    paths,
    say::{ask, note, run, step},
};

const CHROMIUMS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// What the browser tests run with.
pub struct Setup {
    /// A Chromium of the system; Playwright's own where there is none.
    chromium: Option<PathBuf>,
}

/// Brings whatever is missing.
pub fn install() -> Result<Setup, Failure> {
    if ask("npm", &["--version"]).is_none() {
        return Err(Failure::new(
            "Node with npm is missing: https://nodejs.org, or `apt-get install nodejs npm`",
        ));
    }
    packages()?;
    let chromium = chromium()?;
    font()?;
    Ok(Setup { chromium })
}

impl Setup {
    /// Playwright, told where the browser and the server are.
    pub fn playwright(&self, profile: &str, options: &[String]) -> Command {
        let mut command = Command::new("npx");
        command.args(["playwright", "test"]).args(options).current_dir(folder());
        command.env("BATTLE_MAP_BIN", paths::server(profile)).env("BATTLE_MAP_SITE", paths::site());
        if let Some(chromium) = &self.chromium {
            command.env("BATTLE_MAP_CHROMIUM", chromium);
        }
        command
    }
}

fn folder() -> PathBuf {
    paths::root().join("end2end")
}

/// Node's packages, exactly as the lock file says.
fn packages() -> Result<(), Failure> {
    let (lock, installed) =
        (folder().join("package-lock.json"), folder().join("node_modules/.battle-map-lock"));
    let wanted = fs::read(&lock).map_err(|error| Failure::file(&lock, &error))?;
    if fs::read(&installed).is_ok_and(|standing| standing == wanted) {
        return Ok(());
    }
    step("Installing Node's packages for the browser tests");
    // The browsers that a package would fetch by itself are looked for below.
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder()))?;
    fs::write(&installed, wanted).map_err(|error| Failure::file(&installed, &error))
}

/// A Chromium: told, installed, Debian's, or Playwright's own.
fn chromium() -> Result<Option<PathBuf>, Failure> {
    if let Some(told) = env::var_os("BATTLE_MAP_CHROMIUM") {
        return Ok(Some(PathBuf::from(told)));
    }
    if let Some(found) = on_path() {
        return Ok(Some(found));
    }
    step("Installing Chromium");
    if debian::is_possible()
        && debian::apt_install(&["chromium"]).is_ok()
        && let Some(found) = on_path()
    {
        return Ok(Some(found));
    }
    run(Command::new("npx").args(["playwright", "install", "chromium"]).current_dir(folder()))
        .map_err(|_| {
            Failure::new(
                "Chromium is missing: install it (`apt-get install chromium` as root on Debian), \
             or name one in BATTLE_MAP_CHROMIUM",
            )
        })?;
    Ok(None)
}

fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let places = env::split_paths(&path).flat_map(|folder| CHROMIUMS.map(|name| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

/// A font for Chinese, without which every picture of a page is empty boxes.
pub fn font() -> Result<(), Failure> {
    if has_font() {
        return Ok(());
    }
    if debian::is_possible() {
        step("Installing a font for Chinese");
        return debian::apt_install(&["fonts-noto-cjk"]);
    }
    note("no font for Chinese was found; `apt-get install fonts-noto-cjk` brings one");
    Ok(())
}

fn has_font() -> bool {
    // Without fontconfig nothing can be said; other systems bring such a font.
    ask("fc-list", &[":lang=zh", "family"]).is_none_or(|fonts| !fonts.is_empty())
}
