//! Cards on the board of a city: how the rules, those who are warned and the office play together.

use table::of;

use crate::{
    board::Board,
    command::{Command, ReadVersion},
    event::{Change, Subject},
    fixture::{Fixture, actor, month, name, office, text},
    model::{
        actor::Role,
        card::{
            CardAction, CardChange, CardLevel, CardStep, Exemption, PaperReference, Rectification,
            Signature, Statement,
        },
        finding::FindingSubject,
        period::PeriodAction,
        report::{Figures, ReportAction},
        rule::{Lamp, Preset, RuleAction, RuleScope, RuleSetId},
    },
    rules::card::evaluate as cards_to_change,
    value::{CardId, Money, ProjectId, RegionId, Timestamp, UnitId},
    view::{
        assessment::Assessment,
        cards::{CardQuery, CardQueue, cards, mine},
        seen::narrowed,
        wall::wall,
    },
};

mod approval;
mod before;
mod beginning;
mod graver;
mod judging;
mod lifecycle;
mod paths;
mod seeing;
mod table;

const UNIT: Role = Role::Unit(UnitId(1));

/// A project 15 points behind at the end of March 2026: yellow under `points`.
fn behind() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    (fixture, project)
}

/// Asks the first card, or the city where all or several are meant.
fn give(fixture: &mut Fixture, role: Role, action: CardAction) -> Result<(), &'static str> {
    let subject = match action {
        CardAction::Evaluate | CardAction::Approve { .. } => Subject::City,
        _ => of(&fixture.board.cards[&CardId(1)]),
    };
    ask(fixture, role, subject, action)
}

fn ask(
    fixture: &mut Fixture,
    role: Role,
    subject: Subject,
    action: CardAction,
) -> Result<(), &'static str> {
    let outcome = fixture.give(&actor(role), Vec::new(), Command::new(subject, action));
    outcome.map(|_| ()).map_err(|refusal| refusal.code())
}

fn step(fixture: &Fixture) -> CardStep {
    fixture.board.cards[&CardId(1)].state.step()
}

fn lamp(fixture: &Fixture) -> Lamp {
    Assessment::of(&fixture.board).entries[0].lamp()
}

/// Out with the list of March.
fn out() -> (Fixture, ProjectId) {
    let (mut fixture, project) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    give(&mut fixture, UNIT, CardAction::Verify { statement: None }).unwrap();
    approve(&mut fixture);
    let (list, issue) = (month("2026-03"), CardAction::Issue { cards: vec![CardId(1)] });
    ask(&mut fixture, Role::Office, Subject::Period(list), issue).unwrap();
    (fixture, project)
}

fn approve(fixture: &mut Fixture) {
    let on = fixture.now.day();
    // The test's people are all called the same: a leader approves in their own name.
    let leader = name("测试");
    let approve = CardAction::Approve { cards: vec![CardId(1)], leader, on, paper: None };
    give(fixture, Role::Leader, approve).unwrap();
}

/// A month with one report, in 万元 since January.
fn close(fixture: &mut Fixture, project: ProjectId, closed: &str, done: i64) {
    let (month, confirmed) = (month(closed), true);
    fixture.open(month, month.last_day());
    let figures = Figures { year_to_date: Some(Money::from_wan(done)), ..Figures::default() };
    let record = ReportAction::Record { figures, confirmed };
    fixture.accept(Command::new(Subject::Report(project, month), record));
    fixture.accept(Command::new(Subject::Period(month), PeriodAction::Close {}));
}

fn later(fixture: &mut Fixture, days: i64) {
    fixture.now = Timestamp(fixture.now.0 + days * 86_400_000);
}

#[test]
fn a_closed_month_proposes_cards_and_judging_again_changes_nothing() {
    let (mut fixture, project) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let card = &fixture.board.cards[&CardId(1)];
    assert_eq!(card.key.about, FindingSubject::Project(project));
    assert_eq!(card.basis().month, Some(month("2026-03")));
    let seq = fixture.board.seq;
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    assert_eq!(fixture.board.seq, seq);
}

#[test]
fn a_lag_shows_before_anybody_proposed_a_card_and_only_what_is_out_is_one() {
    let (mut fixture, _) = behind();
    let shown = |fixture: &Fixture| {
        let wall = wall(&Assessment::of(&fixture.board), fixture.now);
        (wall.cards, wall.lag.lagging, wall.lagging.first().map(|line| (line.lamp, line.card)))
    };
    assert_eq!(shown(&fixture), ((0, 0), 1, Some((Lamp::Lagging, None))));
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    assert_eq!(shown(&fixture), ((0, 0), 1, Some((Lamp::Lagging, None))));
    let (fixture, project) = out();
    let yellow = Some(CardLevel::Yellow);
    assert_eq!(shown(&fixture), ((1, 0), 1, Some((Lamp::Lagging, yellow))));
    assert_eq!(fixture.board.projects[&project].card_out(), Some((CardLevel::Yellow, CardId(1))));
}

