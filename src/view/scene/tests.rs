use std::sync::Arc;

use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, name},
    model::{
        actor::{Actor, Role},
        display::{
            CloseUpRule, DisplayAction, Dwell, PlannedScene, ShowTime, Theme, Tour, TourStop,
        },
    },
    value::DisplayId,
    view::seen::narrowed,
};

const HALL: &str = "指挥大厅";

/// A project of the first county that lags, and a display with a tour.
fn with_a_tour(scenes: &[PlannedScene], visitors: bool) -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    let dwell = Dwell::new(20).unwrap();
    let stops = scenes.iter().map(|scene| TourStop { scene: *scene, dwell }).collect();
    let tour = Tour { stops, visitors, ..Tour::default() };
    let register = DisplayAction::Register { name: name(HALL), tour };
    fixture.accept(Command::new(Subject::City, register));
    (fixture, project)
}

fn display(called: &str) -> Actor {
    Actor { name: name(&format!("令牌#3 {called}")), ..actor(Role::Display) }
}

fn seen(fixture: &Fixture, actor: Actor) -> Seen {
    let whole = Assessment::of(&fixture.board);
    let assessment = Arc::new(whole.narrowed(narrowed(&fixture.board, &actor)));
    Seen { assessment, actor }
}

fn shown(fixture: &Fixture, asked: SceneAsked) -> SceneView {
    scene(&seen(fixture, display(HALL)), asked, fixture.now).unwrap()
}

#[test]
fn a_tour_begins_with_the_first_scene_that_has_contents() {
    let empty = PlannedScene::CloseUps(CloseUpRule::RedCardsOfWeek);
    let (fixture, _) = with_a_tour(&[PlannedScene::Notices, empty, PlannedScene::City], false);
    let view = shown(&fixture, SceneAsked::First);
    assert_eq!(view.scene, Scene::City);
    let contents: Vec<_> = view.tour.scenes.iter().map(|stop| stop.scene).collect();
    assert_eq!(contents, [None, None, Some(Scene::City)]);
}

#[test]
fn a_rule_brings_a_close_up_for_each_project_that_it_finds() {
    let rule = PlannedScene::CloseUps(CloseUpRule::FarthestBehind);
    let (fixture, project) = with_a_tour(&[rule], false);
    let view = shown(&fixture, SceneAsked::First);
    assert_eq!(view.scene, Scene::CloseUp(project));
    assert!(matches!(view.stage, Stage::CloseUp(_)));
    assert_eq!(view.tour.scenes.len(), 1);
}

#[test]
fn what_is_put_on_a_display_stands_in_place_of_whatever_is_asked_and_returns() {
    let (mut fixture, project) = with_a_tour(&[PlannedScene::City], false);
    let put = DisplayAction::Put { project, time: ShowTime::Short };
    fixture.accept(Command::new(Subject::Display(DisplayId(1)), put));
    let view = shown(&fixture, SceneAsked::Next(Scene::City));
    assert_eq!(view.scene, Scene::CloseUp(project));
    assert_eq!(view.tour.put.map(|put| put.scene), Some(Scene::CloseUp(project)));
    fixture.now = Timestamp(fixture.now.0 + 5 * 60_000);
    assert_eq!(shown(&fixture, SceneAsked::Next(Scene::City)).scene, Scene::City);
}

#[test]
fn a_wall_that_nobody_configured_shows_the_whole_city_and_calls_out_notices_alone() {
    let (fixture, _) = with_a_tour(&[PlannedScene::Problems], false);
    let other = scene(&seen(&fixture, display("门厅")), SceneAsked::First, fixture.now).unwrap();
    assert_eq!((other.scene, other.tour.scenes.len()), (Scene::City, 0));
    assert!(other.tour.interrupts.notices && !other.tour.interrupts.red_cards);
    assert_eq!(other.tour.theme, Theme::Dark);
    let person = scene(&seen(&fixture, actor(Role::Office)), SceneAsked::First, fixture.now);
    assert_eq!(person.unwrap().scene, Scene::City);
}

#[test]
fn a_region_counts_its_own_projects_and_adds_up() {
    let (fixture, _) = with_a_tour(&[PlannedScene::City], false);
    let region = fixture.board.projects.values().next().unwrap().region().unwrap();
    let view = shown(&fixture, SceneAsked::Alone(Scene::Region(region)));
    assert_eq!(view.wall.frame.entries, 1);
    assert_eq!(view.wall.regions.len(), 1);
    assert_eq!(view.name.as_deref(), Some(fixture.board.regions[&region].name.as_str()));
    assert!(view.tour.scenes.is_empty(), "a page of its own has no tour");
}

#[test]
fn visitors_see_neither_cards_nor_notices_nor_problems() {
    let (mut fixture, project) = with_a_tour(&[PlannedScene::City, PlannedScene::Problems], true);
    fixture.accept(Command::new(
        Subject::Project(project),
        crate::model::problem::ProblemAction::Raise(crate::model::problem::ProblemFile {
            kind: crate::model::problem::ProblemKind::Power,
            text: crate::fixture::text("停电"),
            since: fixture.now.day(),
            solver: None,
            level: crate::model::problem::CoordinationLevel::City,
            deadline: None,
        }),
    ));
    let view = shown(&fixture, SceneAsked::First);
    assert_eq!(view.wall.problems.open, 0);
    assert_eq!(view.tour.scenes[1].scene, None);
    let kinds: Vec<_> = view.wall.changes.iter().map(|line| line.kind.as_str()).collect();
    assert!(!kinds.iter().any(|kind| kind.starts_with("problem")), "{kinds:?}");
    let staff = scene(&seen(&fixture, actor(Role::Office)), SceneAsked::First, fixture.now);
    assert_eq!(staff.unwrap().wall.problems.open, 1);
}
