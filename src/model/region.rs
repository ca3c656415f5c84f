//! 县区, 园区, 市本级, 跨县区: where projects stand. A county has a boundary; "city level" and
//! "cross-county" have none. Aliases are data.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::refusal::refusals;
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
    /// 市本级
    CityLevel,
    /// 跨县区
    CrossCounty,
}

/// One region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Its identifier.
    pub id: RegionId,
    /// Its full name.
    pub name: Name,
    /// What sort of region.
    pub kind: RegionKind,
    /// Other spellings found in ledgers.
    pub aliases: Vec<Name>,
    /// Its outline, where one was loaded.
    pub boundary: Option<Arc<Boundary>>,
    /// Position of its last event.
    pub version: Seq,
}

impl Region {
    /// Whether `word` (already normalised) is its name, its name without 县/区/市, or an alias.
    pub fn is_called(&self, word: &str) -> bool {
        self.words().any(|own| own == word)
    }

    /// Its normalised names, longest first where it matters: full name, aliases, short name.
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

    /// Folds a later event about this region.
    pub fn apply(&mut self, event: &RegionChange) {
        match event {
            RegionChange::Registered { .. } => {}
            RegionChange::BoundarySet { boundary, .. } => self.boundary = Some(boundary.clone()),
            RegionChange::AliasAdded { alias, .. } => self.aliases.push(alias.clone()),
            RegionChange::AliasRemoved { alias, .. } => self.aliases.retain(|known| known != alias),
            RegionChange::Renamed { name, .. } => renamed(&mut self.name, &mut self.aliases, name),
        }
    }
}

fn short_name(full: &str) -> Option<&str> {
    let short = ["县", "区", "市"].iter().find_map(|suffix| full.strip_suffix(suffix))?;
    (short.chars().count() >= 2).then_some(short)
}

/// What may be asked about regions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegionAction {
    /// Adds a region.
    Register {
        /// Its name.
        name: Name,
        /// What sort.
        #[serde(default)]
        kind: RegionKind,
        /// Its outline.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        boundary: Option<Arc<Boundary>>,
    },
    /// Draws or redraws a region's outline.
    SetBoundary {
        /// Which.
        region: RegionId,
        /// The outline.
        boundary: Arc<Boundary>,
    },
    /// Adds another spelling.
    AddAlias {
        /// Which.
        region: RegionId,
        /// The spelling.
        alias: Name,
    },
    /// Takes a spelling back.
    RemoveAlias {
        /// Which.
        region: RegionId,
        /// The spelling, as it stands.
        alias: Name,
    },
    /// Gives it another name; the old one stays a spelling, because ledgers go on using it.
    Rename {
        /// Which.
        region: RegionId,
        /// Its new name.
        name: Name,
    },
}

/// What happened to a region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "region-")]
pub enum RegionChange {
    /// It was added.
    Registered {
        /// Which.
        region: RegionId,
        /// Its name.
        name: Name,
        /// What sort.
        #[serde(default)]
        kind: RegionKind,
        /// Its outline.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        boundary: Option<Arc<Boundary>>,
    },
    /// Its outline was drawn or redrawn.
    BoundarySet {
        /// Which.
        region: RegionId,
        /// The outline.
        boundary: Arc<Boundary>,
    },
    /// Another spelling was added.
    AliasAdded {
        /// Which.
        region: RegionId,
        /// The spelling.
        alias: Name,
    },
    /// A spelling was taken back.
    AliasRemoved {
        /// Which.
        region: RegionId,
        /// The spelling.
        alias: Name,
    },
    /// It got another name; the old one became a spelling.
    Renamed {
        /// Which.
        region: RegionId,
        /// Its new name.
        name: Name,
    },
}

impl RegionChange {
    /// The region it is about.
    pub const fn region(&self) -> RegionId {
        match self {
            Self::Registered { region, .. }
            | Self::BoundarySet { region, .. }
            | Self::AliasAdded { region, .. }
            | Self::AliasRemoved { region, .. }
            | Self::Renamed { region, .. } => *region,
        }
    }
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

/// What the decision needs to know.
pub struct RegionFacts<'a> {
    /// The region the command names, if it exists.
    pub named: Option<&'a Region>,
    /// The region already called by the new name or alias.
    pub namesake: Option<RegionId>,
    /// The next free identifier.
    pub next: RegionId,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// When the region is unknown or the name is taken.
pub fn decide(
    facts: &RegionFacts<'_>,
    command: RegionAction,
) -> Result<Option<RegionChange>, RegionRefusal> {
    match command {
        RegionAction::Register { name, kind, boundary } => match facts.namesake {
            Some(_) => Err(RegionRefusal::NameTaken),
            None => Ok(Some(RegionChange::Registered { region: facts.next, name, kind, boundary })),
        },
        RegionAction::SetBoundary { region, boundary } => {
            let known = facts.named.ok_or(RegionRefusal::Unknown)?;
            let same = known.boundary.as_ref() == Some(&boundary);
            Ok((!same).then_some(RegionChange::BoundarySet { region, boundary }))
        }
        RegionAction::AddAlias { region, alias } => {
            facts.named.ok_or(RegionRefusal::Unknown)?;
            match facts.namesake {
                Some(other) if other != region => Err(RegionRefusal::NameTaken),
                Some(_) => Ok(None),
                None => Ok(Some(RegionChange::AliasAdded { region, alias })),
            }
        }
        RegionAction::RemoveAlias { region, alias } => {
            let known = facts.named.ok_or(RegionRefusal::Unknown)?;
            let there = known.aliases.contains(&alias);
            Ok(there.then_some(RegionChange::AliasRemoved { region, alias }))
        }
        RegionAction::Rename { region, name } => {
            let known = facts.named.ok_or(RegionRefusal::Unknown)?;
            if facts.namesake.is_some_and(|other| other != region) {
                return Err(RegionRefusal::NameTaken);
            }
            Ok((known.name != name).then_some(RegionChange::Renamed { region, name }))
        }
    }
}