#[test]
fn a_project_that_is_in_time_again_is_not_listed_because_its_card_stands() {
    let (mut fixture, project) = out();
    later(&mut fixture, 25);
    close(&mut fixture, project, "2026-04", 330);
    let wall = wall(&Assessment::of(&fixture.board), fixture.now);
    assert_eq!((wall.cards, wall.lag.lagging), ((1, 0), 0));
    assert!(wall.lagging.is_empty());
}

#[test]
fn an_exempted_lag_stays_in_sight_without_a_rank_and_says_until_when() {
    let (mut fixture, project) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    give(&mut fixture, UNIT, CardAction::Verify { statement: None }).unwrap();
    let until = fixture.now.day().plus(30);
    let (reason, leader) = (text("汛期停工"), name("测试"));
    let exemption = Exemption { reason, until, leader, paper: None };
    give(&mut fixture, Role::Leader, CardAction::Exempt { exemption }).unwrap();
    let other = fixture.register("武胜实验学校新建", RegionId(2));
    fixture.invest_again(other, 1_000, "2026-03", 120);

    let assessment = Assessment::of(&fixture.board);
    let shown = wall(&assessment, fixture.now);
    assert_eq!((shown.lag.lagging, shown.lag.explained), (2, 1));
    // It is farther behind than the other, and stands last.
    let lines = shown.lagging.iter().map(|line| {
        let explained = line.explained.as_ref();
        (line.id, line.lamp, explained.map(|known| (known.until, known.reason.clone())))
    });
    let why = Some((until, Some("汛期停工".to_owned())));
    let expected = [(other, Lamp::Lagging, None), (project, Lamp::Lagging, why)];
    assert_eq!(lines.collect::<Vec<_>>(), expected);

    // Everybody sees that it is explained, but why only who may see the card.
    let viewer = actor(Role::Viewer);
    let public = assessment.narrowed(narrowed(&fixture.board, &viewer));
    let line = wall(&public, fixture.now).lagging[1].explained.clone().unwrap();
    assert_eq!((line.until, line.reason), (until, None));

    let later = Assessment::following(Some(&assessment), &fixture.board, until.plus(1));
    assert!(later.entries().all(|entry| entry.explained.is_none()), "the exemption is over");
}

#[test]
fn facts_are_stated_by_those_whose_it_is_and_survive_on_the_card() {
    let (mut fixture, _) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let statement =
        Statement { good_cause: true, text: text("汛期停工"), evidence: Vec::new() };
    let verify = CardAction::Verify { statement: Some(statement) };
    let stranger = Role::Unit(UnitId(9));
    assert_eq!(give(&mut fixture, stranger, verify.clone()), Err("not-allowed"));
    give(&mut fixture, UNIT, verify).unwrap();
    let draft = fixture.board.cards[&CardId(1)].draft().cloned();
    assert!(draft.is_some_and(|draft| draft.has_good_cause()));
}

#[test]
fn evidence_of_another_project_shows_nothing() {
    let (mut fixture, _) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let evidence = vec![crate::value::EvidenceId(7)];
    let statement = Statement { good_cause: false, text: text("数据有误"), evidence };
    let verify = CardAction::Verify { statement: Some(statement) };
    assert_eq!(give(&mut fixture, UNIT, verify), Err("unknown-evidence"));
}

#[test]
fn the_arithmetic_is_frozen_when_the_card_goes_out() {
    let (mut fixture, project) = out();
    let frozen = fixture.board.cards[&CardId(1)].basis().clone();
    let figures = Figures { year_to_date: Some(Money::from_wan(120)), ..Figures::default() };
    let (month, confirmed) = (month("2026-03"), true);
    let reopen = PeriodAction::Reopen { reason: text("更正") };
    fixture.accept(Command::new(Subject::Period(month), reopen));
    let record = ReportAction::Record { figures, confirmed };
    fixture.accept(Command::new(Subject::Report(project, month), record));
    fixture.accept(Command::new(Subject::Period(month), PeriodAction::Close {}));
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    assert_eq!(fixture.board.cards[&CardId(1)].basis(), &frozen);
    let assessment = Assessment::of(&fixture.board);
    let query = CardQuery { queue: CardQueue::Out, ..CardQuery::default() };
    let view = cards(&assessment, &office(), &query, fixture.now);
    assert!(view.rows[0].now.is_some(), "what it would be now stands beside it");
}

