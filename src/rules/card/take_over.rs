//! Cards from before this program was used: what one must say to be taken over, and that none is taken
//! over twice.

use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        card::{CardChange, CardRefusal, StatedCard},
        finding::FindingSubject,
        project::ProjectRefusal,
    },
    refusal::Refusal,
    rules::Case,
    value::Day,
};

/// Takes such a card over as its ledger states it.
///
/// # Errors
/// When what it warns is not there, its days cannot have been, or it stands already.
pub fn take_over(
    case: &Case<'_>,
    subject: Subject,
    card: Box<StatedCard>,
) -> Result<Event, Refusal> {
    let board = case.board;
    let about = warned(board, subject)?;
    dated(&card, case.now.day())?;
    let mut known = board.cards.values().filter(|known| known.key.about == about);
    if known.any(|known| known.was_issued(card.level, card.issued_on)) {
        return Err(CardRefusal::AlreadyIssued.into());
    }
    let subject = Subject::Card(about, board.cards.next_id());
    Ok(Event::new(subject, CardChange::TakenOver { card }))
}

/// Whom the card warns, if it is there.
fn warned(board: &Board, subject: Subject) -> Result<FindingSubject, Refusal> {
    match subject {
        Subject::Project(id) => {
            let project = board.projects.get(&id).ok_or(CardRefusal::UnknownSubject)?;
            if !project.is_live() {
                return Err(ProjectRefusal::Cancelled.into());
            }
            Ok(FindingSubject::Project(id))
        }
        Subject::Unit(id) if board.units.contains_key(&id) => Ok(FindingSubject::Unit(id)),
        Subject::Region(id) if board.regions.contains_key(&id) => Ok(FindingSubject::Region(id)),
        _ => Err(CardRefusal::UnknownSubject.into()),
    }
}

/// Its days follow one another, and none lies ahead but the last one to answer.
fn dated(card: &StatedCard, today: Day) -> Result<(), CardRefusal> {
    let StatedCard { issued_on, stated, answer, lifted, .. } = card;
    let past = [
        Some(*issued_on),
        answer.as_ref().map(|answer| answer.on),
        stated.answered_on,
        lifted.as_ref().map(|lifted| lifted.on),
    ];
    let past = || past.into_iter().flatten();
    if past().any(|day| day > today) {
        Err(CardRefusal::InTheFuture)
    } else if past().chain(stated.answer_by).any(|day| day < *issued_on) {
        Err(CardRefusal::TooEarly)
    } else {
        Ok(())
    }
}
