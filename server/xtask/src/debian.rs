//! Debian's way to compile for the browser, for a machine that reaches package mirrors and nothing
//! else: the compiler of `rustc-web`, and a standard library built from `rust-web-src`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Context, Failure},
    paths,
    say::{ask, note, run, step},
    toolchain::{Toolchain, WASM, cargo, has_std},
};

const RUSTC: &str = "/usr/bin/rustc";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library";
const PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];
/// Names, beside the library, the compiler that built it: another compiler cannot read it.
const BUILT_BY: &str = "battle-map-built-by";

/// The compiler's folder for the target's libraries.
fn library() -> PathBuf {
    Path::new("/usr/lib/rustlib").join(WASM).join("lib")
}

/// The toolchain, if an earlier run (or Debian) made it complete.
pub fn ready() -> Option<Toolchain> {
    let version = ask(RUSTC, &["-vV"])?;
    let marker = library().join(BUILT_BY);
    let same = fs::read_to_string(&marker).map_or(true, |built_by| built_by == version);
    (has_std(&library()) && same).then(toolchain).flatten()
}

fn toolchain() -> Option<Toolchain> {
    Some(Toolchain { rustc: Some(RUSTC.into()), linker: Some(linker()?) })
}

/// The linker: the one that rustup's compiler brings, or Debian's.
fn linker() -> Option<PathBuf> {
    let host = ask("rustc", &["-vV"])?
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))?;
    let sysroot = PathBuf::from(ask("rustc", &["--print", "sysroot"])?);
    let bundled = sysroot.join("lib/rustlib").join(host).join("bin/rust-lld");
    let debian = PathBuf::from("/usr/bin/wasm-ld");
    [bundled, debian].into_iter().find(|path| path.exists())
}

/// Installs the packages, builds the standard library and puts it where the compiler looks.
pub fn install() -> Result<Toolchain, Failure> {
    if !is_possible() {
        return Err(Failure::new(format!(
            "the compiler target {WASM} is missing; bring it with `rustup target add {WASM}` \
             (or, as root on Debian, run this again: it takes the packages {})",
            PACKAGES.join(" and ")
        )));
    }
    step(&format!("Installing {} (about a minute)", PACKAGES.join(" and ")));
    apt_install(&PACKAGES)?;
    if linker().is_none() {
        apt_install(&["lld"])?;
    }
    step(&format!("Building the standard library for {WASM} (about a minute)"));
    let libraries = build_std()?;
    place(&libraries)?;
    toolchain()
        .ok_or_else(|| Failure::new("no linker for the browser: `apt-get install lld` brings one"))
}

/// Whether packages can be installed here: Debian or a descendant, as root.
pub fn is_possible() -> bool {
    ask("apt-get", &["--version"]).is_some() && ask("id", &["-u"]).as_deref() == Some("0")
}

/// Installs packages by apt, without questions.
pub fn apt_install(packages: &[&str]) -> Result<(), Failure> {
    let apt = |words: &[&str]| {
        run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(words))
    };
    // Old lists may still do; if not, the installation says so.
    if apt(&["-q", "update"]).is_err() {
        note("the package lists could not be renewed; trying with those at hand");
    }
    let mut words = vec!["-q", "install", "-y", "--no-install-recommends"];
    words.extend(packages);
    apt(&words)
}

/// Builds the standard library as a by-product of an empty crate; answers the folder of its parts.
fn build_std() -> Result<PathBuf, Failure> {
    if !Path::new(SOURCE).exists() {
        return Err(Failure::new(format!(
            "{SOURCE} is missing although {} is installed",
            PACKAGES[1]
        )));
    }
    let home = paths::target().join("wasm-std");
    write(&home.join("src/lib.rs"), "#![no_std]\n")?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2021\"\n\n[workspace]\n";
    write(&home.join("Cargo.toml"), manifest)?;
    let built = home.join("target");
    run(cargo()
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &built)
        .current_dir(&home)
        .args(["build", "--release", "--target", WASM, "-Zbuild-std=std,panic_abort,proc_macro"]))?;
    Ok(built.join(WASM).join("release/deps"))
}

/// Copies the parts of the standard library to where the compiler looks, and says who built them.
fn place(parts: &Path) -> Result<(), Failure> {
    let library = library();
    // Parts of an older compiler would be taken for this one's.
    if library.exists() {
        fs::remove_dir_all(&library).map_err(|error| Failure::file(&library, &error))?;
    }
    fs::create_dir_all(&library).map_err(|error| Failure::file(&library, &error))?;
    for entry in fs::read_dir(parts).map_err(|error| Failure::file(parts, &error))?.flatten() {
        let (from, name) = (entry.path(), entry.file_name());
        let is_library = from.extension().is_some_and(|kind| kind == "rlib");
        if is_library && !name.to_string_lossy().starts_with("libempty") {
            fs::copy(from, library.join(name)).context("copying the standard library")?;
        }
    }
    write(&library.join(BUILT_BY), &ask(RUSTC, &["-vV"]).unwrap_or_default())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Failure::file(path, &error))
}
