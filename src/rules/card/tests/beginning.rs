//! Cards begin on a day, and nobody agrees by silence who could not be heard.

use proptest::prelude::*;

use super::{
    UNIT, behind, close, give, later,
    table::{Table, day, found},
};
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, name, office},
    model::{
        actor::Role,
        card::{CardAction, CardChange, CardStep, Verification},
        city::CityAction,
        finding::{Arithmetic, DatedItem, Level},
        person::PersonAction,
        rule::{DayKind, RuleCondition},
    },
    rules::card::CardCandidate,
    value::{CardId, LedgerDate, ProblemId},
    view::{assessment::Assessment, rules::first_round},
};

fn begin(fixture: &mut Fixture, from: Option<&str>) {
    let from = from.map(day);
    let begin = Command::new(Subject::City, CityAction::SetCardsFrom { from });
    fixture.give(&office(), Vec::new(), begin).unwrap();
}

fn evaluate(fixture: &mut Fixture) -> usize {
    give(fixture, Role::Office, CardAction::Evaluate).unwrap();
    fixture.board.cards.len()
}

#[test]
fn nothing_is_proposed_until_the_office_sets_a_day_and_never_about_a_month_before_it() {
    let (mut fixture, project) = behind();
    begin(&mut fixture, None);
    assert_eq!(evaluate(&mut fixture), 0, "no day is set");
    begin(&mut fixture, Some("2026-04-11"));
    assert_eq!(evaluate(&mut fixture), 0, "the day has not come");
    later(&mut fixture, 5);
    assert_eq!(evaluate(&mut fixture), 0, "March was over before it");
    close(&mut fixture, project, "2026-04", 100);
    assert_eq!(evaluate(&mut fixture), 1, "April was not");
    begin(&mut fixture, None);
    later(&mut fixture, 30);
    close(&mut fixture, project, "2026-05", 900);
    evaluate(&mut fixture);
    assert!(!fixture.board.cards[&CardId(1)].is_open(), "what is there goes on");
}

/// A problem that was to be solved on a day.
fn lapsed(on: &str) -> CardCandidate {
    let mut found = found(1, Level::Yellow, "2026-11");
    found.basis.finding.arithmetic = Arithmetic::Elapsed {
        condition: RuleCondition::ProblemUnsolved,
        item: DatedItem::Problem(ProblemId(1)),
        since: LedgerDate::Day(day(on)),
        days: 30,
        counted: DayKind::Calendar,
    };
    found
}

#[test]
fn what_lapsed_before_the_day_only_lights_its_ring() {
    for (since, proposed) in [("2026-11-30", 0), ("2026-12-01", 1)] {
        let mut table = Table::default();
        table.board.city.cards_from = Some(day("2026-12-01"));
        let now = table.evaluate(&[lapsed(since)], "2026-12-20", "2026-11");
        assert_eq!(now.len(), proposed, "due by {since}");
    }
}

#[test]
fn the_first_round_is_shown_before_it_and_comes_as_it_was_shown() {
    let (mut fixture, _) = behind();
    begin(&mut fixture, None);
    let shown = |fixture: &Fixture, from: &str| {
        let assessment = Assessment::of(&fixture.board);
        first_round(&assessment, &office(), Some(day(from)), fixture.now).unwrap()
    };
    let trial = shown(&fixture, "2026-05-01");
    assert_eq!((trial.cards.len(), trial.levels, trial.unheard), (1, (1, 0), 1));
    assert_eq!((trial.by, trial.judges), (fixture.board.closed_month(), day("2026-05-01").month()));
    assert_eq!(fixture.board.cards.len(), 0, "nothing was proposed by looking");
    let real = shown(&fixture, "2026-03-01");
    begin(&mut fixture, Some("2026-03-01"));
    evaluate(&mut fixture);
    let card = &fixture.board.cards[&CardId(1)];
    assert_eq!(real.cards[0].finding, (&card.basis().finding).into());
    assert_eq!(
        (real.cards[0].level, real.cards[0].warned.about),
        (card.state.level(), card.key.about)
    );
    let viewer = actor(Role::Viewer);
    let assessment = Assessment::of(&fixture.board);
    assert_eq!(first_round(&assessment, &viewer, None, fixture.now), None);
}

#[test]
fn a_unit_without_an_account_does_not_agree_by_silence() {
    let (mut fixture, _) = behind();
    evaluate(&mut fixture);
    let step = |fixture: &Fixture| fixture.board.cards[&CardId(1)].state.step();
    later(&mut fixture, 30);
    evaluate(&mut fixture);
    assert_eq!(step(&fixture), CardStep::Proposed, "it waits");
    let register = PersonAction::Register { name: name("岳池发改"), role: UNIT };
    fixture.accept(Command::new(Subject::City, register));
    evaluate(&mut fixture);
    assert_eq!(step(&fixture), CardStep::Proposed, "whoever can be heard has as long from then on");
    later(&mut fixture, 10);
    evaluate(&mut fixture);
    assert_eq!(step(&fixture), CardStep::Verified);
}

#[test]
fn whoever_got_an_account_late_may_speak_as_long_as_everybody() {
    let mut table = Table::default();
    table.opens_account("2026-10-16");
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-06", "2026-09");
    let found = [found(1, Level::Yellow, "2026-09")];
    // Friday: Monday, Tuesday and Wednesday are left to speak.
    assert_eq!(table.evaluate(&found, "2026-10-21", "2026-09"), []);
    let agreed = CardAction::Verify { statement: None };
    table.clone().give(&super::table::unit(), "2026-10-21", agreed).unwrap();
    let silent = table.evaluate(&found, "2026-10-22", "2026-09");
    let verification = Verification::Silent;
    assert_eq!(silent[0].2, CardChange::Verified { verification, basis: None });
}

proptest! {
    #[test]
    fn no_card_is_ever_about_a_month_before_the_first_day(
        months in 1_i8..=8, first in 0_i32..300, done in proptest::collection::vec(0_i64..900, 8),
    ) {
        let (mut fixture, project) = Fixture::with_a_project("2026-02-05");
        let from = day("2026-01-01").plus(first);
        fixture.invest(project, 1_000, "2026-01", done[0]);
        begin(&mut fixture, None);
        let set = Command::new(Subject::City, CityAction::SetCardsFrom { from: Some(from) });
        fixture.accept(set);
        evaluate(&mut fixture);
        for (number, done) in (2..=months).zip(&done) {
            later(&mut fixture, 30);
            close(&mut fixture, project, &format!("2026-{number:02}"), *done);
            evaluate(&mut fixture);
        }
        for card in fixture.board.cards.values() {
            prop_assert!(card.proposed >= from);
            prop_assert!(card.basis().month.is_some_and(|month| month.last_day() >= from));
        }
    }
}
