//! Lists.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, list::{self, ListAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it: the headquarters keeps them.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &ListAction) -> bool {
    actor.is_office()
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: ListAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let event = list::decide(&facts::of_list(board, &command), command)?;
    Ok(event.map(Event::from).into_iter().collect())
}
