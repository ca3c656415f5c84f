//! The words and links that the drawing needs, from the reader's catalogue.

use battle_map::{
    model::rule::Lamp,
    value::{ProjectId, RegionId},
    view::{
        filter::Filter,
        ledger_table::TableQuery,
        map::{MapTexts, Mark},
        map_page::{MapQuery, MapWords},
    },
};

use super::{
    MapPlace,
    links::{map_href, table_href},
};
use crate::texts::Texts;

/// The texts and links of one drawing.
pub(super) struct DrawingWords<'a> {
    /// The catalogue in the reader's language.
    pub texts: Texts,
    /// The kind of page that the map is on.
    pub place: MapPlace,
    /// The filter, window and opened project that are shown.
    pub query: &'a MapQuery,
}

impl MapWords for DrawingWords<'_> {
    fn texts(&self) -> MapTexts {
        MapTexts {
            title: self.texts.get("map.title"),
            cluster: self.texts.get("map.cluster"),
            lamps: Lamp::ALL.map(|lamp| self.texts.get(&format!("lamp.{}", lamp.code()))),
        }
    }

    fn mark(&self, mark: &Mark<'_>) -> String {
        let look = mark.look;
        let stage = self.texts.get(&format!("stage.{}", look.stage.code()));
        let lamp = self.texts.get(&format!("lamp.{}", look.lamp.code()));
        let card = look.card.map(|card| self.texts.get(&format!("level.{}", card.code())));
        let said = |is: bool, key: &str| is.then(|| self.texts.get(key));
        let more = [
            said(look.explained, "map.explained"),
            card,
            said(look.notice, "map.notice"),
            said(look.flagged, "map.flag"),
            said(look.approximate, "map.approximate"),
        ];
        let more =
            more.into_iter().flatten().fold(String::new(), |said, words| said + " · " + &words);
        let values = [("name", mark.name), ("stage", &stage), ("lamp", &lamp), ("place", &more)];
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
        open_ended(&map_href(&query), "at")
    }

    fn list_href(&self) -> String {
        let filter = Filter { within: None, ..self.query.filter.clone() };
        let query = TableQuery { filter, ..TableQuery::default() };
        open_ended(&table_href(&query), "within")
    }
}

/// An address with one more parameter, whose value is to be appended.
fn open_ended(href: &str, key: &str) -> String {
    let joint = if href.contains('?') { '&' } else { '?' };
    format!("{href}{joint}{key}={{{key}}}")
}
