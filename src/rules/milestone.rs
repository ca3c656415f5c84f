//! Milestones.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, milestone::{self, MilestoneAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it: units and county offices forecast, claim and ask for other dates, for
/// what is theirs; a plan only the office moves.
pub fn may(board: &Board, actor: &Actor, _subject: Subject, action: &MilestoneAction) -> bool {
    actor.is_office()
        || match action {
            MilestoneAction::Forecast { project, .. }
            | MilestoneAction::Claim { project, .. }
            | MilestoneAction::AskMove { project, .. } => super::is_theirs(board, actor, *project),
            _ => false,
        }
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: MilestoneAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let facts = facts::of_milestone(board, &command, now);
    let event = milestone::decide(&facts, command)?;
    Ok(event.map(Event::from).into_iter().collect())
}
