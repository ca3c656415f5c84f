//! What was approved is what is issued: what settles the evidence of a card, what sends it back, and
//! what takes it back once it is out.

use proptest::prelude::*;

use super::{UNIT, approve, ask, behind, close, give, later, out, step};
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, date, month, office, text},
    model::{
        actor::Role,
        card::{Basis, Card, CardAction, CardLevel, CardState, CardStep, Statement, Verdict},
        edition::CardCounts,
        milestone::MilestoneAction,
        period::PeriodAction,
        plan::{PlanAction, PlanVersion},
        project::ProjectAction,
        report::{Figures, ReportAction},
        stage::Stage,
    },
    rules::edition,
    value::{CardBatchId, CardId, MilestoneId, Money, ProjectId},
    view::{
        assessment::Assessment,
        bulletin::Bulletin,
        cards::{CardQuery, CardQueue, Fate, cards, sheet},
        paged::Part,
    },
};

fn card(fixture: &Fixture) -> &Card {
    &fixture.board.cards[&CardId(1)]
}

/// The bulletin that the month's office would send out now.
fn bulletin_of(fixture: &Fixture, closed: &str) -> Bulletin {
    let rows = edition::bulletin::rows(&fixture.board, month(closed), fixture.now).unwrap();
    Bulletin::draft(&rows, fixture.now).unwrap()
}

fn evaluate(fixture: &mut Fixture) {
    give(fixture, Role::Office, CardAction::Evaluate).unwrap();
}

fn agree(fixture: &mut Fixture) {
    give(fixture, UNIT, CardAction::Verify { statement: None }).unwrap();
}

fn issue(fixture: &mut Fixture, list: &str) -> Result<(), &'static str> {
    let issue = CardAction::Issue { cards: vec![CardId(1)] };
    ask(fixture, Role::Office, Subject::Period(month(list)), issue)
}

/// Corrects a closed month, in 万元 since January.
fn correct(fixture: &mut Fixture, project: ProjectId, closed: &str, done: i64) {
    let month = month(closed);
    let reopen = PeriodAction::Reopen { reason: text("更正") };
    fixture.accept(Command::new(Subject::Period(month), reopen));
    let figures = Figures { year_to_date: Some(Money::from_wan(done)), ..Figures::default() };
    let record = ReportAction::Record { figures, confirmed: true };
    fixture.accept(Command::new(Subject::Report(project, month), record));
    fixture.accept(Command::new(Subject::Period(month), PeriodAction::Close {}));
}

/// The queue in which the first card waits for the office.
fn queue(fixture: &Fixture) -> CardQueue {
    CardQueue::of_card(&fixture.board, card(fixture), fixture.now.day())
}

/// 15 points behind at the end of June: yellow, and approved.
fn approved() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-07-10");
    fixture.invest(project, 1_000, "2026-06", 350);
    evaluate(&mut fixture);
    agree(&mut fixture);
    approve(&mut fixture);
    (fixture, project)
}

#[test]
fn a_month_closed_later_changes_neither_what_is_approved_nor_what_is_issued() {
    let (mut fixture, project) = behind();
    evaluate(&mut fixture);
    agree(&mut fixture);
    let settled = card(&fixture).basis().clone();
    later(&mut fixture, 25);
    close(&mut fixture, project, "2026-04", 60);
    evaluate(&mut fixture);
    assert_eq!(card(&fixture).basis(), &settled, "27.3 points in April are another matter");
    approve(&mut fixture);
    assert_eq!(card(&fixture).basis(), &settled);
    issue(&mut fixture, "2026-04").unwrap();
    let out = card(&fixture).out().unwrap();
    assert_eq!(out.basis, settled);
    assert!(
        out.approval.as_ref().is_some_and(|approval| approval.on >= out.basis.on),
        "approved after it was judged"
    );
}

