//! What the filters can be set to, each with the number of entries it would show by itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    filter::BlockedBy,
};
use crate::{
    model::{problem::ProblemKind, rule::Lamp, stage::StageGroup},
    value::{ListId, RegionId, UnitId},
};

/// A value of a filter with its name and the number of entries behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterOption<T> {
    /// The value that the filter is set to.
    pub value: T,
    /// Its name; codes take theirs from the catalogue.
    pub name: String,
    /// How many entries have this value.
    pub count: u32,
}

/// The choices of all filters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Options {
    /// Regions in the order of the board.
    pub regions: Vec<FilterOption<RegionId>>,
    /// Sectors, ordered by name.
    pub sectors: Vec<FilterOption<String>>,
    /// Stages in the order of the legend.
    pub stages: Vec<FilterOption<StageGroup>>,
    /// Lamps, the worst first.
    pub lamps: Vec<FilterOption<Lamp>>,
    /// Responsible units, those with most entries first.
    pub units: Vec<FilterOption<UnitId>>,
    /// Leaders who sponsor projects, ordered by name.
    pub sponsors: Vec<FilterOption<String>>,
    /// Lists in the order of the board.
    pub lists: Vec<FilterOption<ListId>>,
    /// What stands in projects' way, anything first; none where nothing does.
    #[serde(default)]
    pub blocked_by: Vec<FilterOption<BlockedBy>>,
}

impl Options {
    /// The choices that the board offers; those without any entry are left out.
    pub fn of(assessment: &Assessment) -> Self {
        let board = &assessment.board;
        let mut regions: BTreeMap<RegionId, u32> = BTreeMap::new();
        let mut sectors: BTreeMap<String, u32> = BTreeMap::new();
        let mut units: BTreeMap<UnitId, u32> = BTreeMap::new();
        let mut sponsors: BTreeMap<String, u32> = BTreeMap::new();
        let mut stages: BTreeMap<StageGroup, u32> = BTreeMap::new();
        let mut lamps: BTreeMap<Lamp, u32> = BTreeMap::new();
        for entry in assessment.entries() {
            let facts = &entry.project.facts;
            for share in &facts.regions {
                *regions.entry(share.region).or_default() += 1;
            }
            if let Some(sector) = &facts.sector {
                *sectors.entry(sector.to_string()).or_default() += 1;
            }
            if let Some(unit) = &facts.responsible_unit {
                *units.entry(*unit).or_default() += 1;
            }
            for sponsor in &facts.sponsors {
                *sponsors.entry(sponsor.to_string()).or_default() += 1;
            }
            *stages.entry(entry.stage).or_default() += 1;
            *lamps.entry(entry.lamp()).or_default() += 1;
        }
        let region = |id: &RegionId| board.regions.get(id).map(|r| r.name.to_string());
        let unit = |id: &UnitId| board.unit_name(*id).map(str::to_owned);
        let mut units = named(units, unit);
        units.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        let lists = board.lists.values().map(|list| FilterOption {
            value: list.id,
            name: list.name.to_string(),
            count: count(list.entries.len()),
        });
        Self {
            regions: named(regions, region),
            sectors: named(sectors, |name| Some(name.clone())),
            stages: named(stages, |_| Some(String::new())),
            lamps: named(lamps, |_| Some(String::new())),
            units,
            sponsors: named(sponsors, |name| Some(name.clone())),
            lists: lists.collect(),
            blocked_by: blocked_by(assessment),
        }
    }
}

/// Entries by the kind of what stands in their way.
fn blocked_by(assessment: &Assessment) -> Vec<FilterOption<BlockedBy>> {
    let kinds = ProblemKind::ALL.iter().copied().map(BlockedBy::Kind);
    let choice = |value: BlockedBy| {
        let count = count(value.entries(&assessment.board).len());
        (count > 0).then(|| FilterOption { value, name: String::new(), count })
    };
    std::iter::once(BlockedBy::Anything).chain(kinds).filter_map(choice).collect()
}

fn named<T>(counts: BTreeMap<T, u32>, name: impl Fn(&T) -> Option<String>) -> Vec<FilterOption<T>> {
    counts
        .into_iter()
        .filter_map(|(value, count)| Some(FilterOption { name: name(&value)?, value, count }))
        .collect()
}
