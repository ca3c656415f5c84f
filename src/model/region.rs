//! 县区, 园区, 市本级, 跨县区: where projects stand. A county has a boundary; "city level" and
//! "cross-county" have none. Aliases are data.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::{
    geometry::boundary::Boundary,
    value::{
        Name, RegionId, Seq,
        text::{normalised, renamed},
    },
};

/// What sort of region it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum RegionKind {
    /// A county, district or park on the ground.
    #[default]
    District,
    /// 市本级: the city itself, without a boundary of its own.
    CityLevel,
    /// 跨县区: several counties at once, without a boundary of its own.
    CrossCounty,
}

/// A region to which projects belong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// The identifier of the region.
    pub id: RegionId,
    /// The full name, such as `岳池县`.
    pub name: Name,
    /// Whether it is on the ground, the city level or cross-county.
    pub kind: RegionKind,
    /// Other spellings found in ledgers.
    pub aliases: Vec<Name>,
    /// The outline on the map; `None` where none was loaded.
    pub boundary: Option<Arc<Boundary>>,
    /// Position of its last event.
    pub version: Seq,
}

impl Region {
    /// Whether `word` (already normalised) is its name, its name without 县/区/市, or an alias.
    pub fn is_called(&self, word: &str) -> bool {
        self.words().any(|own| own == word)
    }

    /// Its normalised names: the full name, then aliases, then the name without 县/区/市.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let full = normalised(self.name.as_str());
        let short = short_name(&full).map(str::to_owned);
        std::iter::once(full)
            .chain(self.aliases.iter().map(|alias| normalised(alias.as_str())))
            .chain(short)
    }

    /// Its government as papers address it: `岳池县人民政府`; its own name where it has none.
    pub fn government(&self) -> Name {
        let governed = ["县", "区", "市", "旗"].iter().any(|end| self.name.as_str().ends_with(end));
        let drawn = governed && self.kind == RegionKind::District;
        let government = drawn.then(|| Name::new(&format!("{}人民政府", self.name)).ok());
        government.flatten().unwrap_or_else(|| self.name.clone())
    }

    /// The region that its registration makes; `None` for any other change.
    pub fn made(id: RegionId, change: &RegionChange, entry: &Entry<'_>) -> Option<Self> {
        let RegionChange::Registered { name, kind, boundary } = change else { return None };
        Some(Self {
            id,
            name: name.clone(),
            kind: *kind,
            aliases: Vec::new(),
            boundary: boundary.clone(),
            version: entry.seq,
        })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &RegionChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            RegionChange::Registered { .. } | RegionChange::TakenBack {} => {}
            RegionChange::BoundarySet { boundary } => self.boundary = Some(boundary.clone()),
            RegionChange::BoundaryRemoved {} => self.boundary = None,
            RegionChange::AliasAdded { alias } => self.aliases.push(alias.clone()),
            RegionChange::AliasRemoved { alias } => self.aliases.retain(|known| known != alias),
            RegionChange::Renamed { name } => renamed(&mut self.name, &mut self.aliases, name),
        }
    }
}

fn short_name(full: &str) -> Option<&str> {
    let short = ["县", "区", "市"].iter().find_map(|suffix| full.strip_suffix(suffix))?;
    (short.chars().count() >= 2).then_some(short)
}

/// What may be asked about regions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "region-")]
pub enum RegionAction {
    /// Adds a region to the city.
    Register {
        /// The full name, which no other region may have.
        name: Name,
        /// The kind of region; a county, district or park unless another is named.
        #[serde(default)]
        kind: RegionKind,
        /// The outline on the map, if it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        boundary: Option<Arc<Boundary>>,
    },
    /// Draws or redraws a region's outline.
    SetBoundary {
        /// The outline from now on.
        boundary: Arc<Boundary>,
    },
    /// Takes a region's outline off the map.
    RemoveBoundary {},
    /// Adds an alias under which ledgers name it.
    AddAlias {
        /// The spelling that is added.
        alias: Name,
    },
    /// Removes an alias of the region.
    RemoveAlias {
        /// The alias to remove, exactly as it is stored.
        alias: Name,
    },
    /// Gives it another name; the old one becomes an alias, because ledgers go on using it.
    Rename {
        /// The new full name.
        name: Name,
    },
}

/// What happened to a region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "region-")]
pub enum RegionChange {
    /// The region was added to the city.
    Registered {
        /// The full name of the region.
        name: Name,
        /// The kind of region.
        #[serde(default)]
        kind: RegionKind,
        /// The outline on the map, if it was known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        boundary: Option<Arc<Boundary>>,
    },
    /// Its outline was drawn or redrawn.
    BoundarySet {
        /// The outline from then on.
        boundary: Arc<Boundary>,
    },
    /// Its outline was taken off the map.
    BoundaryRemoved {},
    /// An alias was added.
    AliasAdded {
        /// The spelling that was added.
        alias: Name,
    },
    /// An alias was removed.
    AliasRemoved {
        /// The alias that was removed.
        alias: Name,
    },
    /// It got another name; the old one became an alias.
    Renamed {
        /// The new full name.
        name: Name,
    },
    /// The import that had added it was taken back, and the region with it.
    TakenBack {},
}

refusals! {
    /// Why a command about regions is refused.
    RegionRefusal {
        /// No region has this identifier.
        Unknown = "unknown-region",
        /// Another region is already called so.
        NameTaken = "region-name-taken",
    }
}
