//! A card from its proposal to its lifting, step by step.

use super::table::{Table, day, found, leader, unit};
use crate::{
    fixture::{name, office, text},
    model::{
        card::{
            CardAction, CardChange, CardLevel, CardRefusal, CardStep, Exemption, InterviewRecord,
            PaperReference, Rectification, Statement, Verification,
        },
        finding::Level,
    },
    value::{CardId, EvidenceId},
};

#[test]
fn a_card_goes_from_its_proposal_to_its_lifting_step_by_step() {
    let mut table = Table::with_a_card_out();
    assert_eq!(table.step(), CardStep::Issued);
    assert_eq!(table.sign(&unit(), "2026-10-08", None), Err(CardRefusal::TooEarly));
    table.sign(&unit(), "2026-10-10", None).unwrap();
    table.rectify("2026-10-20");
    assert_eq!(table.lift("2026-10-21"), Err(CardRefusal::StillFiring), "its rule still fires");
    table.evaluate(&[], "2026-10-25", "2026-09");
    assert_eq!(table.lift("2026-11-23"), Err(CardRefusal::StillFiring), "29 of 30 days silent");
    table.lift("2026-11-24").unwrap();
    assert_eq!(table.step(), CardStep::Lifted);
    assert_eq!(table.lift("2026-11-25"), Err(CardRefusal::WrongStep));
}

#[test]
fn a_rule_that_fires_again_begins_its_silence_anew() {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[], "2026-10-25", "2026-09");
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-27", "2026-09");
    assert_eq!(table.card(1).quiet, None);
    table.evaluate(&[], "2026-10-30", "2026-09");
    assert_eq!(table.card(1).quiet, Some(day("2026-10-30")));
    assert_eq!(table.board.cards.len(), 1, "what keeps firing is not issued again");
}

#[test]
fn silence_agrees_after_three_working_days_and_not_before() {
    let mut table = Table::default();
    let found = [found(1, Level::Yellow, "2026-09")];
    // Friday: Monday, Tuesday and Wednesday are left to speak.
    table.evaluate(&found, "2026-10-09", "2026-09");
    assert!(table.evaluate(&found, "2026-10-14", "2026-09").is_empty());
    table.evaluate(&found, "2026-10-15", "2026-09");
    assert_eq!(table.step(), CardStep::Verified);
    let late = CardAction::Verify { statement: None };
    assert_eq!(table.give(&unit(), "2026-10-15", late), Err(CardRefusal::WrongStep));
}

#[test]
fn whoever_speaks_after_the_deadline_is_told_so_even_before_silence_was_written_down() {
    let mut table = Table::default();
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-09", "2026-09");
    let verify = CardAction::Verify { statement: None };
    assert_eq!(table.give(&unit(), "2026-10-15", verify), Err(CardRefusal::TooLate));
}

#[test]
fn the_office_signs_for_others_by_a_paper_only_and_nobody_approves_in_anothers_name() {
    let mut table = Table::with_a_card_out();
    let blank = Some(PaperReference { scan: None, document: None });
    for paper in [None, blank] {
        assert_eq!(table.sign(&office(), "2026-10-10", paper), Err(CardRefusal::PaperMissing));
    }
    let paper = PaperReference { scan: None, document: Some(name("签收回执")) };
    table.sign(&office(), "2026-10-10", Some(paper)).unwrap();

    let mut table = Table::default();
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-06", "2026-09");
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-20", "2026-09");
    let (mine, yours) = (name("李市长"), name("王市长"));
    let approve = CardAction::Approve {
        cards: vec![CardId(1)],
        leader: yours,
        on: day("2026-10-20"),
        paper: None,
    };
    let refused = table.give(&leader(&mine), "2026-10-20", approve);
    assert_eq!(refused, Err(CardRefusal::NotTheLeader));
}

#[test]
fn a_yellow_card_becomes_red_the_same_way_and_stands_meanwhile() {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[found(1, Level::Red, "2026-11")], "2026-12-06", "2026-11");
    let card = table.card(1);
    assert_eq!(card.out().map(|out| out.level), Some(CardLevel::Yellow), "the yellow stands");
    assert_eq!(card.draft().map(|draft| draft.level), Some(CardLevel::Red));
    // The yellow one is still signed for.
    table.sign(&unit(), "2026-12-07", None).unwrap();
    table.give(&unit(), "2026-12-07", CardAction::Verify { statement: None }).unwrap();
    table.approve("2026-12-08").unwrap();
    table.issue("2026-12-09", "2026-11");
    assert_eq!(table.step(), CardStep::Issued, "the red one is to be signed for anew");
    let levels: Vec<_> = table.card(1).listed.iter().map(|listed| listed.level).collect();
    assert_eq!(levels, [CardLevel::Yellow, CardLevel::Red]);
    let red = [found(1, Level::Red, "2026-12")];
    let next = table.evaluate(&red, "2027-01-06", "2026-12");
    assert_eq!(next[0].2, CardChange::NoticeProposed);
    assert!(table.evaluate(&red, "2027-01-07", "2026-12").is_empty(), "a notice once");
}

