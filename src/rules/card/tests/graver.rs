//! A graver card on its way to take the place of a milder one, and what keeps it from doing so.

use super::table::{Table, day, found, leader, unit};
use crate::{
    fixture::{name, office, text},
    model::{
        card::{CardAction, CardStep, Exemption},
        finding::Level,
        rule::RuleCode,
    },
};

/// A yellow card of September, and a red one that October called for and that its subject agreed to.
fn with_a_graver_one_on_its_way() -> Table {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[found(1, Level::Red, "2026-10")], "2026-11-06", "2026-10");
    let agreed = CardAction::Verify { statement: None };
    table.give(&unit(), "2026-11-07", agreed).unwrap();
    assert_eq!(table.step(), CardStep::Verified);
    table
}

#[test]
fn what_lets_a_graver_card_pass_holds_until_its_day() {
    let mut table = with_a_graver_one_on_its_way();
    let mayor = name("李市长");
    let (reason, until) = (text("汛期停工"), day("2026-11-30"));
    let exemption = Exemption { reason, until, leader: mayor.clone(), paper: None };
    let exempt = CardAction::Exempt { exemption };
    table.give(&leader(&mayor), "2026-11-08", exempt).unwrap();
    let red = [found(1, Level::Red, "2026-10")];
    assert_eq!(table.evaluate(&red, "2026-11-30", "2026-10"), []);
    assert_eq!(table.step(), CardStep::Issued, "the yellow one stands");
    table.evaluate(&red, "2026-12-01", "2026-10");
    assert_eq!(table.step(), CardStep::Proposed);
}

#[test]
fn a_graver_card_that_the_office_withdrew_waits_for_another_month() {
    let mut table = with_a_graver_one_on_its_way();
    let withdraw = CardAction::Withdraw { reason: text("填报有误") };
    table.give(&office(), "2026-11-08", withdraw).unwrap();
    assert_eq!(table.evaluate(&[found(1, Level::Red, "2026-10")], "2026-11-09", "2026-10"), []);
    table.evaluate(&[found(1, Level::Red, "2026-11")], "2026-12-06", "2026-11");
    assert_eq!(table.step(), CardStep::Proposed);
}

#[test]
fn a_graver_card_goes_no_further_once_its_rule_is_milder_again() {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[found(1, Level::Red, "2026-10")], "2026-11-06", "2026-10");
    let yellow = [found(1, Level::Yellow, "2026-10")];
    table.evaluate(&yellow, "2026-11-07", "2026-10");
    assert_eq!(table.step(), CardStep::Issued);
    assert_eq!(
        table.evaluate(&yellow, "2026-11-07", "2026-10"),
        [],
        "judging again changes nothing"
    );
}

#[test]
fn a_graver_card_that_its_subject_agreed_to_follows_no_later_month() {
    let mut table = with_a_graver_one_on_its_way();
    table.evaluate(&[found(1, Level::Yellow, "2026-11")], "2026-12-06", "2026-11");
    assert_eq!(table.step(), CardStep::Verified, "October is what it is about");
}

#[test]
fn nothing_is_judged_while_a_judged_month_is_open_again() {
    let mut table = with_a_graver_one_on_its_way();
    let before = table.board.cards.clone();
    assert_eq!(table.evaluate(&[], "2026-11-08", "2026-09"), []);
    assert_eq!(table.evaluate(&[found(2, Level::Red, "2026-09")], "2026-11-08", "2026-09"), []);
    assert_eq!(table.board.cards, before);
}

#[test]
fn a_yellow_card_is_not_proposed_beside_a_red_one_for_the_same_cause() {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[found(1, Level::Red, "2026-10")], "2026-11-06", "2026-10");
    let agreed = CardAction::Verify { statement: None };
    table.give(&unit(), "2026-11-07", agreed).unwrap();
    table.approve("2026-11-08").unwrap();
    table.issue("2026-11-09", "2026-10");
    let other = |level| {
        let mut found = found(1, level, "2026-10");
        found.key.rule = RuleCode::new("milestone-overdue").unwrap();
        found
    };
    let again = found(1, Level::Red, "2026-10");
    table.evaluate(&[again.clone(), other(Level::Yellow)], "2026-11-10", "2026-10");
    assert_eq!(table.board.cards.len(), 1);
    table.evaluate(&[again, other(Level::Red)], "2026-11-10", "2026-10");
    assert_eq!(table.board.cards.len(), 2, "a red one is another matter");
}
