//! Periods.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, period::{self, PeriodAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it: the headquarters keeps them.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &PeriodAction) -> bool {
    actor.is_office()
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: PeriodAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let standing = facts::of_period(board, &command);
    Ok(vec![Event::from(period::decide(standing, command, now.day())?)])
}
