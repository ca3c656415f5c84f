//! Targets: the headquarters sets what a year is to bring, and takes it back.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        target::{Goal, TargetAction, TargetChange, TargetRefusal, TargetScope},
    },
    refusal::Refusal,
};

/// Whether `actor` may do it: the headquarters keeps them.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &TargetAction) -> bool {
    actor.is_office()
}

/// Decides an action; the same target again changes nothing.
///
/// # Errors
/// See [`TargetRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: TargetAction,
) -> Result<Vec<Event>, Refusal> {
    let targets = &case.board.targets;
    match (subject, action) {
        (Subject::City, TargetAction::Set(goal)) => {
            check(case.board, &goal)?;
            let standing = targets.values().find(|target| goal.replaces(&target.goal));
            let same = standing.is_some_and(|standing| standing.goal == goal);
            let target = standing.map_or_else(|| targets.next_id(), |standing| standing.id);
            Ok(changed(Subject::Target(target), (!same).then_some(TargetChange::Set(goal))))
        }
        (Subject::Target(target), TargetAction::Remove {}) => {
            targets.get(&target).ok_or(TargetRefusal::Unknown)?;
            Ok(vec![Event::new(subject, TargetChange::Removed {})])
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn check(board: &Board, goal: &Goal) -> Result<(), TargetRefusal> {
    match goal.scope {
        TargetScope::Region(region) if !board.regions.contains_key(&region) => {
            return Err(TargetRefusal::UnknownRegion);
        }
        TargetScope::Unit(unit) if !board.units.contains_key(&unit) => {
            return Err(TargetRefusal::UnknownUnit);
        }
        _ => {}
    }
    if goal.due.year() != goal.year {
        Err(TargetRefusal::DueOutsideYear)
    } else if goal.aim.number() <= 0 {
        Err(TargetRefusal::Empty)
    } else {
        Ok(())
    }
}
