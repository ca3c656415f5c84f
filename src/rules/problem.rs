//! Problems.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, problem::{self, ProblemAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it.
pub fn may(board: &Board, actor: &Actor, _subject: Subject, action: &ProblemAction) -> bool {
    actor.is_office()
        || match action {
            ProblemAction::Raise { project, .. } => super::is_theirs(board, actor, *project),
            action => may_work_on(board, actor, action),
        }
}

/// A problem of theirs they revise and work on, one that they must solve for others they work on;
/// whether it is solved the office says.
fn may_work_on(board: &Board, actor: &Actor, command: &ProblemAction) -> bool {
    let Some(problem) = command.problem().and_then(|id| board.problems.get(&id)) else {
        return false;
    };
    let solves = matches!(actor.role, Role::Unit(unit) if problem.file.solver == Some(unit));
    match command {
        ProblemAction::AddStep { .. } if solves => true,
        ProblemAction::Revise { .. } | ProblemAction::AddStep { .. } => {
            super::is_theirs(board, actor, problem.project)
        }
        ProblemAction::Raise { .. }
        | ProblemAction::Close { .. }
        | ProblemAction::Reopen { .. } => false,
    }
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: ProblemAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let event = problem::decide(&facts::work::of_problem(board, &command, now), command)?;
    Ok(event.map(Event::from).into_iter().collect())
}
