//! Notices from before this program was used: what one must say to be taken over, and that the
//! numbers of its series go on after it without a gap.

use super::{Particulars, addressee_name, signs};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        document::{Document, end_of},
        notice::{
            Earlier, EarlierNotice, MissedDeadline, NoticeChange, NoticeContent, NoticeNumber,
            NoticeRefusal, Order,
        },
    },
    refusal::Refusal,
    rules::Case,
    value::{ProjectId, Text, Timestamp},
};

/// Takes such a notice over as it stands.
pub fn take_over(
    case: &Case<'_>,
    id: ProjectId,
    earlier: &EarlierNotice,
) -> Result<Vec<Event>, Refusal> {
    let board = case.board;
    let project = board.projects.get(&id).ok_or(NoticeRefusal::UnknownProject)?;
    if !project.is_live() {
        return Err(NoticeRefusal::ProjectCancelled.into());
    }
    let documents = board.all_documents();
    let of_series = |document: &&std::sync::Arc<Document>| {
        document.file.series == earlier.number.series
    };
    let document = documents.iter().find(of_series).ok_or(NoticeRefusal::UnknownSeries)?;
    if addressee_name(board, earlier.addressee).is_none() {
        return Err(NoticeRefusal::UnknownAddressee.into());
    }
    dated(case, earlier)?;
    goes_on(board, &earlier.number)?;

    let issued = Timestamp::start_of(earlier.issued_on);
    let content = content(board, document, earlier)?;
    // As the paper was made then; what is measured now was not measured then.
    let particulars = Particulars {
        number: earlier.number.clone(),
        measured: None,
        today: earlier.issued_on,
        ..Particulars::of(board, document, project, &content, issued)
    };
    let paper = Box::new(particulars.paper(content)?);
    let calendar = &board.city.calendar;
    let order = Order {
        sign_by: paper.sign.moment(issued, calendar),
        review: document.file.review,
        signing: document.file.signing.clone(),
        answering: document.file.answering.clone(),
    };
    let phase = earlier.standing.phase(order.review.day(case.now.day(), calendar));
    let mut taken = Earlier { project: id, paper, order, phase, escalated: 0 };
    taken.escalated = already_due(&taken, case.now);
    let subject = Subject::Notice(id, board.notices.next_id());
    Ok(vec![Event::new(subject, NoticeChange::TakenOver(taken))])
}

/// What the register says, as a draft would say it.
fn content(
    board: &Board,
    document: &Document,
    earlier: &EarlierNotice,
) -> Result<NoticeContent, NoticeRefusal> {
    let facts = match &earlier.facts {
        Some(facts) => facts.clone(),
        None => Text::new(earlier.subject.as_str()).map_err(|_| NoticeRefusal::FactsMissing)?,
    };
    Ok(NoticeContent {
        addressee: Some(earlier.addressee),
        // Where nobody can sign in for the addressee, the office goes on recording what comes on paper.
        on_paper: !signs(board, earlier.addressee),
        subject: Some(earlier.subject.clone()),
        facts: Some(facts),
        demand: Some(earlier.demand.clone()),
        answer_by: Some(earlier.answer_by),
        signatory: Some(earlier.signatory.clone().unwrap_or_else(|| document.file.office.clone())),
        ..NoticeContent::of(document.id)
    })
}

/// Its days follow one another, and none lies ahead but the last one to answer.
fn dated(case: &Case<'_>, earlier: &EarlierNotice) -> Result<(), NoticeRefusal> {
    let today = case.now.day();
    if earlier.issued_on > today {
        return Err(NoticeRefusal::IssuedLater);
    }
    if earlier.answer_by < earlier.issued_on {
        return Err(NoticeRefusal::DeadlineBeforeIssue);
    }
    let possible = earlier.issued_on..=today;
    let signed = earlier.standing.signed();
    if signed.is_some_and(|signed| !possible.contains(&signed.on)) {
        return Err(NoticeRefusal::ReceiptDate);
    }
    Ok(())
}

/// The number is free, and no number given here would lie below it: those between would be missing.
fn goes_on(board: &Board, number: &NoticeNumber) -> Result<(), NoticeRefusal> {
    if board.notice_numbered(number).is_some() {
        return Err(NoticeRefusal::NumberTaken);
    }
    let given = |series: &NoticeNumber| series.series == number.series && series.year == number.year;
    let given_here = board.notices.values().filter_map(|notice| notice.issued()).any(|issued| {
        given(&issued.paper.number) && !issued.is_taken_over()
    });
    let next = board.numbers(&number.series, number.year).map_or(1, |series| series.next);
    if given_here && number.number >= next { Err(NoticeRefusal::NumberGap) } else { Ok(()) }
}

/// The steps of the running deadline's ladder that were due before: they were taken, or left out,
/// where it ran then.
fn already_due(taken: &Earlier, now: Timestamp) -> u8 {
    let (until, ladder) = match taken.missed() {
        MissedDeadline::Signing => (taken.order.sign_by, &taken.order.signing),
        MissedDeadline::Answering => (end_of(taken.paper.answer_by), &taken.order.answering),
    };
    u8::try_from(ladder.due(now.0 - until.0)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        fixture::{Fixture, actor, name, text},
        model::{
            actor::Role,
            notice::{
                Addressee, Mover, NoticeAction, NoticeContent, Phase, Signed, Standing, StepKind,
            },
        },
        value::{DocumentId, NoticeId, UnitId},
    };

    fn earlier(number: &str, standing: Standing) -> EarlierNotice {
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

    fn signed() -> Standing {
        let on = "2026-11-03".parse().unwrap();
        Standing::Signed { signed: Signed { signer: name("李××"), on } }
    }

    #[test]
    fn it_comes_with_its_number_and_the_next_one_goes_on_from_there() {
        let (mut fixture, project) = Fixture::with_a_project("2026-11-20");
        for (number, standing) in
            [("挂战点球〔2026〕17号", signed()), ("挂战点球〔2026〕15号", Standing::Unsigned)]
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
        fixture.accept(issue);
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
            [("挂战点球〔2026〕1号", signed()), ("挂战点球〔2026〕2号", Standing::Unsigned)]
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
        let first = earlier("挂战点球〔2026〕1号", Standing::Unsigned);
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
            (
                EarlierNotice { issued_on: day("2026-11-05"), ..second() },
                NoticeRefusal::ReceiptDate,
            ),
            (EarlierNotice { addressee: unknown, ..second() }, NoticeRefusal::UnknownAddressee),
        ] {
            assert_eq!(refused(&mut fixture, project, notice), refusal.into());
        }
        let answered = Standing::Answered {
            signed: Signed { signer: name("李××"), on: day("2026-11-03") },
            reply: text("已复工"),
        };
        fixture.accept(command(project, earlier("挂战点球〔2026〕3号", answered)));
        let issued = fixture.board.notices[&NoticeId(2)].issued().unwrap();
        assert!(matches!(issued.phase, Phase::Responded { .. }));
        assert_eq!(fixture.board.notices[&NoticeId(2)].turn().mover, Mover::Review);
    }
}
