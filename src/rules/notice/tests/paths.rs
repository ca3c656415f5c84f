//! Every path of a notice, walked at random: what it may come to and what never.

use proptest::prelude::*;

use super::*;
use crate::model::notice::IssuedPaper;

/// Any command, some of them out of place.
fn any_command() -> impl Strategy<Value = NoticeAction> {
    let later = (0_i32..60).prop_map(|days| day("2026-11-20").plus(days));
    let words = || text("x");
    prop_oneof![
        Just(NoticeAction::Check {}),
        Just(NoticeAction::Discard {}),
        Just(NoticeAction::Issue {}),
        Just(NoticeAction::Issue {}),
        Just(NoticeAction::Serve {}),
        Just(sign()),
        Just(respond()),
        Just(NoticeAction::RecordReply {
            text: words(),
            on: day("2026-11-20"),
            scan: EvidenceId(8)
        }),
        Just(NoticeAction::Close { remark: None }),
        Just(NoticeAction::GrantExtension {}),
        Just(NoticeAction::RefuseExtension { reason: words() }),
        Just(NoticeAction::Withdraw { reason: words() }),
        later
            .clone()
            .prop_map(move |answer_by| NoticeAction::Return { reason: words(), answer_by }),
        later.prop_map(move |until| NoticeAction::AskExtension { until, reason: words() }),
    ]
}

proptest! {
    #[test]
    fn no_path_leads_back_from_the_end_and_somebody_always_has_the_move(
        commands in proptest::collection::vec((any_command(), 0_i64..40), 0..60),
    ) {
        let mut desk = Desk::new();
        desk.give("a", moment("2026-11-20", 9), draft()).unwrap();
        let mut now = moment("2026-11-20", 9);
        let mut frozen: Option<IssuedPaper> = None;
        for (command, hours) in commands {
            now = Timestamp(now.0 + hours * HOUR);
            let before = desk.notice().clone();
            let over = before.turn().mover == Mover::Nobody;
            let happened = desk.give("b", now, command);
            if over {
                prop_assert!(happened != Ok(true));
                prop_assert_eq!(&before, desk.notice());
            }
            let notice = desk.notice();
            let turn = notice.turn();
            if let Some(issued) = notice.issued() {
                prop_assert_eq!(turn.mover == Mover::Nobody, issued.phase.is_over());
                prop_assert_eq!(turn.until.is_some(), !issued.phase.is_over());
                prop_assert_eq!(&issued.paper, frozen.get_or_insert_with(|| issued.paper.clone()));
            } else if notice.draft().is_some() {
                prop_assert_eq!(turn.mover, Mover::IssueDraft);
            }
        }
    }

    #[test]
    fn every_step_is_taken_once_however_the_clock_jumps(
        jumps in proptest::collection::vec(-200_i64..200, 1..40),
    ) {
        let mut desk = issued();
        let mut now = moment("2026-11-20", 10);
        let mut taken = Vec::new();
        let mut latest = now;
        for hours in jumps {
            now = Timestamp(now.0 + hours * HOUR);
            latest = latest.max(now);
            taken.extend(desk.escalate(now));
            taken.extend(desk.escalate(now));
        }
        let mut once = taken.clone();
        once.dedup();
        prop_assert_eq!(&taken, &once);
        let past = latest.0 - desk.issued().order.sign_by.0;
        let due = desk.issued().order.signing.due(past);
        prop_assert_eq!(taken.len(), due);
        prop_assert!(taken.iter().enumerate().all(|(at, (_, step))| usize::from(*step) == at));
    }
}
