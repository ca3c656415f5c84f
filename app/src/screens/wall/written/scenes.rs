//! What scenes are called.

use battle_map::{
    model::display::PlannedScene,
    view::scene::{Scene, TourScene},
};

use crate::texts::Texts;

/// The title of a scene; none for the whole city, which has that of the program.
pub fn title(texts: Texts, scene: Scene, name: Option<&str>) -> Option<String> {
    match scene {
        Scene::City => None,
        Scene::Region(_) | Scene::List(_) => name.map(str::to_owned),
        Scene::CloseUp(_) => Some(texts.get("close-up.title")),
        Scene::Notices => Some(texts.get("scene.notices")),
        Scene::Problems => Some(texts.get("scene.problems")),
    }
}

/// The name of a scene of a tour, as the edge says which was passed over.
pub fn planned_name(texts: Texts, stop: &TourScene) -> String {
    if let Some(name) = &stop.name {
        return name.clone();
    }
    match stop.planned {
        PlannedScene::CloseUps(rule) => texts.get(&format!("close-up-rule.{}", rule.code())),
        planned => texts.get(&format!("scene.{}", planned.code())),
    }
}
