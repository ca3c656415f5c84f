//! What the city is called, counts and works by.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, city::{self, CityAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &CityAction) -> bool {
    actor.role == Role::Admin
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: CityAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let event = city::decide(&board.city, command)?;
    Ok(event.map(Event::from).into_iter().collect())
}
