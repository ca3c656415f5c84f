use crate::{
    board::Board,
    command::{Command, Read},
    decide::{
        cards_to_change,
        stand::{Stand, actor, month, name, office, text},
    },
    event::{Event, Subject},
    model::{
        actor::Role,
        card::{
            CardChange, CardCommand, CardLevel, Paper, Rectification, Signature, Statement, Step,
        },
        finding::FindingSubject,
        period::PeriodCommand,
        report::{Figures, ReportCommand},
        rule::{Lamp, Preset, RuleCommand, RuleScope, RuleSetId},
    },
    value::{CardId, Money, ProjectId, Timestamp, UnitId},
    view::{
        cards::{CardQuery, Shelf, cards, mine},
        standing::Standing,
        wall::wall,
    },
};

const UNIT: Role = Role::Unit(UnitId(1));

/// A project 15 points behind at the end of March 2026: yellow under `points`.
fn behind() -> (Stand, ProjectId) {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    stand.invest(project, 1_000, "2026-03", 100);
    (stand, project)
}

fn give(stand: &mut Stand, role: Role, command: CardCommand) -> Result<(), &'static str> {
    let outcome = stand.give(&actor(role), Vec::new(), Command::Card(command));
    outcome.map(|_| ()).map_err(|refusal| refusal.code())
}

fn step(stand: &Stand) -> Step {
    stand.board.cards[&CardId(1)].state.step()
}

fn lamp(stand: &Stand) -> Lamp {
    Standing::of(&stand.board).entries[0].lamp()
}

/// Out with the list of March.
fn out() -> (Stand, ProjectId) {
    let (mut stand, project) = behind();
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    let card = CardId(1);
    give(&mut stand, UNIT, CardCommand::Verify { card, statement: None }).unwrap();
    approve(&mut stand);
    let issue = CardCommand::Issue { cards: vec![card], month: month("2026-03") };
    give(&mut stand, Role::Office, issue).unwrap();
    (stand, project)
}

fn approve(stand: &mut Stand) {
    let on = stand.now.day();
    // The test's people are all called the same: a leader approves in their own name.
    let leader = name("测试");
    let approve = CardCommand::Approve { cards: vec![CardId(1)], leader, on, paper: None };
    give(stand, Role::Leader, approve).unwrap();
}

/// A month with one report, in 万元 since January.
fn close(stand: &mut Stand, project: ProjectId, closed: &str, done: i64) {
    let (month, confirmed) = (month(closed), true);
    let last = month.last_day();
    stand.accept(Command::Period(PeriodCommand::Open { month, cut_off: last, deadline: last }));
    let figures = Figures { year_to_date: Some(Money::from_wan(done)), ..Figures::default() };
    stand.accept(Command::Report(ReportCommand::Record { project, month, figures, confirmed }));
    stand.accept(Command::Period(PeriodCommand::Close { month }));
}

fn later(stand: &mut Stand, days: i64) {
    stand.now = Timestamp(stand.now.0 + days * 86_400_000);
}

#[test]
fn a_closed_month_proposes_cards_and_judging_again_changes_nothing() {
    let (mut stand, project) = behind();
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    let card = &stand.board.cards[&CardId(1)];
    assert_eq!(card.key.about, FindingSubject::Project(project));
    assert_eq!(card.basis().month, Some(month("2026-03")));
    let seq = stand.board.seq;
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    assert_eq!(stand.board.seq, seq);
}

#[test]
fn a_candidate_is_watched_and_only_what_is_out_is_a_lamp() {
    let (mut stand, _) = behind();
    assert_eq!(lamp(&stand), Lamp::Watch);
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    assert_eq!(lamp(&stand), Lamp::Watch);
    let (stand, project) = out();
    assert_eq!(lamp(&stand), Lamp::Yellow);
    assert_eq!(stand.board.projects[&project].card_out(), Some((CardLevel::Yellow, CardId(1))));
    let wall = wall(&Standing::of(&stand.board), stand.now);
    assert_eq!((wall.cards, wall.lagging_count), ((1, 0), 1));
}

#[test]
fn facts_are_stated_by_those_whose_it_is_and_survive_on_the_card() {
    let (mut stand, _) = behind();
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    let statement =
        Statement { good_cause: true, text: text("汛期停工"), evidence: Vec::new() };
    let verify = CardCommand::Verify { card: CardId(1), statement: Some(statement) };
    let stranger = Role::Unit(UnitId(9));
    assert_eq!(give(&mut stand, stranger, verify.clone()), Err("not-allowed"));
    give(&mut stand, UNIT, verify).unwrap();
    let draft = stand.board.cards[&CardId(1)].draft().cloned();
    assert!(draft.is_some_and(|draft| draft.has_good_cause()));
}

#[test]
fn evidence_of_another_project_shows_nothing() {
    let (mut stand, _) = behind();
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    let evidence = vec![crate::value::EvidenceId(7)];
    let statement = Statement { good_cause: false, text: text("数据有误"), evidence };
    let verify = CardCommand::Verify { card: CardId(1), statement: Some(statement) };
    assert_eq!(give(&mut stand, UNIT, verify), Err("unknown-evidence"));
}

