//! The files that a page names for the browser to fetch ahead (`battle_map_app::ahead` says of which
//! areas).

use std::collections::{BTreeMap, BTreeSet};

use battle_map::model::actor::Actor;
use battle_map_app::ahead;

use crate::http::site::SiteFiles;

/// The files of each area, as pages name them.
#[derive(Debug, Clone, Default)]
pub struct FilesAhead {
    areas: BTreeMap<String, Vec<String>>,
}

impl FilesAhead {
    /// Those of a built site; none where the bundler did not split.
    #[must_use]
    pub fn of(site: &SiteFiles) -> Self {
        let folder = site.pkg_dir();
        let address = |file: String| format!("/{folder}/{file}.wasm");
        // The bundler ends the names of areas in a number of its own.
        let name = |area: &str| area.rsplit_once('_').map_or(area, |(name, _)| name).to_owned();
        let areas = site.parts().into_iter();
        let areas = areas.map(|(area, files)| (name(&area), files.into_iter().map(address)));
        Self { areas: areas.map(|(area, files)| (area, files.collect())).collect() }
    }

    /// What `actor`'s browser fetches ahead on the page at `path`, the nearest first; not what the page
    /// itself loads.
    #[must_use]
    pub fn at(&self, path: &str, actor: &Actor) -> Vec<String> {
        let files = |area: &str| self.areas.get(area).into_iter().flatten();
        let own = ahead::area_at(path).into_iter().flat_map(files);
        let mut named: BTreeSet<&String> = own.collect();
        let next = ahead::areas(path, actor).into_iter().flat_map(files);
        next.filter(|file| named.insert(file)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use battle_map::{
        model::actor::{Actor, Role},
        value::Name,
    };

    use super::*;

    #[test]
    fn a_file_is_named_once_and_not_when_the_page_loads_it() {
        let areas = [
            ("ledger", vec!["/pkg/chunk_1.wasm", "/pkg/split_ledger.wasm"]),
            ("map", vec!["/pkg/chunk_2.wasm", "/pkg/split_map.wasm"]),
            ("project", vec!["/pkg/chunk_1.wasm", "/pkg/chunk_2.wasm", "/pkg/split_project.wasm"]),
        ];
        let owned = |(area, files): (&str, Vec<&str>)| {
            (area.to_owned(), files.into_iter().map(str::to_owned).collect())
        };
        let ahead = FilesAhead { areas: areas.into_iter().map(owned).collect() };
        let name = Name::new("读者").unwrap();
        let reader = Actor { name, role: Role::Viewer, post: None };
        let files = ["/pkg/chunk_2.wasm", "/pkg/split_project.wasm", "/pkg/split_map.wasm"];
        assert_eq!(ahead.at("/projects", &reader), files);
        assert!(ahead.at("/wall", &reader).is_empty());
    }
}
