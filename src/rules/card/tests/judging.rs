//! A rule that cannot judge is not silent: what a card waits for while nothing can be said of its
//! project, and what becomes of it when its year is frozen.

use super::{UNIT, approve, ask, behind, close, give, later, out, step};
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, document, month, name, text},
    model::{
        actor::Role,
        card::{Card, CardAction, CardStep, Rectification, Signature, YearEnd},
        project::ProjectAction,
        rule::{Preset, RuleAction, RuleDraft, RuleScope, RuleSetId, Unreported},
        stage::SuspensionReason,
    },
    value::{CardId, OwnRulesId, ProjectId, RegionId, Timestamp},
    view::{assessment::Assessment, cards::CardQueue},
};

fn card(fixture: &Fixture) -> &Card {
    &fixture.board.cards[&CardId(1)]
}

fn evaluate(fixture: &mut Fixture) {
    give(fixture, Role::Office, CardAction::Evaluate).unwrap();
}

fn suspend(fixture: &mut Fixture, project: ProjectId) {
    let since = fixture.now.day();
    let suspend = ProjectAction::Suspend {
        reason: SuspensionReason::Funds,
        since,
        note: None,
        paper: Some(document()),
    };
    fixture.accept(Command::new(Subject::Project(project), suspend));
}

fn resume(fixture: &mut Fixture, project: ProjectId) {
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::Resume {}));
}

/// A set of the city's own like `points`, its first rule changed, holding for everything.
fn own(fixture: &mut Fixture, change: impl FnOnce(&mut RuleDraft)) {
    let (from, called) = (RuleSetId::Preset(Preset::Points), name("本市办法"));
    let copy = RuleAction::Copy { from, name: called.clone() };
    fixture.accept(Command::new(Subject::City, copy));
    let set = fixture.board.rules.set(from).unwrap();
    let mut rules: Vec<_> = set.rules.iter().cloned().map(RuleDraft::from).collect();
    change(&mut rules[0]);
    let set = RuleAction::Set { name: called, rules };
    fixture.accept(Command::new(Subject::RuleSet(OwnRulesId(1)), set));
    let (scope, set) = (RuleScope::Everything, RuleSetId::Own(OwnRulesId(1)));
    fixture.accept(Command::new(Subject::RuleScopes, RuleAction::Assign { scope, set }));
}

/// Closes a month for which the first project did not report, and another one did.
fn close_without(fixture: &mut Fixture, closed: &str) {
    let other = fixture.register("武胜实验学校新建", RegionId(2));
    fixture.invest(other, 1_000, closed, 900);
}

#[test]
fn a_suspension_neither_withdraws_a_draft_nor_quiets_a_card() {
    let (mut fixture, project) = behind();
    evaluate(&mut fixture);
    suspend(&mut fixture, project);
    evaluate(&mut fixture);
    assert_eq!(step(&fixture), CardStep::Proposed);
    let (mut fixture, project) = out();
    suspend(&mut fixture, project);
    evaluate(&mut fixture);
    assert_eq!((step(&fixture), card(&fixture).quiet), (CardStep::Issued, None));
}

#[test]
fn the_hold_time_stands_still_while_the_rule_cannot_judge() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    own(&mut fixture, |rule| rule.hold = 20);
    fixture.invest(project, 1_000, "2026-03", 100);
    evaluate(&mut fixture);
    give(&mut fixture, UNIT, CardAction::Verify { statement: None }).unwrap();
    approve(&mut fixture);
    let issue = CardAction::Issue { cards: vec![CardId(1)] };
    ask(&mut fixture, Role::Office, Subject::Period(month("2026-03")), issue).unwrap();
    later(&mut fixture, 25);
    close(&mut fixture, project, "2026-04", 330);
    evaluate(&mut fixture);
    let days = |fixture: &Fixture| {
        card(fixture).silent_days(fixture.now.day(), &fixture.board.city.calendar)
    };
    later(&mut fixture, 10);
    suspend(&mut fixture, project);
    evaluate(&mut fixture);
    later(&mut fixture, 60);
    evaluate(&mut fixture);
    let ripe =
        |fixture: &Fixture| card(fixture).is_ripe(fixture.now.day(), &fixture.board.city.calendar);
    assert_eq!((days(&fixture), ripe(&fixture)), (Some(10), false), "it stands still");
    resume(&mut fixture, project);
    evaluate(&mut fixture);
    later(&mut fixture, 9);
    assert_eq!((days(&fixture), ripe(&fixture)), (Some(19), false));
    later(&mut fixture, 1);
    assert_eq!((days(&fixture), ripe(&fixture)), (Some(20), true));
}

#[test]
fn a_month_that_was_not_reported_is_judged_on_the_last_one_that_was_and_calls_for_nothing_new() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-05");
    // 5 points behind in March; in April the same money would be 13.3 points behind.
    fixture.invest(project, 1_000, "2026-03", 200);
    close_without(&mut fixture, "2026-04");
    evaluate(&mut fixture);
    assert_eq!(fixture.board.cards.len(), 0, "March's money is not April's");
    let judgement = Assessment::of(&fixture.board);
    let measure = judgement.entries[0].judgement.measure.unwrap();
    assert_eq!((measure.month, measure.reported), (month("2026-04"), month("2026-03")));
    assert_eq!(measure.lag().tenths(), 50);
}

