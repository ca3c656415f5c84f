//! The steps of an issued notice one by one: signed for, answered, returned, prolonged, escalated.

use super::*;

#[test]
fn it_is_signed_for_once_and_never_answered_before_or_after_its_end() {
    let now = moment("2026-11-20", 11);
    let mut desk = issued();
    assert_eq!(desk.give("unit", now, respond()), Err(NoticeRefusal::NotSigned));
    desk.give("unit", now, NoticeAction::Serve {}).unwrap();
    assert_eq!(desk.give("unit", now, NoticeAction::Serve {}), Ok(false));
    desk.give("unit", now, sign()).unwrap();
    assert_eq!(desk.give("unit", now, sign()), Err(NoticeRefusal::AlreadySigned));
    let close = NoticeAction::Close { remark: None };
    assert_eq!(desk.give("office", now, close.clone()), Err(NoticeRefusal::NothingToReview));
    desk.give("unit", now, respond()).unwrap();
    assert_eq!(desk.give("unit", now, respond()), Err(NoticeRefusal::UnderReview));
    desk.give("office", now, close).unwrap();
    assert_eq!(desk.give("unit", now, respond()), Err(NoticeRefusal::Closed));
    let issue = NoticeAction::Issue {};
    assert_eq!(desk.give("office", now, issue), Err(NoticeRefusal::Frozen));
}

#[test]
fn a_receipt_on_paper_is_dated_between_the_issue_and_today() {
    let now = moment("2026-11-24", 11);
    let record =
        |on| NoticeAction::RecordReceipt {
            signer: name("陈××"), on: day(on), scan: EvidenceId(7)
        };
    let mut desk = issued();
    for wrong in ["2026-11-19", "2026-11-25"] {
        assert_eq!(desk.give("office", now, record(wrong)), Err(NoticeRefusal::ReceiptDate));
    }
    desk.give("office", now, record("2026-11-23")).unwrap();
    let scan = desk.issued().phase.receipt().unwrap().scan;
    assert_eq!(scan, Some(EvidenceId(7)));
}

#[test]
fn what_goes_on_paper_is_signed_for_answered_and_closed_on_paper() {
    let reply =
        |on| NoticeAction::RecordReply {
            text: text("已复工"), on: day(on), scan: EvidenceId(8)
        };
    let (issue, now) = (moment("2026-11-20", 10), moment("2026-11-26", 10));
    let mut desk = Desk::without_an_account();
    let content = Box::new(NoticeContent { on_paper: true, ..content() });
    desk.give("office", issue, NoticeAction::Draft { content }).unwrap();
    desk.give("office", issue, NoticeAction::Issue {}).unwrap();
    assert_eq!(desk.give("office", now, reply("2026-11-26")), Err(NoticeRefusal::NotSigned));
    let (signer, on, scan) = (name("陈××"), day("2026-11-23"), EvidenceId(7));
    let receipt = NoticeAction::RecordReceipt { signer, on, scan };
    desk.give("office", now, receipt).unwrap();
    for wrong in ["2026-11-22", "2026-11-27"] {
        assert_eq!(desk.give("office", now, reply(wrong)), Err(NoticeRefusal::ReplyDate));
    }
    desk.give("office", now, reply("2026-11-23")).unwrap();
    assert_eq!(desk.issued().turn().mover, Mover::Review);
    let step = desk.issued().steps.last().unwrap();
    assert_eq!((step.kind, step.day), (StepKind::ReplyRecorded, Some(day("2026-11-23"))));
    assert_eq!(step.evidence, [EvidenceId(8)]);
    assert_eq!(desk.give("office", now, reply("2026-11-26")), Err(NoticeRefusal::UnderReview));
    let (reason, answer_by) = (text("照片不清"), day("2026-12-07"));
    let back = NoticeAction::Return { reason, answer_by };
    desk.give("office", now, back).unwrap();
    let early = desk.give("office", now, reply("2026-11-25"));
    assert_eq!(early, Err(NoticeRefusal::ReplyDate), "that answer was sent back");
    desk.give("office", now, reply("2026-11-26")).unwrap();
    desk.give("office", now, NoticeAction::Close { remark: None }).unwrap();
    assert!(matches!(desk.issued().phase, Phase::Closed { .. }));
}