#[test]
fn a_second_yellow_month_proposes_one_interview() {
    let mut table = Table::with_a_card_out();
    let october = [found(1, Level::Yellow, "2026-10")];
    let next = table.evaluate(&october, "2026-11-06", "2026-10");
    assert_eq!(next[0].2, CardChange::InterviewProposed { before: None });
    assert!(table.evaluate(&october, "2026-11-07", "2026-10").is_empty());
    let record =
        InterviewRecord { on: day("2026-11-08"), with: name("局长"), text: text("限期整改") };
    let interview = CardAction::Interview { record };
    table.give(&office(), "2026-11-08", interview.clone()).unwrap();
    let again = table.give(&office(), "2026-11-08", interview);
    assert_eq!(again, Err(CardRefusal::NoInterview));
}

#[test]
fn an_exemption_holds_until_its_last_day() {
    let mut table = Table::default();
    let found = [found(1, Level::Yellow, "2026-09")];
    table.evaluate(&found, "2026-10-06", "2026-09");
    table.evaluate(&found, "2026-10-20", "2026-09");
    let mayor = name("李市长");
    let until = day("2026-10-31");
    let exemption = Exemption { reason: text("汛期"), until, leader: mayor.clone(), paper: None };
    let exempt = CardAction::Exempt { exemption };
    table.give(&leader(&mayor), "2026-10-20", exempt).unwrap();
    assert!(table.evaluate(&found, "2026-10-31", "2026-09").is_empty());
    assert_eq!(table.evaluate(&found, "2026-11-01", "2026-09").len(), 1);
    assert_eq!(table.board.cards.len(), 2, "a new card, the old one is kept");
}

#[test]
fn what_the_office_withdrew_comes_back_with_another_month_only() {
    let mut table = Table::default();
    let september = [found(1, Level::Yellow, "2026-09")];
    table.evaluate(&september, "2026-10-06", "2026-09");
    let withdraw = CardAction::Withdraw { reason: text("数据有误") };
    table.give(&office(), "2026-10-07", withdraw).unwrap();
    assert!(table.evaluate(&september, "2026-10-08", "2026-09").is_empty());
    let october = [found(1, Level::Yellow, "2026-10")];
    assert_eq!(table.evaluate(&october, "2026-11-06", "2026-10").len(), 1);
}

#[test]
fn what_stops_firing_before_it_went_out_is_withdrawn_unless_it_was_approved() {
    let mut table = Table::default();
    let found = [found(1, Level::Yellow, "2026-09")];
    table.evaluate(&found, "2026-10-06", "2026-09");
    table.evaluate(&[], "2026-10-07", "2026-09");
    assert_eq!(table.step(), CardStep::Withdrawn);

    let mut table = Table::default();
    table.evaluate(&found, "2026-10-06", "2026-09");
    table.evaluate(&found, "2026-10-20", "2026-09");
    table.approve("2026-10-20").unwrap();
    table.evaluate(&[], "2026-10-21", "2026-09");
    let quiet = Some(day("2026-10-21"));
    assert_eq!(
        (table.step(), table.card(1).quiet),
        (CardStep::Approved, quiet),
        "the office sees it"
    );
}

#[test]
fn what_the_office_says_for_a_unit_reads_as_such_and_wants_something_to_show_it() {
    let mut table = Table::default();
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-06", "2026-09");
    let said = Statement { good_cause: true, text: text("汛期停工"), evidence: Vec::new() };
    let verify = |statement| CardAction::Verify { statement };
    let refused = table.give(&office(), "2026-10-07", verify(Some(said)));
    assert_eq!(refused, Err(CardRefusal::PaperMissing));
    table.give(&office(), "2026-10-07", verify(None)).unwrap();
    assert_eq!(table.card(1).state.verification(), Some(&Verification::Recorded));

    let mut table = Table::with_a_card_out();
    table.sign(&unit(), "2026-10-10", None).unwrap();
    let claim = |evidence| Rectification { text: text("已开工"), evidence };
    let rectify = |claim| CardAction::Rectify { claim };
    let refused = table.give(&office(), "2026-10-20", rectify(claim(Vec::new())));
    assert_eq!(refused, Err(CardRefusal::PaperMissing));
    table.give(&office(), "2026-10-20", rectify(claim(vec![EvidenceId(1)]))).unwrap();
    assert_eq!(table.step(), CardStep::Rectified);
}
