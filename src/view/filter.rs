//! What part of the board a screen shows. It lives in the URL, so that a link shows what I see, and
//! works without JavaScript.
//!
//! The fields are read and written one by one, after the URL was decoded by others. A derived reader
//! (`serde_urlencoded`, `serde_html_form`, `serde_qs`) refuses the whole query for one code that it does
//! not know, where an old link shall still open, and writes what is unset; each field would need a
//! function of its own for reading and one for writing, which is what stands here.

use serde::{Deserialize, Serialize};

use super::judged::Judged;
use crate::{
    board::Board,
    geometry::Bounds,
    model::{project::Project, rule::Lamp, stage::StageGroup},
    value::{ListId, RegionId, UnitId},
};

mod blocked_by;

pub use blocked_by::BlockedBy;

/// A choice of projects; everything unset lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Filter {
    /// Words looked for in name, unit, place, region and code, or pinyin initials.
    pub text: String,
    /// Only projects of this region.
    pub region: Option<RegionId>,
    /// Only projects of this sector; empty for all.
    pub sector: String,
    /// Only projects at one of these stages; empty for all.
    pub stages: Vec<StageGroup>,
    /// Only projects with one of these lamps; empty for all.
    pub lamps: Vec<Lamp>,
    /// Only projects for which this unit is responsible.
    pub unit: Option<UnitId>,
    /// Only projects that this leader sponsors; empty for all.
    pub sponsor: String,
    /// Only projects on this list.
    pub list: Option<ListId>,
    /// Only those in whose way something stands.
    #[serde(default)]
    pub blocked_by: Option<BlockedBy>,
    /// Only projects without a place of their own on the map.
    pub unplaced: bool,
    /// 竣工未完成投资: only completed projects whose plan for the year is not spent.
    #[serde(default)]
    pub underspent: bool,
    /// Only what stands in this rectangle of the map, be it only at its region's label or on its tile.
    pub within: Option<Bounds>,
}

impl Filter {
    /// Reads the filter from URL parameters; what cannot be read is passed over, so that an old
    /// link still opens.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| {
            let text = get(key).unwrap_or_default();
            text.trim().chars().take(100).collect::<String>()
        };
        let words = |key: &str| text(key).split(',').map(str::to_owned).collect::<Vec<_>>();
        Self {
            text: text("q"),
            region: text("region").parse().ok(),
            sector: text("sector"),
            stages: words("stage").iter().filter_map(|code| StageGroup::from_code(code)).collect(),
            lamps: words("lamp").iter().filter_map(|code| Lamp::from_code(code)).collect(),
            unit: text("unit").parse().ok(),
            sponsor: text("sponsor"),
            list: text("list").parse().ok(),
            blocked_by: BlockedBy::from_code(&text("problem")),
            unplaced: text("unplaced") == "1",
            underspent: text("underspent") == "1",
            within: text("within").parse().ok(),
        }
    }

    /// The URL parameters that give this filter back, in a fixed order.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let id = |id: Option<u32>| id.map(|id| id.to_string()).unwrap_or_default();
        let mark = |set: bool| if set { "1".to_owned() } else { String::new() };
        let stages: Vec<_> = self.stages.iter().map(|stage| stage.code()).collect();
        let lamps: Vec<_> = self.lamps.iter().map(|lamp| lamp.code()).collect();
        let all = [
            ("q", self.text.clone()),
            ("region", id(self.region.map(|region| region.0))),
            ("sector", self.sector.clone()),
            ("stage", stages.join(",")),
            ("lamp", lamps.join(",")),
            ("unit", id(self.unit.map(|unit| unit.0))),
            ("sponsor", self.sponsor.clone()),
            ("list", id(self.list.map(|list| list.0))),
            ("problem", self.blocked_by.map(|by| by.code().to_owned()).unwrap_or_default()),
            ("unplaced", mark(self.unplaced)),
            ("underspent", mark(self.underspent)),
            ("within", self.within.map(|bounds| bounds.to_string()).unwrap_or_default()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.parameters().is_empty()
    }

    /// The same filter with one lamp added or taken away.
    #[must_use]
    pub fn toggled_lamp(mut self, lamp: Lamp) -> Self {
        toggle(&mut self.lamps, lamp);
        self
    }

    /// The same filter with one stage added or taken away.
    #[must_use]
    pub fn toggled_stage(mut self, stage: StageGroup) -> Self {
        toggle(&mut self.stages, stage);
        self
    }

    /// Whether a project passes, whatever is looked for in its words, stands in its way, or where on the
    /// map it stands: for those the whole city has to be known.
    pub fn passes(&self, board: &Board, entry: &Judged) -> bool {
        let project = &entry.project;
        let facts = &project.facts;
        let among = |region: RegionId| facts.regions.iter().any(|share| share.region == region);
        self.region.is_none_or(among)
            && (self.sector.is_empty()
                || facts.sector.as_ref().is_some_and(|sector| sector.as_str() == self.sector))
            && (self.stages.is_empty() || self.stages.contains(&entry.stage))
            && (self.lamps.is_empty() || self.lamps.contains(&entry.lamp()))
            && self.unit.is_none_or(|unit| facts.responsible_unit == Some(unit))
            && (self.sponsor.is_empty()
                || facts.sponsors.iter().any(|sponsor| sponsor.as_str() == self.sponsor))
            && self.list.is_none_or(|list| on_list(board, list, project))
            && !(self.unplaced && entry.placed)
            && (!self.underspent || entry.is_completed_underspent())
    }
}

fn on_list(board: &Board, list: ListId, project: &Project) -> bool {
    board.lists.get(&list).is_some_and(|list| list.entries.contains_key(&project.id))
}

fn toggle<T: PartialEq>(chosen: &mut Vec<T>, item: T) {
    if let Some(at) = chosen.iter().position(|other| *other == item) {
        chosen.remove(at);
    } else {
        chosen.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::problem::ProblemKind;

    #[test]
    fn a_filter_survives_the_url() {
        let filter = Filter {
            text: "锂电池".into(),
            region: Some(RegionId(3)),
            stages: vec![StageGroup::Building],
            lamps: vec![Lamp::Severe, Lamp::Lagging],
            blocked_by: Some(BlockedBy::Kind(ProblemKind::Land)),
            unplaced: true,
            underspent: true,
            within: "106.2,30.1,107.0,30.5".parse().ok(),
            ..Filter::default()
        };
        let parameters = filter.parameters();
        let get = |key: &str| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
        assert_eq!(Filter::read(get), filter);
    }

    #[test]
    fn nonsense_in_the_url_filters_nothing() {
        let filter = Filter::read(|key| (key == "region" || key == "lamp").then(|| "x".into()));
        assert!(filter.is_empty());
    }
}