#[test]
fn the_arithmetic_is_frozen_when_the_card_goes_out() {
    let (mut stand, project) = out();
    let frozen = stand.board.cards[&CardId(1)].basis().clone();
    let figures = Figures { year_to_date: Some(Money::from_wan(120)), ..Figures::default() };
    let (month, confirmed) = (month("2026-03"), true);
    stand.accept(Command::Period(PeriodCommand::Reopen { month, reason: text("更正") }));
    stand.accept(Command::Report(ReportCommand::Record { project, month, figures, confirmed }));
    stand.accept(Command::Period(PeriodCommand::Close { month }));
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    assert_eq!(stand.board.cards[&CardId(1)].basis(), &frozen);
    let standing = Standing::of(&stand.board);
    let query = CardQuery { shelf: Shelf::Out, ..CardQuery::default() };
    let view = cards(&standing, &office(), &query, stand.now);
    assert!(view.rows[0].now.is_some(), "what it would be now stands beside it");
}

#[test]
fn a_unit_signs_rectifies_and_the_office_lifts_what_stayed_in_order() {
    let (mut stand, project) = out();
    let card = CardId(1);
    let signature = Signature { person: name("张三"), on: stand.now.day(), paper: None };
    assert_eq!(mine(&Standing::of(&stand.board), &actor(UNIT), stand.now).len(), 1);
    give(&mut stand, UNIT, CardCommand::Acknowledge { card, signature }).unwrap();
    let claim = Rectification { text: text("已赶上"), evidence: Vec::new() };
    give(&mut stand, UNIT, CardCommand::Rectify { card, claim }).unwrap();
    assert_eq!(
        give(&mut stand, UNIT, CardCommand::Lift { card, text: text("好") }),
        Err("not-allowed")
    );
    later(&mut stand, 25);
    close(&mut stand, project, "2026-04", 330);
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    let lift = CardCommand::Lift { card, text: text("复核属实") };
    let hold = i64::from(stand.board.cards[&card].basis().hold);
    if hold > 0 {
        assert_eq!(give(&mut stand, Role::Office, lift.clone()), Err("card-still-firing"));
    }
    later(&mut stand, hold);
    give(&mut stand, Role::Office, lift).unwrap();
    assert_eq!((step(&stand), lamp(&stand)), (Step::Lifted, Lamp::Ok));
}

#[test]
fn a_stale_hand_does_not_approve_what_changed_meanwhile() {
    let (mut stand, project) = behind();
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    let subject = Subject::Card(FindingSubject::Project(project), CardId(1));
    let read = Read { subject, version: stand.board.version(subject).unwrap() };
    give(&mut stand, UNIT, CardCommand::Verify { card: CardId(1), statement: None }).unwrap();
    let paper = Some(Paper { scan: None, document: Some(name("批示")) });
    let (cards, leader, on) = (vec![CardId(1)], name("李市长"), stand.now.day());
    let approve = Command::Card(CardCommand::Approve { cards, leader, on, paper });
    let refused = stand.give(&office(), vec![read], approve).unwrap_err();
    assert_eq!(refused.code(), "stale");
}

#[test]
fn drafts_are_seen_by_those_who_decide_and_those_they_are_about() {
    let (mut stand, _) = behind();
    give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
    let standing = Standing::of(&stand.board);
    let seen = |role: Role| {
        let query = CardQuery { shelf: Shelf::Verify, ..CardQuery::default() };
        cards(&standing, &actor(role), &query, stand.now).rows.len()
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
    let (mut stand, project) = out();
    for (closed, done) in [("2026-04", 150), ("2026-05", 160), ("2026-06", 170)] {
        later(&mut stand, 30);
        close(&mut stand, project, closed, done);
        give(&mut stand, Role::Office, CardCommand::Evaluate).unwrap();
        if closed == "2026-04" {
            // From here on another set holds.
            let (scope, set) = (RuleScope::Everything, RuleSetId::Preset(Preset::Ratio));
            stand.accept(Command::Rule(RuleCommand::Assign { scope, set }));
        }
    }
    let mut board = Board::default();
    let mut judged = 0;
    let mut command = None;
    for recorded in &stand.log {
        let by_rules = matches!(&recorded.event, Event::Card(event) if matches!(
            event.change,
            CardChange::Proposed { .. } | CardChange::Escalated { .. } | CardChange::NoticeProposed
        ));
        if by_rules && command != Some(recorded.command.clone()) {
            command = Some(recorded.command.clone());
            let again = cards_to_change(&board, recorded.at);
            let then = stand.log.iter().filter(|other| other.command == recorded.command);
            let then: Vec<_> = then
                .map(|other| match &other.event {
                    Event::Card(event) => event.clone(),
                    other => panic!("{other:?} is no card's"),
                })
                .collect();
            assert_eq!(again, then);
            judged += 1;
        }
        board.apply(recorded);
    }
    assert!(judged >= 2, "{judged} evaluations");
    assert_eq!(board.cards, stand.board.cards);
}