#[test]
fn a_unit_agrees_to_what_it_saw_and_a_correction_of_that_month_is_taken_along() {
    let (mut fixture, project) = behind();
    evaluate(&mut fixture);
    later(&mut fixture, 1);
    let plan = PlanVersion {
        amount: Money::from_wan(1_250),
        monthly: None,
        since: month("2026-03").first_day(),
        document: None,
        reason: Some(text("计划登记有误")),
    };
    let set =
        Command::new(Subject::Plan(project, month("2026-03").year()), PlanAction::Set { plan });
    fixture.accept(set);
    agree(&mut fixture);
    let measure = *card(&fixture).basis().finding.behind().unwrap();
    assert_eq!((measure.month, measure.lag().tenths()), (month("2026-03"), 170));
    let (mut fixture, project) = behind();
    evaluate(&mut fixture);
    let seen = card(&fixture).basis().clone();
    close(&mut fixture, project, "2026-04", 60);
    agree(&mut fixture);
    assert_eq!(card(&fixture).basis(), &seen, "April is not what the unit was asked about");
}

#[test]
fn a_correction_that_silences_the_rule_sends_the_card_back_to_be_withdrawn() {
    let (mut fixture, project) = approved();
    correct(&mut fixture, project, "2026-06", 480);
    evaluate(&mut fixture);
    assert_eq!((step(&fixture), queue(&fixture)), (CardStep::Verified, CardQueue::Review));
    let back = card(&fixture).draft().unwrap().back.clone().unwrap();
    assert!(back.silent && back.approval.is_some(), "the reason is shown, with what lapsed");
    let seq = fixture.board.seq;
    evaluate(&mut fixture);
    assert_eq!(fixture.board.seq, seq, "judging again changes nothing");
    assert_eq!(issue(&mut fixture, "2026-06"), Err("card-wrong-step"));
    let (leader, on) = (actor(Role::Leader).name, fixture.now.day());
    let again = CardAction::Approve { cards: vec![CardId(1)], leader, on, paper: None };
    assert_eq!(give(&mut fixture, Role::Leader, again), Err("card-not-reviewed"));
    let review = CardAction::Review { verdict: None, reason: text("属实") };
    assert_eq!(give(&mut fixture, Role::Office, review), Err("card-unfounded"));
    let withdraw = CardAction::Withdraw { reason: text("6月数据更正") };
    give(&mut fixture, Role::Office, withdraw).unwrap();
    assert_eq!(step(&fixture), CardStep::Withdrawn);
}

#[test]
fn a_correction_that_makes_it_graver_is_for_the_unit_the_office_and_the_leader_again() {
    let (mut fixture, project) = approved();
    correct(&mut fixture, project, "2026-06", 100);
    evaluate(&mut fixture);
    let draft = card(&fixture).draft().unwrap();
    assert_eq!((draft.level, step(&fixture)), (CardLevel::Red, CardStep::Proposed));
    agree(&mut fixture);
    assert_eq!(queue(&fixture), CardQueue::Review);
    let judged = CardAction::Review { verdict: Some(Verdict::Upheld), reason: text("是") };
    assert_eq!(give(&mut fixture, Role::Office, judged), Err("nothing-objected"));
    let review = CardAction::Review { verdict: None, reason: text("更正属实，改红牌") };
    give(&mut fixture, Role::Office, review).unwrap();
    approve(&mut fixture);
    issue(&mut fixture, "2026-06").unwrap();
    assert_eq!(card(&fixture).out().unwrap().level, CardLevel::Red);
}

#[test]
fn a_correction_that_changes_no_colour_leaves_the_settled_evidence() {
    let (mut fixture, project) = approved();
    let settled = card(&fixture).basis().clone();
    correct(&mut fixture, project, "2026-06", 360);
    evaluate(&mut fixture);
    assert_eq!((step(&fixture), card(&fixture).basis()), (CardStep::Approved, &settled));
}

