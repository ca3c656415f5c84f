//! Sets of a city's own: their faults and their versions.

use super::*;

#[test]
fn a_set_with_faults_is_refused_rule_by_rule_and_nothing_changes() {
    let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
    let from = RuleSetId::Preset(Preset::Points);
    let copy = RuleAction::Copy { from, name: name("本市办法") };
    fixture.accept(Command::new(Subject::City, copy));
    let behind = RuleCondition::ALL[0];
    let rules = vec![
        rule("fits", behind, 10, 30),
        rule("turned", behind, 30, 10),
        RuleDraft { condition: None, ..rule("empty", behind, 10, 30) },
        rule("fits", behind, 10, 30),
    ];
    let command = Command::new(
        Subject::RuleSet(OwnRulesId(1)),
        RuleAction::Set { name: name("本市办法"), rules },
    );
    let before = fixture.board.rules.clone();
    let refusal = fixture.give(&office(), Vec::new(), command).unwrap_err();
    let crate::refusal::Refusal::Parts(parts) = refusal else { panic!("not {refusal}") };
    let codes: Vec<_> = parts.iter().map(|(place, refusal)| (*place, refusal.code())).collect();
    assert_eq!(
        codes,
        [(1, "red-milder-than-yellow"), (2, "rule-without-condition"), (3, "rule-code-twice")]
    );
    assert_eq!(fixture.board.rules, before);
}

#[test]
fn a_new_version_leaves_the_old_one_to_be_read() {
    let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
    let behind = RuleCondition::ALL[0];
    own(&mut fixture, vec![rule("behind", behind, 12, 24)]);
    let set = fixture.board.rules.own(OwnRulesId(1)).unwrap();
    assert_eq!(set.last(), 2);
    assert_eq!(set.version(1).unwrap().rules, RuleSet::preset(Preset::Points).rules);
    let now = fixture.board.rules.set(RuleSetId::Own(OwnRulesId(1))).unwrap();
    assert_eq!(now.rules[0].bands().edge(Level::Yellow), Some(Edge::from(12)));
}
