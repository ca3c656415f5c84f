//! People.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, person::{self, PersonAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &PersonAction) -> bool {
    actor.role == Role::Admin
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: PersonAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let event = person::decide(&facts::of_person(board, &command), command)?;
    Ok(event.map(Event::from).into_iter().collect())
}
