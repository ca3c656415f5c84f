//! Problems: who writes them down, works on them and says that they are solved.

use super::{Case, changed, is_theirs};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::{Actor, Role},
        problem::{Problem, ProblemAction, ProblemChange, ProblemFile, ProblemRefusal},
    },
    refusal::Refusal,
};

#[cfg(test)]
mod tests;

/// Whether `actor` may do it: a problem of theirs they write down, revise and work on, one that they
/// must solve for others they work on; whether it is solved the office says.
pub fn may(board: &Board, actor: &Actor, subject: Subject, action: &ProblemAction) -> bool {
    let theirs = |project| is_theirs(board, actor, project);
    let known = || known(board, subject);
    let solver = match actor.role {
        Role::Unit(unit) => Some(unit),
        _ => None,
    };
    let solves = |problem: &Problem| solver.is_some() && problem.file.solver == solver;
    actor.is_office()
        || match action {
            ProblemAction::Raise(_) => subject.project().is_some_and(theirs),
            ProblemAction::Revise(_) => known().is_some_and(|problem| theirs(problem.project)),
            ProblemAction::AddStep { .. } => {
                known().is_some_and(|problem| solves(problem) || theirs(problem.project))
            }
            ProblemAction::Close { .. } | ProblemAction::Reopen { .. } => false,
        }
}

fn known(board: &Board, subject: Subject) -> Option<&Problem> {
    let Subject::Problem(project, id) = subject else { return None };
    board.problems.get(&id).map(AsRef::as_ref).filter(|problem| problem.project == project)
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// See [`ProblemRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: ProblemAction,
) -> Result<Vec<Event>, Refusal> {
    if let Some(file) = action.file() {
        check(case, file)?;
    }
    match (subject, action) {
        (Subject::Project(project), ProblemAction::Raise(file)) => {
            if !case.board.projects.contains_key(&project) {
                return Err(ProblemRefusal::UnknownProject.into());
            }
            let problem = Subject::Problem(project, case.board.problems.next_id());
            Ok(vec![Event::new(problem, ProblemChange::Raised(file))])
        }
        (Subject::Problem(..), action) => {
            let known = known(case.board, subject).ok_or(ProblemRefusal::Unknown)?;
            Ok(changed(subject, of_known(known, action)?))
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_known(known: &Problem, action: ProblemAction) -> Result<Option<ProblemChange>, Refusal> {
    Ok(match action {
        ProblemAction::Raise(_) => return Err(Refusal::WrongSubject),
        ProblemAction::Reopen { .. } if known.is_open() => {
            return Err(ProblemRefusal::NotClosed.into());
        }
        ProblemAction::Reopen { reason } => Some(ProblemChange::Reopened { reason }),
        _ if !known.is_open() => return Err(ProblemRefusal::Closed.into()),
        ProblemAction::Revise(file) => (known.file != file).then_some(ProblemChange::Revised(file)),
        ProblemAction::AddStep { text } => {
            let again = known.steps.last().is_some_and(|step| step.text == text);
            (!again).then_some(ProblemChange::StepAdded { text })
        }
        ProblemAction::Close { text } => Some(ProblemChange::Closed { text }),
    })
}

fn check(case: &Case<'_>, file: &ProblemFile) -> Result<(), ProblemRefusal> {
    if file.solver.is_some_and(|unit| !case.board.units.contains_key(&unit)) {
        Err(ProblemRefusal::UnknownUnit)
    } else if file.since > case.now.day() {
        Err(ProblemRefusal::InTheFuture)
    } else if file.deadline.is_some_and(|deadline| deadline < file.since) {
        Err(ProblemRefusal::DeadlineBeforeSince)
    } else {
        Ok(())
    }
}
