//! The words and links that the drawing needs, from the reader's catalogue.

use battle_map::{
    model::{rule::Lamp, stage::StageGroup},
    value::{ProjectId, RegionId},
    view::{
        map::MapTexts,
        map_page::{MapQuery, MapWords},
    },
};

use super::{MapPlace, links::map_href};
use crate::texts::Texts;

/// Words of one reader for one map.
pub(super) struct Words<'a> {
    /// The reader's catalogue.
    pub texts: Texts,
    /// Where the map stands.
    pub place: MapPlace,
    /// What it shows.
    pub query: &'a MapQuery,
}

impl MapWords for Words<'_> {
    fn texts(&self) -> MapTexts {
        MapTexts {
            title: self.texts.get("map.title"),
            cluster: self.texts.get("map.cluster"),
            lamps: Lamp::ALL.map(|lamp| self.texts.get(&format!("lamp.{}", lamp.code()))),
        }
    }

    fn mark(&self, name: &str, stage: StageGroup, lamp: Lamp, approximate: bool) -> String {
        let stage = self.texts.get(&format!("stage.{}", stage.code()));
        let lamp = self.texts.get(&format!("lamp.{}", lamp.code()));
        let place =
            if approximate { self.texts.get("map.mark-approximate") } else { String::new() };
        let values = [("name", name), ("stage", &stage), ("lamp", &lamp), ("place", &place)];
        self.texts.fill("map.mark", &values)
    }

    fn entries(&self, count: u32) -> String {
        self.texts.fill("map.entries", &[("count", &count.to_string())])
    }

    fn mark_href(&self, project: ProjectId) -> String {
        match self.place {
            MapPlace::Desk => map_href(&self.query.opened(Some(project))),
            MapPlace::Wall => format!("/projects/{project}"),
        }
    }

    fn region_href(&self, region: RegionId) -> String {
        map_href(&self.query.in_region(Some(region)))
    }

    fn window_href(&self) -> String {
        let query = MapQuery { at: String::new(), ..self.query.clone() };
        let href = map_href(&query);
        let joint = if href.contains('?') { '&' } else { '?' };
        format!("{href}{joint}at={{at}}")
    }
}
