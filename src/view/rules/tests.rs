use super::*;
use crate::{
    evaluation::Change,
    fixture::{Fixture, actor, name},
    model::{
        actor::Role,
        finding::Level,
        rule::{Band, Edge},
    },
    value::{OwnRulesId, UnitId},
};

/// A city whose one project is 33.3 points behind, with a copy of `points` that holds everywhere.
fn city() -> Fixture {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1000, "2026-10", 500);
    let from = RuleSetId::Preset(Preset::Points);
    let copy = RuleAction::Copy { from, name: name("本市办法") };
    fixture.accept(Command::new(Subject::City, copy));
    let (scope, set) = (RuleScope::Everything, RuleSetId::Own(OwnRulesId(1)));
    fixture.accept(assign(scope, set));
    fixture
}

fn assign(scope: RuleScope, set: RuleSetId) -> Command {
    Command::new(Subject::RuleScopes, RuleAction::Assign { scope, set })
}

/// The city's own set with another edge for red.
fn red_over(fixture: &Fixture, red: u16) -> Command {
    let view = shown(fixture, Role::Office).unwrap();
    let mut rules = view.sets[3].rules.clone();
    let from = Edge::from(10);
    rules[0].bands.yellow = Some(Band { from, to: None });
    rules[0].bands.red = Some(Edge::beyond(red));
    let set = RuleAction::Set { name: name("本市办法"), rules };
    Command::new(Subject::RuleSet(OwnRulesId(1)), set)
}

fn shown(fixture: &Fixture, role: Role) -> Option<RulesView> {
    rules(&Standing::of(&fixture.board), &actor(role), fixture.now)
}

fn previewed(fixture: &Fixture, command: Command) -> Preview {
    preview(&Standing::of(&fixture.board), &actor(Role::Office), command, fixture.now).unwrap()
}

#[test]
fn the_editor_shows_presets_and_own_sets_and_is_the_headquarters_own() {
    let fixture = city();
    let view = shown(&fixture, Role::Office).unwrap();
    let ids: Vec<_> = view.sets.iter().map(|set| set.id.to_string()).collect();
    assert_eq!(ids, ["points", "ratio", "shortfall", "own-1"]);
    assert_eq!((view.acts, view.proposed, view.scopes.len()), (true, 1, 1));
    assert!(!shown(&fixture, Role::Leader).unwrap().acts);
    for role in [Role::Viewer, Role::Unit(UnitId(1)), Role::Display] {
        assert_eq!(shown(&fixture, role), None);
    }
}

#[test]
fn a_threshold_not_saved_yet_lists_the_cards_it_would_change_and_changes_nothing() {
    let fixture = city();
    let before = fixture.board.clone();
    let milder = previewed(&fixture, red_over(&fixture, 40));
    assert_eq!((milder.added, milder.changed, milder.removed), (0, 1, 0));
    let card = &milder.cards[0];
    assert_eq!((card.before, card.after), (Some(Level::Red), Some(Level::Yellow)));
    assert_eq!(card.name, "岳池人民医院迁建");
    let same = previewed(&fixture, red_over(&fixture, 30));
    assert_eq!((same.cards.len(), same.proposed), (0, 1));
    assert_eq!(fixture.board, before);
}

#[test]
fn another_scope_is_previewed_like_another_threshold() {
    let fixture = city();
    let scope = RuleScope::Everything;
    let set = RuleSetId::Preset(Preset::Shortfall);
    let preview = previewed(&fixture, assign(scope, set));
    // 40 % below the scheduled share is yellow there.
    assert_eq!(preview.cards.iter().map(|card| card.change).collect::<Vec<_>>(), [Change::Changed]);
}

#[test]
fn a_change_that_would_be_refused_says_so_at_its_rule() {
    let fixture = city();
    let preview = previewed(&fixture, red_over(&fixture, 5));
    assert_eq!(preview.faults, [(Some(0), "red-milder-than-yellow".to_owned())]);
    let unknown = RuleSetId::Own(OwnRulesId(9));
    let preview = previewed(&fixture, assign(RuleScope::Everything, unknown));
    assert_eq!(preview.faults, [(None, "unknown-rule-set".to_owned())]);
}