#[test]
fn a_card_is_about_the_month_that_was_reported_and_an_unreported_one_takes_nothing_back() {
    let (mut fixture, _) = out();
    later(&mut fixture, 25);
    close_without(&mut fixture, "2026-04");
    evaluate(&mut fixture);
    let known = card(&fixture);
    assert_eq!((known.quiet, known.notice, known.interview.clone()), (None, None, None));
    let (mut fixture, project) = Fixture::with_a_project("2026-05-05");
    fixture.invest(project, 1_000, "2026-03", 100);
    close_without(&mut fixture, "2026-04");
    evaluate(&mut fixture);
    assert_eq!(card(&fixture).basis().month, Some(month("2026-03")));
}

#[test]
fn a_rule_set_may_judge_no_earlier_month_in_place_of_one_that_was_not_reported() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-05");
    own(&mut fixture, |rule| rule.unreported = Unreported::NotJudged);
    fixture.invest(project, 1_000, "2026-03", 100);
    evaluate(&mut fixture);
    close_without(&mut fixture, "2026-04");
    evaluate(&mut fixture);
    assert_eq!(step(&fixture), CardStep::Proposed, "what was proposed for March stands");
    assert_eq!(fixture.board.cards.len(), 1);
}

#[test]
fn a_missing_plan_takes_no_card_back_in_the_new_year() {
    let (mut fixture, _) = out();
    fixture.now = Timestamp::start_of("2027-02-05".parse().unwrap());
    close_without(&mut fixture, "2027-01");
    evaluate(&mut fixture);
    assert_eq!((step(&fixture), card(&fixture).quiet), (CardStep::Issued, None));
}

/// The card of March, still out when December is closed.
fn frozen() -> (Fixture, ProjectId) {
    let (mut fixture, project) = out();
    fixture.now = Timestamp::start_of("2027-01-05".parse().unwrap());
    close(&mut fixture, project, "2026-12", 1_000);
    evaluate(&mut fixture);
    (fixture, project)
}

fn settle(fixture: &mut Fixture, how: YearEnd) -> Result<(), &'static str> {
    let settle = CardAction::Settle { cards: vec![CardId(1)], how, text: text("全年完成100%") };
    ask(fixture, Role::Office, Subject::City, settle)
}

#[test]
fn when_its_year_is_frozen_an_investment_card_waits_for_the_office() {
    let (mut fixture, project) = frozen();
    let queue =
        |fixture: &Fixture| CardQueue::of_card(&fixture.board, card(fixture), fixture.now.day());
    assert_eq!((queue(&fixture), card(&fixture).quiet), (CardQueue::YearEnd, None));
    later(&mut fixture, 31);
    fixture.invest(project, 1_000, "2027-01", 0);
    evaluate(&mut fixture);
    assert_eq!(
        (step(&fixture), card(&fixture).notice),
        (CardStep::Issued, None),
        "nothing of itself"
    );
    settle(&mut fixture, YearEnd::Lifted).unwrap();
    assert_eq!(step(&fixture), CardStep::Lifted);
    assert_eq!(settle(&mut fixture, YearEnd::Lifted), Err("card-wrong-step"));
}

#[test]
fn a_card_carried_over_goes_on_by_the_new_years_figures_and_a_notice_may_be_proposed() {
    let (mut fixture, project) = frozen();
    settle(&mut fixture, YearEnd::CarriedOver).unwrap();
    let queue = CardQueue::of_card(&fixture.board, card(&fixture), fixture.now.day());
    assert_eq!((step(&fixture), queue), (CardStep::Issued, CardQueue::Out));
    later(&mut fixture, 31);
    fixture.invest(project, 1_000, "2027-01", 90);
    evaluate(&mut fixture);
    assert!(card(&fixture).quiet.is_some(), "January is in time");
    let (mut fixture, _) = frozen();
    settle(&mut fixture, YearEnd::Notice).unwrap();
    assert_eq!(card(&fixture).notice, Some(fixture.now.day()));
    let (mut fixture, _) = out();
    assert_eq!(settle(&mut fixture, YearEnd::Lifted), Err("card-wrong-step"), "no frozen year");
}

#[test]
fn whoever_waits_for_the_year_end_is_still_signed_for_and_rectified() {
    let (mut fixture, _) = frozen();
    let signature = Signature { person: name("张三"), on: fixture.now.day(), paper: None };
    give(&mut fixture, UNIT, CardAction::Acknowledge { signature }).unwrap();
    let claim = Rectification { text: text("已赶上"), evidence: Vec::new() };
    give(&mut fixture, UNIT, CardAction::Rectify { claim }).unwrap();
    assert_eq!(step(&fixture), CardStep::Rectified);
}