#[test]
fn a_start_recognised_with_a_date_in_the_month_sends_back_and_a_later_one_does_not() {
    for (started, expected) in
        [("2026-06-20", CardStep::Verified), ("2026-07-05", CardStep::Approved)]
    {
        let (mut fixture, project) = Fixture::with_a_project("2026-07-10");
        let landed = ProjectAction::SetStage { stage: Stage::Landed };
        fixture.accept(Command::new(Subject::Project(project), landed));
        fixture.plan_start(project, "2026-05");
        fixture.invest(project, 1_000, "2026-06", 500);
        evaluate(&mut fixture);
        agree(&mut fixture);
        approve(&mut fixture);
        later(&mut fixture, 2);
        let recognise = MilestoneAction::Recognise { date: date(started) };
        fixture.accept(Command::new(Subject::Milestone(project, MilestoneId(1)), recognise));
        evaluate(&mut fixture);
        assert_eq!(step(&fixture), expected, "{started}");
    }
}

#[test]
fn an_objection_gets_what_the_office_finds_before_the_leader_sees_it() {
    let (mut fixture, _) = behind();
    evaluate(&mut fixture);
    let said = Statement { good_cause: true, text: text("汛期停工"), evidence: Vec::new() };
    give(&mut fixture, UNIT, CardAction::Verify { statement: Some(said) }).unwrap();
    assert_eq!(queue(&fixture), CardQueue::Review);
    let unapproved =
        sheet(&Assessment::of(&fixture.board), &office(), None, Part::Whole, fixture.now);
    assert_eq!(unapproved.lines.count, 0, "not on the leader's sheet yet");
    let review = |verdict| CardAction::Review { verdict, reason: text("汛期不足以说明") };
    assert_eq!(give(&mut fixture, Role::Office, review(None)), Err("verdict-missing"));
    let partly = review(Some(Verdict::Partly));
    assert_eq!(give(&mut fixture, Role::Leader, partly.clone()), Err("not-allowed"));
    give(&mut fixture, Role::Office, partly.clone()).unwrap();
    assert_eq!(give(&mut fixture, Role::Office, partly), Err("card-wrong-step"));
    let waiting = sheet(&Assessment::of(&fixture.board), &office(), None, Part::Whole, fixture.now);
    let shown = waiting.lines.lines[0].row.story.review.clone().unwrap();
    assert_eq!((shown.verdict, shown.on), (Some(Verdict::Partly), fixture.now.day()));
    approve(&mut fixture);
    issue(&mut fixture, "2026-03").unwrap();
    assert_eq!(card(&fixture).state.review(), Some(&shown), "it stays with the card");
}

#[test]
fn the_sheet_says_what_became_of_what_was_approved() {
    let (mut fixture, project) = approved();
    let batch = CardBatchId(1);
    let told = |fixture: &Fixture| {
        let sheet = sheet(
            &Assessment::of(&fixture.board),
            &office(),
            Some(batch),
            Part::Whole,
            fixture.now,
        );
        sheet.lines.lines.iter().map(|line| (line.fate, line.row.figure.0)).collect::<Vec<_>>()
    };
    assert_eq!(told(&fixture), [(Fate::Waiting, 150)]);
    correct(&mut fixture, project, "2026-06", 100);
    evaluate(&mut fixture);
    assert_eq!(told(&fixture), [(Fate::Dropped, 150)], "what was approved stands on the sheet");
    let (mut fixture, _) = approved();
    issue(&mut fixture, "2026-06").unwrap();
    assert_eq!(told(&fixture), [(Fate::Issued, 150)]);
}

