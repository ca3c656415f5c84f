//! Cards from before this program was used: they stand as their ledger states them, no rule judges
//! them, and what comes after their issue comes as for any card.

use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, name, office, text},
    model::{
        actor::Role,
        card::{
            Card, CardAction, CardLevel, CardRefusal, CardStep, Rectification, Signature,
            StatedAnswer, StatedCard, StatedLifting,
        },
        finding::{FindingSubject, Stated},
    },
    refusal::Refusal,
    value::{CardId, ProjectId, RegionId, Timestamp, UnitId},
};

fn stated(level: CardLevel, on: &str) -> StatedCard {
    StatedCard {
        level,
        issued_on: on.parse().unwrap(),
        stated: Stated {
            reason: text("5月应开工，至今未开工"),
            file: name("黄红牌台账.xlsx"),
            sheet: None,
            row: 5,
            document: None,
            answer_by: None,
            answered_on: None,
            remark: None,
        },
        answer: None,
        lifted: None,
    }
}

fn take_over(project: ProjectId, card: StatedCard) -> Command {
    Command::new(Subject::Project(project), CardAction::TakeOver { card: Box::new(card) })
}

fn refusal(fixture: &mut Fixture, project: ProjectId, card: StatedCard) -> Refusal {
    fixture.give(&office(), Vec::new(), take_over(project, card)).unwrap_err()
}

fn first(fixture: &Fixture) -> &Card {
    &fixture.board.cards[&CardId(1)]
}

fn asked(action: CardAction) -> Command {
    Command::new(Subject::Card(FindingSubject::Project(ProjectId(1)), CardId(1)), action)
}

#[test]
fn it_stands_issued_with_the_reason_that_was_written_down() {
    let (mut fixture, project) = Fixture::with_a_project("2026-10-20");
    fixture.accept(take_over(project, stated(CardLevel::Red, "2026-09-05")));
    let card = first(&fixture);
    assert_eq!(
        (card.state.step(), card.is_open(), card.is_stated()),
        (CardStep::Issued, true, true)
    );
    assert_eq!(card.basis().finding.stated().unwrap().reason.as_str(), "5月应开工，至今未开工");
    assert_eq!((card.state.verification(), card.state.approval()), (None, None));
    let mark = fixture.board.projects[&project].card_out();
    assert_eq!(mark, Some((CardLevel::Red, CardId(1))), "map, wall and figures show it");
}

#[test]
fn no_rule_judges_it_lifts_it_or_makes_it_graver() {
    let (mut fixture, project) = Fixture::with_a_project("2026-10-20");
    fixture.accept(take_over(project, stated(CardLevel::Yellow, "2026-06-05")));
    let before = first(&fixture).clone();
    // In time, then far behind: what the rules find makes cards of their own.
    for (closed, done) in [("2026-10", 1_000), ("2026-11", 0)] {
        fixture.invest_again(project, 1_000, closed, done);
        fixture.now = Timestamp(fixture.now.0 + 40 * 86_400_000);
        fixture.accept(Command::new(Subject::City, CardAction::Evaluate));
        assert_eq!(first(&fixture), &before);
    }
    let rules: Vec<_> = fixture.board.cards.values().map(|card| card.is_stated()).collect();
    assert_eq!(rules, [true, false]);
}

#[test]
fn it_is_signed_answered_and_lifted_like_any_card() {
    let (mut fixture, project) = Fixture::with_a_project("2026-10-20");
    fixture.accept(take_over(project, stated(CardLevel::Yellow, "2026-06-05")));
    let unit = actor(Role::Unit(UnitId(1)));
    let on = "2026-10-20".parse().unwrap();
    let signature = Signature { person: name("张三"), on, paper: None };
    let claim = Rectification { text: text("已开工"), evidence: Vec::new() };
    let lift = CardAction::Lift { text: text("复核属实") };
    for (by, action, step) in [
        (&unit, CardAction::Acknowledge { signature }, CardStep::Acknowledged),
        (&unit, CardAction::Rectify { claim }, CardStep::Rectified),
        (&office(), lift, CardStep::Lifted),
    ] {
        fixture.give(by, Vec::new(), asked(action)).unwrap();
        assert_eq!(first(&fixture).state.step(), step);
    }
    assert_eq!(fixture.board.projects[&project].card_out(), None);
}

#[test]
fn what_was_lifted_comes_in_as_history_and_can_be_revoked() {
    let (mut fixture, project) = Fixture::with_a_project("2026-10-20");
    let day = |text: &str| text.parse().unwrap();
    let card = StatedCard {
        answer: Some(StatedAnswer {
            signer: name("李××"),
            on: day("2026-06-06"),
            reply: Some(text("已开工")),
        }),
        lifted: Some(StatedLifting { on: day("2026-07-01"), text: text("复核属实") }),
        ..stated(CardLevel::Yellow, "2026-06-05")
    };
    fixture.accept(take_over(project, card));
    let card = first(&fixture);
    assert!(!card.is_open() && card.went_out());
    assert_eq!(fixture.board.projects[&project].card_out(), None);
    fixture.accept(asked(CardAction::Revoke { reason: text("登记有误") }));
    assert!(first(&fixture).is_revoked());
}

#[test]
fn the_same_card_is_not_taken_over_twice_and_its_days_follow_one_another() {
    let (mut fixture, project) = Fixture::with_a_project("2026-10-20");
    fixture.accept(take_over(project, stated(CardLevel::Yellow, "2026-06-05")));
    let again = refusal(&mut fixture, project, stated(CardLevel::Yellow, "2026-06-05"));
    assert_eq!(again, CardRefusal::AlreadyIssued.into());
    fixture.accept(take_over(project, stated(CardLevel::Red, "2026-06-05")));
    fixture.accept(take_over(project, stated(CardLevel::Yellow, "2026-06-06")));
    let other = fixture.register("岳池大桥", RegionId(1));
    fixture.accept(take_over(other, stated(CardLevel::Yellow, "2026-06-05")));
    let lifted = StatedLifting { on: "2026-05-01".parse().unwrap(), text: text("复核属实") };
    for (card, refused) in [
        (stated(CardLevel::Yellow, "2026-10-21"), CardRefusal::InTheFuture),
        (
            StatedCard { lifted: Some(lifted), ..stated(CardLevel::Yellow, "2026-07-05") },
            CardRefusal::TooEarly,
        ),
    ] {
        assert_eq!(refusal(&mut fixture, project, card), refused.into());
    }
    let nobody = refusal(&mut fixture, ProjectId(99), stated(CardLevel::Red, "2026-06-05"));
    assert_eq!(nobody, CardRefusal::UnknownSubject.into());
    assert_eq!(fixture.board.cards.values().count(), 4);
}