#[test]
fn whoever_asks_in_time_is_not_escalated_until_the_office_decides() {
    let ask =
        |until| NoticeAction::AskExtension { until: day(until), reason: text("征地未完成") };
    let mut desk = issued();
    desk.give("unit", moment("2026-11-20", 11), sign()).unwrap();
    let late = moment("2026-12-08", 9);
    let mut other = issued();
    other.give("unit", moment("2026-11-20", 11), sign()).unwrap();
    assert_eq!(other.give("unit", late, ask("2026-12-20")), Err(NoticeRefusal::ExtensionTooLate));

    let in_time = moment("2026-12-07", 23);
    assert_eq!(
        desk.give("unit", in_time, ask("2026-12-07")),
        Err(NoticeRefusal::ExtensionNotLater)
    );
    desk.give("unit", in_time, ask("2026-12-14")).unwrap();
    assert_eq!(desk.give("unit", in_time, ask("2026-12-20")), Err(NoticeRefusal::ExtensionAsked));
    assert_eq!(desk.issued().turn().mover, Mover::DecideExtension);
    assert!(desk.escalate(moment("2026-12-09", 9)).is_empty());
    let reason = text("理由不足");
    let refuse = NoticeAction::RefuseExtension { reason };
    desk.give("office", moment("2026-12-09", 10), refuse).unwrap();
    assert_eq!(
        desk.escalate(moment("2026-12-09", 11)),
        [(MissedDeadline::Answering, 0), (MissedDeadline::Answering, 1)]
    );
}

#[test]
fn a_returned_answer_has_a_new_deadline_and_is_escalated_anew() {
    let mut desk = issued();
    desk.give("unit", moment("2026-11-20", 11), sign()).unwrap();
    assert_eq!(desk.escalate(moment("2026-12-08", 9)), [(MissedDeadline::Answering, 0)]);
    desk.give("unit", moment("2026-12-08", 10), respond()).unwrap();
    let back = |on| NoticeAction::Return { reason: text("照片不清"), answer_by: day(on) };
    let now = moment("2026-12-09", 9);
    assert_eq!(desk.give("office", now, back("2026-12-08")), Err(NoticeRefusal::DeadlinePast));
    desk.give("office", now, back("2026-12-11")).unwrap();
    assert_eq!(desk.issued().turn().mover, Mover::Answer);
    assert_eq!(desk.escalate(moment("2026-12-12", 9)), [(MissedDeadline::Answering, 0)]);
}

#[test]
fn the_ladder_ends_with_the_issuer_and_tells_the_sponsors_from_the_county_on() {
    let mut desk = issued();
    desk.escalate(moment("2026-11-23", 11));
    let asked = |desk: &Desk| desk.issued().escalated_to().map(|(who, _)| who).collect::<Vec<_>>();
    assert_eq!(asked(&desk), [EscalationLevel::Unit]);
    desk.escalate(moment("2027-01-20", 9));
    assert_eq!(
        asked(&desk),
        [
            EscalationLevel::Issuer,
            EscalationLevel::County,
            EscalationLevel::Head,
            EscalationLevel::Unit
        ]
    );
    let taken: Vec<_> = desk.issued().steps.iter().map(|step| step.kind).collect();
    let step =
        |level, informs| StepKind::Escalated { missed: MissedDeadline::Signing, level, informs };
    assert_eq!(
        taken[1..],
        [
            step(EscalationLevel::Unit, false),
            step(EscalationLevel::Head, false),
            step(EscalationLevel::County, true),
            step(EscalationLevel::Issuer, true),
        ]
    );
    desk.give("unit", moment("2027-01-20", 10), sign()).unwrap();
    assert!(asked(&desk).is_empty(), "whoever signed is not asked to sign");
}
