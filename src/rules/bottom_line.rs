//! Flags on bottom lines: the office and leaders raise them and take them back; while one stands on a
//! project or on its entry, nothing of it is recognised.

use std::collections::BTreeSet;

use super::Case;
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::{Actor, Role},
        bottom_line::{
            BottomLine, BottomLineAction, BottomLineCause, BottomLineChange, BottomLineKind,
            BottomLineRefusal,
        },
        project::Project,
    },
    refusal::Refusal,
    value::{ProjectId, Text},
};

#[cfg(test)]
mod tests;

/// Whether `actor` may raise flags and take them back; one whose reason they may not know they do not
/// take back either.
pub fn may(board: &Board, actor: &Actor, subject: Subject, action: &BottomLineAction) -> bool {
    match action {
        BottomLineAction::Raise { .. } => may_raise(actor),
        BottomLineAction::TakeBack { .. } => {
            known(board, subject).map_or(may_raise(actor), |flag| may_take_back(actor, flag))
        }
    }
}

/// Whether `actor` may raise flags.
pub fn may_raise(actor: &Actor) -> bool {
    actor.is_office() || actor.role == Role::Leader
}

/// Whether `actor` may take a flag back.
pub fn may_take_back(actor: &Actor, flag: &BottomLine) -> bool {
    may_raise(actor) && may_know_cause(actor, flag)
}

/// Whether `actor` may know why a flag stands: a confidential reason only its author and leaders.
pub fn may_know_cause(actor: &Actor, flag: &BottomLine) -> bool {
    let author = flag.by.as_ref() == Some(&actor.name) && may_raise(actor);
    !flag.is_confidential() || actor.role == Role::Leader || author
}

/// Whether recognition is withheld: a flag stands on the project or on the entry that it is part of.
pub fn withholds(board: &Board, project: &Project) -> bool {
    let concerns =
        |flag: &BottomLine| flag.project == project.id || Some(flag.project) == project.parent;
    board.bottom_lines.values().any(|flag| flag.stands() && concerns(flag))
}

/// The projects on which a flag stands, so that a list of thousands looks each up only once.
pub fn flagged(board: &Board) -> BTreeSet<ProjectId> {
    board.bottom_lines.values().filter(|flag| flag.stands()).map(|flag| flag.project).collect()
}

/// Decides an action on a flag: raising one, or taking one back.
///
/// # Errors
/// See [`BottomLineRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: BottomLineAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::Project(project), BottomLineAction::Raise { line, reason }) => {
            raise(case, project, line, reason)
        }
        (Subject::BottomLine(..), BottomLineAction::TakeBack { reason }) => {
            let flag = known(case.board, subject).ok_or(BottomLineRefusal::Unknown)?;
            if !flag.stands() {
                return Err(BottomLineRefusal::AlreadyTakenBack.into());
            }
            Ok(vec![Event::new(subject, BottomLineChange::TakenBack { reason })])
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn raise(
    case: &Case<'_>,
    project: ProjectId,
    line: BottomLineKind,
    reason: Text,
) -> Result<Vec<Event>, Refusal> {
    let board = case.board;
    if !board.projects.contains_key(&project) {
        return Err(BottomLineRefusal::UnknownProject.into());
    }
    let same = |flag: &BottomLine| {
        let of_line =
            matches!(flag.cause, BottomLineCause::Said { line: known, .. } if known == line);
        // A refusal must not tell of a flag that its asker may not know.
        flag.project == project && flag.stands() && of_line && may_know_cause(case.actor, flag)
    };
    if board.bottom_lines.values().any(|flag| same(flag)) {
        return Err(BottomLineRefusal::AlreadyStands.into());
    }
    let flag = Subject::BottomLine(project, board.bottom_lines.next_id());
    Ok(vec![Event::new(flag, BottomLineChange::Raised { line, reason })])
}

fn known(board: &Board, subject: Subject) -> Option<&BottomLine> {
    let Subject::BottomLine(project, id) = subject else { return None };
    board.bottom_lines.get(&id).map(AsRef::as_ref).filter(|flag| flag.project == project)
}