#[test]
fn a_unit_signs_rectifies_and_the_office_lifts_what_stayed_in_order() {
    let (mut fixture, project) = out();
    let card = CardId(1);
    let signature = Signature { person: name("张三"), on: fixture.now.day(), paper: None };
    assert_eq!(mine(&Assessment::of(&fixture.board), &actor(UNIT), fixture.now).len(), 1);
    give(&mut fixture, UNIT, CardAction::Acknowledge { signature }).unwrap();
    let claim = Rectification { text: text("已赶上"), evidence: Vec::new() };
    give(&mut fixture, UNIT, CardAction::Rectify { claim }).unwrap();
    assert_eq!(give(&mut fixture, UNIT, CardAction::Lift { text: text("好") }), Err("not-allowed"));
    later(&mut fixture, 25);
    close(&mut fixture, project, "2026-04", 330);
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let lift = CardAction::Lift { text: text("复核属实") };
    let hold = i64::from(fixture.board.cards[&card].basis().hold);
    if hold > 0 {
        assert_eq!(give(&mut fixture, Role::Office, lift.clone()), Err("card-still-firing"));
    }
    later(&mut fixture, hold);
    give(&mut fixture, Role::Office, lift).unwrap();
    assert_eq!((step(&fixture), lamp(&fixture)), (CardStep::Lifted, Lamp::Ok));
}

#[test]
fn a_stale_hand_does_not_approve_what_changed_meanwhile() {
    let (mut fixture, project) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let subject = Subject::Card(FindingSubject::Project(project), CardId(1));
    let read = ReadVersion { subject, version: fixture.board.version(subject).unwrap() };
    give(&mut fixture, UNIT, CardAction::Verify { statement: None }).unwrap();
    let paper = Some(PaperReference { scan: None, document: Some(name("批示")) });
    let (cards, leader, on) = (vec![CardId(1)], name("李市长"), fixture.now.day());
    let approve = Command::new(Subject::City, CardAction::Approve { cards, leader, on, paper });
    let refused = fixture.give(&office(), vec![read], approve).unwrap_err();
    assert_eq!(refused.code(), "stale");
}

#[test]
fn drafts_are_seen_by_those_who_decide_and_those_they_are_about() {
    let (mut fixture, _) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let assessment = Assessment::of(&fixture.board);
    let seen = |role: Role| {
        let query = CardQuery { queue: CardQueue::Verify, ..CardQuery::default() };
        cards(&assessment, &actor(role), &query, fixture.now).rows.len()
    };
    for role in [Role::Office, Role::Leader, Role::Admin, UNIT] {
        assert_eq!(seen(role), 1, "{role:?}");
    }
    for role in [Role::Viewer, Role::Unit(UnitId(9))] {
        assert_eq!(seen(role), 0, "{role:?}");
    }
}

/// Every evaluation of the log, decided again on the board of its time, gives the same cards.
#[test]
fn replaying_the_log_under_the_rules_then_in_force_gives_the_same_cards() {
    let (mut fixture, project) = out();
    for (closed, done) in [("2026-04", 150), ("2026-05", 160), ("2026-06", 170)] {
        later(&mut fixture, 30);
        close(&mut fixture, project, closed, done);
        give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
        if closed == "2026-04" {
            // From here on another set holds.
            let (scope, set) = (RuleScope::Everything, RuleSetId::Preset(Preset::Ratio));
            let assign = RuleAction::Assign { scope, set };
            fixture.accept(Command::new(Subject::RuleScopes, assign));
        }
    }
    let mut board = Board::default();
    board.city.cards_from = fixture.board.city.cards_from;
    let mut judged = 0;
    let mut command = None;
    for recorded in &fixture.log {
        let by_rules = matches!(&recorded.event.change, Change::Card(change) if matches!(
            change,
            CardChange::Proposed { .. } | CardChange::Escalated { .. } | CardChange::NoticeProposed
        ));
        if by_rules && command != Some(recorded.command.clone()) {
            command = Some(recorded.command.clone());
            let again = cards_to_change(&board, recorded.at);
            let then = fixture.log.iter().filter(|other| other.command == recorded.command);
            let then: Vec<_> = then
                .map(|other| {
                    assert!(
                        matches!(other.event.change, Change::Card(_)),
                        "{other:?} is no card's"
                    );
                    other.event.clone()
                })
                .collect();
            assert_eq!(again, then);
            judged += 1;
        }
        board.apply(recorded);
    }
    assert!(judged >= 2, "{judged} evaluations");
    assert_eq!(board.cards, fixture.board.cards);
}
