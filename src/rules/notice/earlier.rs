//! Notices from before this program was used: what one must say to be taken over, and that the
//! numbers of its series go on after it without a gap.

use super::{Particulars, addressee_name, signs};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        document::{Document, end_of},
        notice::{
            EarlierNotice, MigratedNotice, MissedDeadline, NoticeChange, NoticeContent,
            NoticeDeadlines, NoticeNumber, NoticeRefusal,
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
    let of_series =
        |document: &&std::sync::Arc<Document>| document.file.series == earlier.number.series;
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
    let order = NoticeDeadlines {
        sign_by: paper.sign.moment(issued, calendar),
        review: document.file.review,
        signing: document.file.signing.clone(),
        answering: document.file.answering.clone(),
    };
    let phase = earlier.standing.phase(order.review.day(case.now.day(), calendar));
    let mut taken = MigratedNotice { project: id, paper, order, phase, escalated: 0 };
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
    let given =
        |series: &NoticeNumber| series.series == number.series && series.year == number.year;
    let given_here = board
        .notices
        .values()
        .filter_map(|notice| notice.issued())
        .any(|issued| given(&issued.paper.number) && !issued.is_taken_over());
    let next = board.numbers(&number.series, number.year).map_or(1, |series| series.next);
    if given_here && number.number >= next { Err(NoticeRefusal::NumberGap) } else { Ok(()) }
}

/// The steps of the running deadline's ladder that were due before: they were taken, or left out,
/// where it ran then.
fn already_due(taken: &MigratedNotice, now: Timestamp) -> u8 {
    let (until, ladder) = match taken.missed() {
        MissedDeadline::Signing => (taken.order.sign_by, &taken.order.signing),
        MissedDeadline::Answering => (end_of(taken.paper.answer_by), &taken.order.answering),
    };
    u8::try_from(ladder.due(now.0 - until.0)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests;
