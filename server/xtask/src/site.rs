//! The site: everything a browser loads, named after its contents.
//!
//! ```text
//! target/site/build-id                   twelve digits of the hash of all that follows
//! target/site/pkg/BUILD-ID/battle-map.js, battle-map_bg.wasm, the parts of its areas, battle-map.css,
//!                          texts.zh-CN.json, texts.en.json, each also .br and .gz
//! target/site/favicon.svg …              the files of public/
//! ```

use std::{collections::BTreeMap, fs, path::Path};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::{
    asset::{File, Profile},
    bundle::{self, OUTPUT_NAME},
    compress,
    failure::{Context, Failure},
    paths,
    say::{note, step},
    style,
};

const BUILD_FILE: &str = "build-id";

/// Builds the site, unless it stands already.
pub fn build(profile: Profile) -> Result<(), Failure> {
    let raw = bundle::compile(profile)?;
    let module = fs::read(&raw).map_err(|error| Failure::file(&raw, &error))?;
    let css = File { name: format!("{OUTPUT_NAME}.css"), bytes: style::build()?.into_bytes() };
    let catalogues = catalogues()?;
    let public = read_folder(&paths::root().join("public"), "")?;

    let loaded = std::iter::once(&css).chain(&catalogues).chain(&public);
    let id = build_id(profile, &module, loaded);
    let site = paths::site();
    if fs::read_to_string(site.join(BUILD_FILE)).is_ok_and(|standing| standing == id) {
        note(&format!("site {id} stands already"));
        return Ok(());
    }
    step(&format!("Bundling site {id}"));
    let mut files = bundle::wrap(&module)?;
    files.push(css);
    files.extend(catalogues);
    for file in &mut files {
        file.name = format!("pkg/{id}/{}", file.name);
    }
    files.extend(public);
    write(&site, &id, &files, profile)
}

/// The words of each language, as pages load them.
fn catalogues() -> Result<Vec<File>, Failure> {
    let mut files = read_folder(&paths::root().join("app/locales"), "texts.")?;
    for file in &mut files {
        let words: BTreeMap<String, String> =
            serde_json::from_slice(&file.bytes).context("reading the catalogues")?;
        file.bytes = serde_json::to_vec(&words).context("writing the catalogues")?;
    }
    Ok(files)
}

/// Twelve digits that change with anything a browser loads.
fn build_id<'a>(profile: Profile, module: &[u8], files: impl Iterator<Item = &'a File>) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    add(profile.browser_profile().as_bytes());
    add(module);
    for file in files {
        add(file.name.as_bytes());
        add(&file.bytes);
    }
    let mut id = format!("{:x}", hash.finalize());
    id.truncate(12);
    id
}

/// Every file below `folder`, named from there; none where there is no such folder.
fn read_folder(folder: &Path, prefix: &str) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(files);
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) =
            (entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy()));
        if path.is_dir() {
            files.extend(read_folder(&path, &format!("{name}/"))?);
        } else {
            files.push(File {
                name,
                bytes: fs::read(&path).map_err(|error| Failure::file(&path, &error))?,
            });
        }
    }
    Ok(files)
}

/// Writes the site beside the old one and then takes its place; the name of the build comes last.
fn write(site: &Path, id: &str, files: &[File], profile: Profile) -> Result<(), Failure> {
    let fresh = site.with_extension("new");
    remove(&fresh)?;
    let packed = files.par_iter().map(|file| compress::packed(file, profile));
    let packed: Vec<_> = packed.collect::<Result<_, _>>().context("packing the site")?;
    for (file, packed) in files.iter().zip(&packed) {
        put(&fresh, file)?;
        for form in packed {
            put(&fresh, form)?;
        }
        let sizes = packed
            .iter()
            .map(|form| format!(", {} {}", &form.name[form.name.len() - 2..], size(form)));
        note(&format!("{} {}{}", file.name, size(file), sizes.collect::<String>()));
    }
    put(&fresh, &File { name: BUILD_FILE.to_owned(), bytes: id.as_bytes().to_vec() })?;
    remove(site)?;
    fs::rename(&fresh, site).map_err(|error| Failure::file(site, &error))
}

fn put(site: &Path, file: &File) -> Result<(), Failure> {
    let path = site.join(&file.name);
    let folder = path.parent().unwrap_or(site);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, &file.bytes))
        .map_err(|error| Failure::file(&path, &error))
}

fn remove(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    }
    Ok(())
}

fn size(file: &File) -> String {
    format!("{} KB", file.bytes.len().div_ceil(1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_is_named_after_everything_a_browser_loads() {
        let file = |bytes: &[u8]| File { name: "a.css".to_owned(), bytes: bytes.to_vec() };
        let id = |module: &[u8], css: &[u8]| build_id(Profile::Quick, module, [file(css)].iter());
        assert_eq!(id(b"m", b"c"), id(b"m", b"c"));
        assert_ne!(id(b"m", b"c"), id(b"m", b"d"));
        assert_ne!(id(b"m", b"c"), id(b"n", b"c"));
        assert_eq!(id(b"m", b"c").len(), 12);
    }
}
