//! Editions: a closed month's figures are frozen as it closes, and anew whenever they have become
//! others since. Its bulletin is frozen when it goes out.

use super::Case;
use crate::{
    board::Board,
    evaluation::month,
    event::{Event, Subject},
    model::{
        actor::Actor,
        edition::{
            EditionAction, EditionChange, EditionContent, EditionKind, EditionRefusal, differences,
        },
    },
    refusal::Refusal,
    value::{Month, Timestamp},
};

pub mod bulletin;
#[cfg(test)]
mod tests;

/// Whether `actor` may freeze a month anew: the headquarters keeps the months.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &EditionAction) -> bool {
    actor.is_office()
}

/// Decides an action: an edition is asked of the period it will be about.
///
/// # Errors
/// See [`EditionRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: EditionAction,
) -> Result<Vec<Event>, Refusal> {
    let Subject::Period(month) = subject else { return Err(Refusal::WrongSubject) };
    if !case.board.periods.get(&month).is_some_and(|period| period.is_closed()) {
        return Err(EditionRefusal::PeriodOpen.into());
    }
    match action {
        EditionAction::Freeze {} => frozen_anew(case, month),
        EditionAction::Publish {} => published(case, month),
    }
}

/// The bulletin as it stands, unless it is out already with the month's present figures.
fn published(case: &Case<'_>, month: Month) -> Result<Vec<Event>, Refusal> {
    let last = |kind| case.board.edition(kind, month).map(|edition| edition.id);
    if last(EditionKind::Bulletin).is_some_and(|out| Some(out) > last(EditionKind::Month)) {
        return Err(EditionRefusal::BulletinOut.into());
    }
    let bulletin = bulletin::published(case.board, month, case.now);
    Ok(vec![bulletin.ok_or(EditionRefusal::PeriodOpen)?])
}

/// The month's figures under the next number, where they have become others.
fn frozen_anew(case: &Case<'_>, month: Month) -> Result<Vec<Event>, Refusal> {
    let first = case.board.edition(EditionKind::Month, month).is_none();
    let change = next(case.board, month, case.now);
    let same = matches!(&change, EditionChange::Frozen { differs, .. } if differs.is_empty());
    if same && !first {
        return Err(EditionRefusal::NothingDiffers.into());
    }
    Ok(vec![Event::new(Subject::Edition(case.board.editions.next_id()), change)])
}

/// The edition that closing `month` makes; the month is closed on `board`.
pub fn frozen(board: &Board, month: Month, now: Timestamp) -> Event {
    Event::new(Subject::Edition(board.editions.next_id()), next(board, month, now))
}

/// The figures of a month as they stand at `now`, under the next number, with what differs from the
/// edition before.
fn next(board: &Board, month: Month, now: Timestamp) -> EditionChange {
    let figures = month::figures(board, month, now.day());
    let last = board.edition(EditionKind::Month, month);
    let number = last.map_or(1, |last| last.number + 1);
    let differs = last.map(|last| differences(&last.outline, &figures)).unwrap_or_default();
    let content = EditionContent::Month(Box::new(figures));
    EditionChange::Frozen { number, content, differs }
}
