use super::*;
use crate::{
    event::Subject,
    fixture::{Fixture, actor, name, text},
    model::{
        actor::Role,
        card::CardAction,
        finding::{FindingSubject, Level},
        rule::{Band, Edge},
    },
    value::{CardId, OwnRulesId, ProjectId, UnitId},
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
    let (scope, from) = (RuleScope::Everything, fixture.now.day());
    let put = RuleAction::PutInForce { name: name("本市办法"), rules, scope, from };
    Command::new(Subject::RuleSet(OwnRulesId(1)), put)
}

fn shown(fixture: &Fixture, role: Role) -> Option<RulesView> {
    rules(&Assessment::of(&fixture.board), &actor(role), fixture.now)
}

fn previewed(fixture: &Fixture, command: Command) -> Preview {
    preview(&Assessment::of(&fixture.board), &actor(Role::Office), command, fixture.now).unwrap()
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
fn a_copy_that_holds_nowhere_is_previewed_where_it_is_going_to() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    // 9.3 points behind.
    fixture.invest(project, 1000, "2026-10", 740);
    let from = RuleSetId::Preset(Preset::Points);
    let copy = RuleAction::Copy { from, name: name("本市办法") };
    fixture.accept(Command::new(Subject::City, copy));
    let eight = |fixture: &Fixture, day: &str| {
        let mut rules = shown(fixture, Role::Office).unwrap().sets[3].rules.clone();
        rules[0].bands.yellow = Some(Band { from: Edge::from(8), to: None });
        let (scope, from) = (RuleScope::Everything, day.parse().unwrap());
        let put = RuleAction::PutInForce { name: name("本市办法"), rules, scope, from };
        Command::new(Subject::RuleSet(OwnRulesId(1)), put)
    };
    let later = eight(&fixture, "2026-12-01");
    assert_eq!(told(&previewed(&fixture, later.clone())), [CardEffect::Added]);
    let past = previewed(&fixture, eight(&fixture, "2026-11-09"));
    assert_eq!(past.faults, [(None, "rules-from-the-past".to_owned())]);
    fixture.accept(later.clone());
    let seq = fixture.board.seq;
    fixture.accept(later);
    assert_eq!(fixture.board.seq, seq, "saying it again changes nothing");
    let scopes = shown(&fixture, Role::Office).unwrap().scopes;
    assert_eq!((scopes.len(), scopes[0].holds, scopes[0].version), (1, false, Some(2)));
    let called = |day: &str| {
        let day = day.parse().unwrap();
        crate::evaluation::InForce::on(&fixture.board, day).of_the_rest().id
    };
    assert_eq!(called("2026-11-30"), from, "until then what held before");
    assert_eq!(called("2026-12-01"), RuleSetId::Own(OwnRulesId(1)));
}

#[test]
fn another_scope_is_previewed_like_another_threshold() {
    let fixture = city();
    // 40 % below the scheduled share is yellow there.
    assert_eq!(told(&previewed(&fixture, everywhere(Preset::Shortfall))), [CardEffect::Changed]);
}

fn everywhere(preset: Preset) -> Command {
    assign(RuleScope::Everything, RuleSetId::Preset(preset))
}

fn told(preview: &Preview) -> Vec<CardEffect> {
    preview.cards.iter().map(|card| card.change).collect()
}

#[test]
fn another_set_adds_removes_and_changes_cards() {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-10");
    fixture.invest(project, 1000, "2026-02", 90);
    let told = |fixture: &Fixture, preset| told(&previewed(fixture, everywhere(preset)));
    let added = told(&fixture, Preset::Ratio);
    assert_eq!(added, [CardEffect::Added], "7.7 points behind, 54 % of schedule");
    fixture.accept(everywhere(Preset::Ratio));
    assert_eq!(told(&fixture, Preset::Points), [CardEffect::Removed]);
    assert_eq!(told(&fixture, Preset::Shortfall), [CardEffect::Changed], "red becomes yellow");
    assert!(told(&fixture, Preset::Ratio).is_empty());
}

#[test]
fn a_card_that_the_office_withdrew_is_not_previewed_as_a_new_one() {
    let mut fixture = city();
    fixture.accept(Command::new(Subject::City, CardAction::Evaluate));
    let card = Subject::Card(FindingSubject::Project(ProjectId(1)), CardId(1));
    let milder = previewed(&fixture, red_over(&fixture, 40));
    assert_eq!((told(&milder), milder.proposed), (vec![CardEffect::Changed], 1));
    let withdraw = CardAction::Withdraw { reason: text("数据有误") };
    fixture.accept(Command::new(card, withdraw));
    let milder = previewed(&fixture, red_over(&fixture, 40));
    assert_eq!((told(&milder), milder.proposed), (vec![], 0));
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
