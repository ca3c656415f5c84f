//! Projects.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, project::{self, ProjectAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it: the headquarters keeps them.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &ProjectAction) -> bool {
    actor.is_office()
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: ProjectAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let event = project::decide(&facts::of_project(board, &command), command)?;
    Ok(event.map(Event::from).into_iter().collect())
}
