//! The tour of a display: its planned scenes with what each of them comes to now, and what was put on
//! the display for a while.

use serde::{Deserialize, Serialize};

use super::{Scene, entries_with_red_cards};
use crate::{
    model::{
        actor::Role,
        display::{CloseUpRule, Interrupts, PlannedScene, Theme, TourStop},
    },
    value::{ProjectId, Timestamp},
    view::{assessment::Assessment, lagging::lagging, notices, problems::agenda, seen::Seen},
};

/// How many close-ups a rule brings at most.
const CLOSE_UPS: usize = 10;
/// The days of a week, today's among them.
const WEEK: i32 = 7;

/// What a display shows one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TourView {
    /// The scenes; none for a wall that shows the whole city alone.
    pub scenes: Vec<TourScene>,
    /// Its colours.
    pub theme: Theme,
    /// What fills the screen once when it is new.
    pub interrupts: Interrupts,
    /// 参观模式: whether visitors see it.
    pub visitors: bool,
    /// What was put on the display in place of its tour.
    pub put: Option<PutScene>,
}

/// One scene of a tour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TourScene {
    /// What was planned.
    pub planned: PlannedScene,
    /// What it comes to; none where there is nothing to show, so that it is passed over.
    pub scene: Option<Scene>,
    /// The name of what it shows; none for what has no name of its own.
    pub name: Option<String>,
    /// How long it stands, in seconds.
    pub seconds: u16,
}

/// What was put on a display for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutScene {
    /// What is shown.
    pub scene: Scene,
    /// The role of whoever put it there.
    pub by: Role,
    /// The moment at which the display returns to its tour.
    pub until: Timestamp,
}

impl TourView {
    /// The scene that it begins with: the first that has contents.
    #[must_use]
    pub fn first(&self) -> Option<Scene> {
        self.scenes.iter().find_map(|stop| stop.scene)
    }
}

/// The tour of the display that asks at `now`; without scenes for one that nobody configured, and for
/// people.
pub fn tour(seen: &Seen, now: Timestamp) -> TourView {
    let assessment = seen.assessment.as_ref();
    // What interrupts a wall of no configuration is what always did.
    let unconfigured = Interrupts { notices: true, red_cards: false };
    let Some(display) = assessment.board.display_of(&seen.actor) else {
        return TourView { interrupts: unconfigured, ..TourView::default() };
    };
    let put = display.put_at(now).map(|put| PutScene {
        scene: Scene::CloseUp(put.project),
        by: put.by,
        until: put.until,
    });
    let stops = display.tour.stops.iter();
    TourView {
        scenes: stops.flat_map(|stop| scenes(assessment, *stop, now)).collect(),
        theme: display.tour.theme,
        interrupts: display.tour.interrupts,
        visitors: display.tour.visitors,
        put,
    }
}

/// What a planned scene comes to now; a rule that finds nothing is one scene without contents.
fn scenes(assessment: &Assessment, stop: TourStop, now: Timestamp) -> Vec<TourScene> {
    let of = |scene: Option<Scene>| TourScene {
        planned: stop.scene,
        scene,
        name: scene.and_then(|scene| scene.name(assessment)),
        seconds: stop.dwell.seconds(),
    };
    let single = |scene: Scene| vec![of(Some(scene).filter(|scene| has(assessment, *scene, now)))];
    match stop.scene {
        PlannedScene::City => single(Scene::City),
        PlannedScene::Region(region) => single(Scene::Region(region)),
        PlannedScene::List(list) => single(Scene::List(list)),
        PlannedScene::Notices => single(Scene::Notices),
        PlannedScene::Problems => single(Scene::Problems),
        PlannedScene::CloseUps(rule) => {
            let found = found(assessment, rule, now);
            if found.is_empty() {
                return vec![of(None)];
            }
            found.into_iter().map(|project| of(Some(Scene::CloseUp(project)))).collect()
        }
    }
}

/// Whether a scene has anything to show.
fn has(assessment: &Assessment, scene: Scene, now: Timestamp) -> bool {
    match scene {
        Scene::City => true,
        Scene::Region(_) | Scene::List(_) => !assessment.filtered(&scene.filter()).is_empty(),
        Scene::CloseUp(id) => assessment.project(assessment.board.standing(id)).is_some(),
        Scene::Notices => !notices::running(&assessment.board, now).is_empty(),
        Scene::Problems => agenda::sum(assessment, 0, now.day(), |_| true).open > 0,
    }
}

/// The projects that a rule finds.
fn found(assessment: &Assessment, rule: CloseUpRule, now: Timestamp) -> Vec<ProjectId> {
    let mut found: Vec<ProjectId> = match rule {
        CloseUpRule::RedCardsOfWeek => {
            let cards = entries_with_red_cards(assessment, now, WEEK);
            cards.into_iter().map(|(entry, _)| entry.project.id).collect()
        }
        CloseUpRule::OpenNotices => {
            notices::running(&assessment.board, now).into_iter().map(|line| line.project).collect()
        }
        CloseUpRule::FarthestBehind => {
            let lagging = lagging(assessment.entries());
            let accused = lagging.into_iter().filter(|entry| entry.explained.is_none());
            accused.map(|entry| entry.project.id).collect()
        }
    };
    let mut known = std::collections::BTreeSet::new();
    found.retain(|project| known.insert(*project));
    found.truncate(CLOSE_UPS);
    found
}
