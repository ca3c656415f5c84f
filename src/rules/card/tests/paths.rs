//! Every path of a card, walked at random: what it may come to and what never.

use proptest::prelude::*;

use super::table::{Table, day, found, leader, of};
use crate::{
    event::Subject,
    fixture::{month, name, text},
    model::{
        card::{CardAction, CardStep, Rectification, Signature},
        finding::Level,
    },
    value::{CardId, Day, Name},
};

fn level() -> impl Strategy<Value = Option<Level>> {
    prop_oneof![Just(None), Just(Some(Level::Yellow)), Just(Some(Level::Red))]
}

/// Whatever people may do, tried on a card at any time.
fn deeds(subject: Subject, card: CardId, today: Day, leader: &Name) -> Vec<(Subject, CardAction)> {
    let person = leader.clone();
    let claim = Rectification { text: text("x"), evidence: Vec::new() };
    let (on, paper) = (today, None);
    let month = today.month().plus(-1);
    vec![
        (subject, CardAction::Verify { statement: None }),
        (
            Subject::City,
            CardAction::Approve { cards: vec![card], leader: leader.clone(), on, paper: None },
        ),
        (Subject::Period(month), CardAction::Issue { cards: vec![card] }),
        (subject, CardAction::Acknowledge { signature: Signature { person, on, paper } }),
        (subject, CardAction::Rectify { claim }),
        (subject, CardAction::Return { reason: text("x") }),
        (subject, CardAction::Lift { text: text("x") }),
        (subject, CardAction::Withdraw { reason: text("x") }),
    ]
}

proptest! {
    #[test]
    fn judging_twice_changes_nothing_and_no_kind_has_two_open_cards(
        months in proptest::collection::vec((level(), level(), 0_usize..8), 1..12),
        backwards in any::<bool>(),
    ) {
        let mayor = name("李市长");
        let mut table = Table::default();
        let mut closed = month("2026-01");
        for (first, second, deed) in months {
            let today = closed.last_day().plus(6);
            let mut all: Vec<_> = [(1, first), (2, second)]
                .into_iter()
                .filter_map(|(project, level)| Some(found(project, level?, &closed.to_string())))
                .collect();
            if backwards {
                all.reverse();
            }
            let (day, at) = (today.to_string(), closed.to_string());
            table.evaluate(&all, &day, &at);
            prop_assert!(table.evaluate(&all, &day, &at).is_empty(), "judged twice");
            for card in table.cards() {
                let (subject, action) = deeds(of(&card), card.id, today, &mayor).swap_remove(deed);
                // Most are refused where they do not fit; none may leave a second open card.
                let _ = table.ask(&leader(&mayor), &day, subject, action);
            }
            let cards = table.cards();
            let open: Vec<_> =
                cards.iter().filter(|card| card.is_open()).map(|card| &card.key).collect();
            let kinds: std::collections::BTreeSet<_> = open.iter().collect();
            prop_assert_eq!(open.len(), kinds.len());
            closed = closed.plus(1);
        }
    }

    #[test]
    fn a_step_leads_only_where_the_lifecycle_says(
        deeds_given in proptest::collection::vec(0_usize..8, 1..40),
    ) {
        let mayor = name("李市长");
        let mut table = Table::default();
        let found = [found(1, Level::Yellow, "2026-09")];
        table.evaluate(&found, "2026-10-06", "2026-09");
        let today = day("2026-10-06");
        for deed in deeds_given {
            let before = table.step();
            let (subject, action) = deeds(of(table.card(1)), CardId(1), today, &mayor).swap_remove(deed);
            let done = table.ask(&leader(&mayor), "2026-10-06", subject, action);
            let leads = matches!(
                (before, table.step()),
                (CardStep::Proposed, CardStep::Verified | CardStep::Withdrawn)
                    | (CardStep::Verified, CardStep::Approved | CardStep::Withdrawn)
                    | (CardStep::Approved, CardStep::Issued | CardStep::Withdrawn)
                    | (CardStep::Issued | CardStep::Rectified, CardStep::Acknowledged)
                    | (CardStep::Acknowledged, CardStep::Rectified)
            );
            prop_assert_eq!(done.is_ok(), leads, "{:?} to {:?}", before, table.step());
        }
    }
}
