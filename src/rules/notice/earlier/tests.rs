//! Registers that ran before: their numbers, their days, their ladders.

use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, actor, name, text},
    model::{
        actor::Role,
        notice::{
            Addressee, EarlierState, Mover, NoticeAction, NoticeContent, PaperSignature, Phase,
            StepKind,
        },
    },
    value::{DocumentId, NoticeId, UnitId},
};

fn earlier(number: &str, standing: EarlierState) -> EarlierNotice {
    EarlierNotice {
        number: number.parse().unwrap(),
        addressee: Addressee::unit(UnitId(1)),
        subject: name("限期恢复施工"),
        facts: None,
        demand: text("11月30日前恢复施工"),
        signatory: Some(name("王××")),
        issued_on: "2026-11-02".parse().unwrap(),
        answer_by: "2026-11-16".parse().unwrap(),
        standing,
    }
}

fn command(project: ProjectId, earlier: EarlierNotice) -> Command {
    let take_over = NoticeAction::TakeOver { earlier: Box::new(earlier) };
    Command::new(Subject::Project(project), take_over)
}

fn refused(fixture: &mut Fixture, project: ProjectId, earlier: EarlierNotice) -> Refusal {
    fixture.give(&actor(Role::Office), Vec::new(), command(project, earlier)).unwrap_err()
}

fn signed() -> EarlierState {
    let on = "2026-11-03".parse().unwrap();
    EarlierState::Signed { signed: PaperSignature { signer: name("李××"), on } }
}

#[test]
fn it_comes_with_its_number_and_the_next_one_goes_on_from_there() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-20");
    for (number, standing) in
        [("挂战点球〔2026〕17号", signed()), ("挂战点球〔2026〕15号", EarlierState::Unsigned)]
    {
        fixture.accept(command(project, earlier(number, standing)));
    }
    let notice = &fixture.board.notices[&NoticeId(1)];
    let issued = notice.issued().unwrap();
    assert_eq!(issued.paper.number.to_string(), "挂战点球〔2026〕17号");
    assert_eq!(issued.paper.issued_on.to_string(), "2026-11-02");
    assert_eq!(notice.turn().mover, Mover::Answer);
    let kinds: Vec<_> = issued.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Issued, StepKind::Acknowledged, StepKind::TakenOver]);

    let next = fixture.board.numbers(&name("挂战点球"), issued.paper.number.year).unwrap();
    assert_eq!(next.next, 18, "the highest counts, whichever came last");
    let content = NoticeContent {
        addressee: Some(Addressee::unit(UnitId(1))),
        on_paper: true,
        subject: Some(name("限期开工")),
        facts: Some(text("未开工")),
        demand: Some(text("开工")),
        signatory: Some(name("王××")),
        ..NoticeContent::of(DocumentId::STANDARD)
    };
    let draft = NoticeAction::Draft { content: Box::new(content) };
    fixture.accept(Command::new(Subject::Project(project), draft));
    let issue = Command::new(Subject::Draft(NoticeId(3)), NoticeAction::Issue {});
    fixture.give(&actor(Role::Leader), Vec::new(), issue).unwrap();
    let issued = fixture.board.notices[&NoticeId(3)].issued().unwrap();
    assert_eq!(issued.paper.number.number, 18);

    let gap = refused(&mut fixture, project, earlier("挂战点球〔2026〕25号", signed()));
    assert_eq!(gap, NoticeRefusal::NumberGap.into(), "19 to 24 would be missing");
    fixture.accept(command(project, earlier("挂战点球〔2026〕9号", signed())));
}

#[test]
fn what_ran_over_before_does_not_climb_the_ladder_again() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-20");
    for (number, standing) in
        [("挂战点球〔2026〕1号", signed()), ("挂战点球〔2026〕2号", EarlierState::Unsigned)]
    {
        fixture.accept(command(project, earlier(number, standing)));
    }
    let notices = || fixture.board.notices.values();
    let due = notices().flat_map(|notice| notice.escalations(fixture.now)).count();
    assert_eq!(due, 0);
    let later = Timestamp(fixture.now.0 + 48 * 3_600_000);
    let climbs = notices().flat_map(|notice| notice.escalations(later)).count();
    assert_eq!(climbs, 1, "the last step of an answer's ladder is due after 120 hours");
}

#[test]
fn what_cannot_have_been_is_refused() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-20");
    let first = earlier("挂战点球〔2026〕1号", EarlierState::Unsigned);
    fixture.accept(command(project, first.clone()));
    let day = |text: &str| text.parse().unwrap();
    let second = || earlier("挂战点球〔2026〕2号", signed());
    let unknown = Addressee::unit(UnitId(99));
    for (notice, refusal) in [
        (first, NoticeRefusal::NumberTaken),
        (earlier("督办〔2026〕1号", signed()), NoticeRefusal::UnknownSeries),
        (EarlierNotice { issued_on: day("2026-12-01"), ..second() }, NoticeRefusal::IssuedLater),
        (
            EarlierNotice { answer_by: day("2026-11-01"), ..second() },
            NoticeRefusal::DeadlineBeforeIssue,
        ),
        (EarlierNotice { issued_on: day("2026-11-05"), ..second() }, NoticeRefusal::ReceiptDate),
        (EarlierNotice { addressee: unknown, ..second() }, NoticeRefusal::UnknownAddressee),
    ] {
        assert_eq!(refused(&mut fixture, project, notice), refusal.into());
    }
    let answered = EarlierState::Answered {
        signed: PaperSignature { signer: name("李××"), on: day("2026-11-03") },
        reply: text("已复工"),
    };
    fixture.accept(command(project, earlier("挂战点球〔2026〕3号", answered)));
    let issued = fixture.board.notices[&NoticeId(2)].issued().unwrap();
    assert!(matches!(issued.phase, Phase::Responded { .. }));
    assert_eq!(fixture.board.notices[&NoticeId(2)].turn().mover, Mover::Review);
}
