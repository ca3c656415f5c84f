//! A scene (场景): what a wall shows at a time. The whole city or a part of it with its map, one project
//! from near, the notices, the problems; and the tour of a display, which shows one after the other.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment,
    close_up::{CloseUp, close_up},
    filter::Filter,
    map_page::MapQuery,
    notices::{self, NoticeLine},
    problems::agenda::{self, ProblemSum},
    seen::{Seen, Unanswered},
    wall::{WallView, wall_of},
};
use crate::{
    model::card::CardLevel,
    value::{CardId, ListId, ProjectId, RegionId, Timestamp},
};

mod tour;

pub use tour::{PutScene, TourScene, TourView, tour};

/// How many problems a scene of them shows.
const PROBLEMS: usize = 24;
/// Days for which a red card that went out is news.
const NEWS_DAYS: i32 = 1;

/// What a wall shows at a time. The plan board joins them when it can be drawn for a wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scene {
    /// The whole city.
    #[default]
    City,
    /// One region with its projects.
    Region(RegionId),
    /// The projects of one list.
    List(ListId),
    /// One project.
    CloseUp(ProjectId),
    /// The notices that are not over.
    Notices,
    /// What stands in the projects' way.
    Problems,
}

impl Scene {
    /// What its map is asked for; none where it has no map of the city.
    #[must_use]
    pub fn map(self) -> Option<MapQuery> {
        let has_map = matches!(self, Self::City | Self::Region(_) | Self::List(_));
        has_map.then(|| MapQuery { filter: self.filter(), ..MapQuery::default() })
    }

    /// The projects whose figures stand beside the map.
    fn filter(self) -> Filter {
        match self {
            Self::Region(region) => Filter { region: Some(region), ..Filter::default() },
            Self::List(list) => Filter { list: Some(list), ..Filter::default() },
            Self::City | Self::CloseUp(_) | Self::Notices | Self::Problems => Filter::default(),
        }
    }

    /// The name of what it shows; none for what has no name of its own.
    fn name(self, assessment: &Assessment) -> Option<String> {
        let board = &assessment.board;
        match self {
            Self::Region(id) => board.regions.get(&id).map(|region| region.name.to_string()),
            Self::List(id) => board.lists.get(&id).map(|list| list.name.to_string()),
            Self::CloseUp(id) => {
                let project = board.projects.get(&board.standing(id));
                project.map(|project| project.facts.name.to_string())
            }
            Self::City | Self::Notices | Self::Problems => None,
        }
    }
}

/// What stands on the wall's stage beside head and foot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The map, and the figures beside it.
    Map,
    /// One project.
    CloseUp(Box<CloseUp>),
    /// The notices that are not over.
    Notices(Vec<NoticeLine>),
    /// The gravest problems.
    Problems(ProblemSum),
}

/// A red card that went out of late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedCardLine {
    /// The identifier of the card.
    pub id: CardId,
    /// The name of the project that it was issued to.
    pub name: String,
    /// The name of the unit that is responsible for it.
    pub unit: String,
    /// What the rules found when it went out.
    pub finding: super::figures::ShownFinding,
}

/// A wall with a scene on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SceneView {
    /// What is shown.
    pub scene: Scene,
    /// Its name; none for what has no name of its own.
    pub name: Option<String>,
    /// Head, foot and figures.
    pub wall: WallView,
    /// What stands on the stage.
    pub stage: Stage,
    /// The notices of the whole city that are not over, which are called out when they are new.
    pub notices: Vec<NoticeLine>,
    /// The red cards that are called out when they are new.
    pub red_cards: Vec<RedCardLine>,
    /// The tour that the scene is part of; without stops where there is none.
    pub tour: TourView,
}

/// Which scene is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SceneAsked {
    /// Whatever the tour of whoever asks begins with, or what was put on its display.
    #[default]
    First,
    /// A scene of the tour, unless something was put on its display.
    Next(Scene),
    /// This scene, whatever tour there is: a page of its own.
    Alone(Scene),
}

/// The scene that is asked for at `now`.
///
/// # Errors
/// When a project is asked for that there is not.
pub fn scene(seen: &Seen, asked: SceneAsked, now: Timestamp) -> Result<SceneView, Unanswered> {
    let assessment = seen.assessment.as_ref();
    let tour = match asked {
        SceneAsked::First | SceneAsked::Next(_) => tour(seen, now),
        SceneAsked::Alone(_) => TourView::default(),
    };
    let put = tour.put.as_ref().map(|put| put.scene);
    let scene = match asked {
        SceneAsked::Alone(scene) => scene,
        SceneAsked::Next(scene) => put.unwrap_or(scene),
        SceneAsked::First => put.or_else(|| tour.first()).unwrap_or_default(),
    };
    let board = &assessment.board;
    let stage = match scene {
        Scene::City | Scene::Region(_) | Scene::List(_) => Stage::Map,
        Scene::CloseUp(id) => {
            let shown = close_up(assessment, id, now).ok_or(Unanswered::NotFound)?;
            Stage::CloseUp(Box::new(shown))
        }
        Scene::Notices => Stage::Notices(notices::running(board, now)),
        Scene::Problems => Stage::Problems(agenda::sum(assessment, PROBLEMS, now.day(), |_| true)),
    };
    let calls_out = |wanted: bool| wanted && !tour.visitors;
    let mut notices = Vec::new();
    if calls_out(tour.interrupts.notices) {
        notices = notices::running(board, now);
    }
    let mut red_cards = Vec::new();
    if calls_out(tour.interrupts.red_cards) {
        red_cards = news_of_red_cards(assessment, now);
    }
    Ok(SceneView {
        scene,
        name: scene.name(assessment),
        wall: wall_of(assessment, &scene.filter(), now),
        stage,
        notices,
        red_cards,
        tour,
    })
}

/// The red cards that went out to projects of late.
fn news_of_red_cards(assessment: &Assessment, now: Timestamp) -> Vec<RedCardLine> {
    let board = &assessment.board;
    let fresh = entries_with_red_cards(assessment, now, NEWS_DAYS);
    let line = |(entry, card): (&super::judged::Judged, CardId)| {
        let facts = &entry.project.facts;
        let unit = facts.responsible_unit.and_then(|unit| board.unit_name(unit));
        let out = board.cards.get(&card)?.out()?;
        Some(RedCardLine {
            id: card,
            name: facts.name.to_string(),
            unit: unit.unwrap_or_default().to_owned(),
            finding: super::figures::ShownFinding::from(&out.basis.finding),
        })
    };
    fresh.into_iter().filter_map(line).collect()
}

/// The entries to which a red card went out within the last days, the latest first.
fn entries_with_red_cards(
    assessment: &Assessment,
    now: Timestamp,
    days: i32,
) -> Vec<(&super::judged::Judged, CardId)> {
    let (board, today) = (&assessment.board, now.day());
    let mut found: Vec<_> = assessment
        .entries()
        .filter_map(|entry| {
            let (level, card) = entry.project.card_out()?;
            let on = board.cards.get(&card)?.out()?.issue.on;
            let fresh = level == CardLevel::Red && on.days_until(today) < days;
            fresh.then_some((std::cmp::Reverse(on), entry, card))
        })
        .collect();
    found.sort_by_key(|(on, _, card)| (*on, *card));
    found.into_iter().map(|(_, entry, card)| (entry, card)).collect()
}

#[cfg(test)]
mod tests;
