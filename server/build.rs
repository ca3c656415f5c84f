//! Puts the built site into the program when `BATTLE_MAP_EMBED_SITE` names its folder (release
//! builds); otherwise the program reads the folder when it starts.

use std::{
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=BATTLE_MAP_EMBED_SITE");
    let mut table = String::from("&[\n");
    if let Some(root) = env::var_os("BATTLE_MAP_EMBED_SITE").map(PathBuf::from) {
        println!("cargo:rerun-if-changed={}", root.display());
        list(&root, &root, &mut table)?;
    }
    table.push_str("]\n");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    fs::write(out.join("site_table.rs"), table)
}

/// Adds a line for every file below `folder`: its path within the site, and its bytes.
fn list(root: &Path, folder: &Path, table: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, table)?;
        } else {
            let name = path
                .strip_prefix(root)
                .map_err(io::Error::other)?
                .to_string_lossy()
                .replace('\\', "/");
            let file = path.to_string_lossy();
            writeln!(table, "    ({name:?}, include_bytes!({file:?})),")
                .map_err(io::Error::other)?;
        }
    }
    Ok(())
}
