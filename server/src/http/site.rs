//! The built site: scripts, styles and icons, each with its compressed forms.
//!
//! A release carries it inside; any other build reads its folder once, when the program starts.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

/// Files put in by the build script: path within the site, bytes.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/site_table.rs"));

/// The file of the site that names its build.
const BUILD_FILE: &str = "build-id";
/// The file of the bundle that lists its parts.
const PARTS_FILE: &str = "parts.json";
/// The name of the build when nothing says better: no site was built.
const UNNAMED_BUILD: &str = "dev";

/// Forms a file may stand in beside itself: name in `Accept-Encoding`, ending of the file.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// The site's folder could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the site in {folder}: {source}")]
pub struct SiteError {
    folder: PathBuf,
    source: io::Error,
}

/// All files of the site, in memory.
#[derive(Debug, Default)]
pub struct SiteFiles {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl SiteFiles {
    /// The embedded site, or else the one in `folder`; empty where there is no such folder.
    ///
    /// # Errors
    /// When the folder is there but cannot be read.
    pub fn load(folder: &Path) -> Result<Self, SiteError> {
        if !EMBEDDED.is_empty() {
            let files =
                EMBEDDED.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
            return Ok(Self { files: files.collect() });
        }
        let mut site = Self::default();
        if folder.is_dir() {
            site.read(folder, folder)
                .map_err(|source| SiteError { folder: folder.to_owned(), source })?;
        }
        Ok(site)
    }

    fn read(&mut self, root: &Path, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.read(root, &path)?;
            } else {
                let name = path
                    .strip_prefix(root)
                    .map_err(io::Error::other)?
                    .to_string_lossy()
                    .replace('\\', "/");
                self.files.insert(name, Cow::Owned(fs::read(&path)?));
            }
        }
        Ok(())
    }

    /// The build's name: changes whenever anything that a browser loads changes.
    #[must_use]
    pub fn build(&self) -> &str {
        let named = self.files.get(BUILD_FILE).and_then(|bytes| std::str::from_utf8(bytes).ok());
        named.map_or(UNNAMED_BUILD, str::trim)
    }

    /// The folder of scripts and styles within the site.
    #[must_use]
    pub fn pkg_dir(&self) -> String {
        match self.build() {
            UNNAMED_BUILD => "pkg".to_owned(),
            build => format!("pkg/{build}"),
        }
    }

    /// The files of each lazily loaded area of the browser's half, without their ending, by the name
    /// that the area's function has in the program; empty where the bundler did not split.
    #[must_use]
    pub fn parts(&self) -> HashMap<String, Vec<String>> {
        let list = self.files.get(&format!("{}/{PARTS_FILE}", self.pkg_dir()));
        list.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default()
    }

    /// Whether there is a file at `path` (without its leading slash) that may be served.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        content_type(path).is_some() && self.files.contains_key(path)
    }

    /// The file at `path` (without its leading slash) in the smallest form the client takes.
    #[must_use]
    pub fn answer(&self, path: &str, request: &HeaderMap) -> Option<Response> {
        let kind = content_type(path)?;
        let plain = self.files.get(path)?;
        let packed = ENCODINGS.iter().filter(|(encoding, _)| accepts(request, encoding)).find_map(
            |(encoding, ending)| Some((*encoding, self.files.get(&format!("{path}{ending}"))?)),
        );
        let (encoding, bytes) =
            packed.map_or((None, plain), |(encoding, bytes)| (Some(encoding), bytes));

        let body = match bytes {
            Cow::Borrowed(bytes) => Body::from(*bytes),
            Cow::Owned(bytes) => Body::from(bytes.clone()),
        };
        let mut response =
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching(path))], body)
                .into_response();
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        Some(response)
    }
}

/// What lies in `pkg` under the build's name never changes; the rest is asked for again after an hour.
fn caching(path: &str) -> &'static str {
    if path.starts_with("pkg/") && path.matches('/').count() > 1 {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    }
}

/// The media type of a file that may be served; others are not served at all.
fn content_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "geojson" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// Whether `Accept-Encoding` names `encoding` and does not refuse it.
fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    let values = request.get_all(header::ACCEPT_ENCODING).iter();
    let parts = values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    parts.map(|part| part.split_once(';').unwrap_or((part, ""))).any(|(name, quality)| {
        let refused = matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim() == encoding && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepting(encodings: &'static str) -> HeaderMap {
        [(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings))].into_iter().collect()
    }

    #[test]
    fn an_encoding_counts_only_when_it_is_named_and_not_refused() {
        assert!(accepts(&accepting("br, gzip;q=0.5"), "gzip"));
        assert!(!accepts(&accepting("br, gzip;q=0"), "gzip"));
        assert!(!accepts(&accepting("br"), "gzip"));
        assert!(!accepts(&HeaderMap::new(), "gzip"));
    }

    fn site() -> SiteFiles {
        let file = |name: &str, bytes: &'static [u8]| (name.to_owned(), Cow::Borrowed(bytes));
        let files = [
            file("build-id", b"abc123\n"),
            file("favicon.svg", b"<svg/>"),
            file("pkg/abc123/battle-map.js", b"plain"),
            file("pkg/abc123/battle-map.js.gz", b"zipped"),
            file("pkg/abc123/parts.json", br#"{"wall_1":["chunk_2","split_wall_1"]}"#),
        ];
        SiteFiles { files: files.into() }
    }

    #[test]
    fn a_client_that_unpacks_gets_the_packed_form() {
        let answer =
            site().answer("pkg/abc123/battle-map.js", &accepting("br, gzip;q=0.5")).unwrap();
        assert_eq!(answer.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    }

    #[test]
    fn a_client_that_refuses_to_unpack_gets_the_plain_form() {
        let answer = site().answer("pkg/abc123/battle-map.js", &accepting("gzip;q=0")).unwrap();
        assert!(!answer.headers().contains_key(header::CONTENT_ENCODING));
    }

    #[test]
    fn only_files_under_the_name_of_the_build_are_kept_for_ever() {
        let caching = |path| {
            site().answer(path, &HeaderMap::new()).unwrap().headers()[header::CACHE_CONTROL].clone()
        };
        assert!(caching("pkg/abc123/battle-map.js").to_str().unwrap().contains("immutable"));
        assert!(!caching("favicon.svg").to_str().unwrap().contains("immutable"));
    }

    #[test]
    fn files_that_are_no_part_of_a_page_are_not_served() {
        assert!(site().answer("build-id", &HeaderMap::new()).is_none());
        assert!(site().answer("pkg/abc123/battle-map.js.gz", &HeaderMap::new()).is_none());
        assert_eq!(site().build(), "abc123");
    }

    #[test]
    fn the_parts_of_an_area_are_known_before_a_page_is_made() {
        assert_eq!(site().parts()["wall_1"], ["chunk_2", "split_wall_1"]);
        assert!(SiteFiles::default().parts().is_empty());
    }

    #[test]
    fn a_program_without_a_site_still_starts() {
        let site = SiteFiles::load(Path::new("no/such/folder")).unwrap();
        assert_eq!(site.pkg_dir(), "pkg");
    }
}