#[test]
fn a_card_on_wrong_facts_is_revoked_with_its_reason_and_leaves_the_scores() {
    let (mut fixture, project) = out();
    let revoke = || CardAction::Revoke { reason: text("3月数据填报有误") };
    for role in [Role::Leader, UNIT] {
        assert_eq!(give(&mut fixture, role, revoke()), Err("not-allowed"));
    }
    give(&mut fixture, Role::Office, revoke()).unwrap();
    assert_eq!((step(&fixture), queue(&fixture)), (CardStep::Revoked, CardQueue::Ended));
    assert_eq!(fixture.board.projects[&project].card_out(), None);
    let bulletin = bulletin_of(&fixture, "2026-03");
    assert_eq!((bulletin.standing, bulletin.revoked.len()), (CardCounts::default(), 1));
    let lags = bulletin.counties.iter().filter_map(|county| Some(county.investment?.lag));
    assert!(lags.clone().count() > 0 && lags.is_sorted_by(|a, b| a >= b));
    assert_eq!(bulletin.revoked[0].reason, text("3月数据填报有误"));
    evaluate(&mut fixture);
    assert_eq!(fixture.board.cards.len(), 1, "not again for the same month");
    later(&mut fixture, 25);
    close(&mut fixture, project, "2026-04", 200);
    evaluate(&mut fixture);
    let next = &fixture.board.cards[&CardId(2)];
    assert_eq!(next.interview, None, "what was revoked is no first yellow");
    assert_eq!(give(&mut fixture, Role::Office, revoke()), Err("card-wrong-step"));
}

#[test]
fn reopening_a_month_alone_recalls_nothing_that_was_issued() {
    let (mut fixture, _) = out();
    let before = fixture.board.cards.clone();
    let reopen = PeriodAction::Reopen { reason: text("补报") };
    fixture.accept(Command::new(Subject::Period(month("2026-03")), reopen));
    evaluate(&mut fixture);
    assert_eq!(fixture.board.cards, before);
}

#[test]
fn the_yellow_card_stays_readable_behind_the_red_one_and_the_red_one_has_its_own_dates() {
    let (mut fixture, project) = out();
    let yellow = card(&fixture).out().unwrap().clone();
    let approved = yellow.approval.clone().unwrap();
    later(&mut fixture, 90);
    close(&mut fixture, project, "2026-06", 100);
    evaluate(&mut fixture);
    let query = CardQuery { queue: CardQueue::Verify, ..CardQuery::default() };
    let view = cards(&Assessment::of(&fixture.board), &office(), &query, fixture.now);
    let row = &view.rows[0];
    assert_eq!(row.proposed, fixture.now.day(), "not the day of the yellow one");
    let signed = &row.earlier[0].approval.as_ref().unwrap().signed;
    assert_eq!((&signed.by, signed.on), (&Some(approved.leader.clone()), approved.on));
    agree(&mut fixture);
    approve(&mut fixture);
    issue(&mut fixture, "2026-06").unwrap();
    assert_eq!(card(&fixture).earlier, [yellow], "kept behind the red one");
}

/// What may happen between the approval of a card and its list.
fn happens(fixture: &mut Fixture, project: ProjectId, what: u8, done: i64) {
    later(fixture, 31);
    let next = fixture.board.closed_month().unwrap().plus(1);
    match what {
        0 if next <= month("2026-12") => close(fixture, project, &next.to_string(), done),
        1 => correct(fixture, project, "2026-06", done),
        _ => {}
    }
    evaluate(fixture);
}

proptest! {
    #[test]
    fn whatever_happens_meanwhile_what_is_issued_equals_what_was_approved(
        steps in proptest::collection::vec((0_u8..3, 0_i64..1_000), 0..8),
    ) {
        let (mut fixture, project) = approved();
        let settled: Basis = card(&fixture).basis().clone();
        for (what, done) in steps {
            happens(&mut fixture, project, what, done);
        }
        let waits = step(&fixture) == CardStep::Approved;
        prop_assert_eq!(issue(&mut fixture, "2026-06").is_ok(), waits);
        if waits {
            let out = card(&fixture).out().unwrap();
            prop_assert_eq!(&out.basis, &settled);
            prop_assert_eq!(out.approval.as_ref(), card(&fixture).approved.first().map(|a| &a.approval));
        } else {
            let draft = match &card(&fixture).state {
                CardState::Draft(draft) | CardState::Withdrawn { draft, .. } => draft,
                other => panic!("{other:?} was never issued"),
            };
            prop_assert!(draft.back.is_some(), "sent back, and says why");
        }
    }
}
