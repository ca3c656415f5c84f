//! Series: the headquarters sets what a year is to bring, and takes it back.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        series::{Goal, SeriesAction, SeriesChange, SeriesKind, SeriesRefusal, TargetScope},
    },
    refusal::Refusal,
};

/// Whether `actor` may set and take back series: the headquarters keeps them.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &SeriesAction) -> bool {
    actor.is_office()
}

/// Decides an action; the same again changes nothing.
///
/// # Errors
/// See [`SeriesRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: SeriesAction,
) -> Result<Vec<Event>, Refusal> {
    let series = &case.board.series;
    match (subject, action) {
        (Subject::City, SeriesAction::Set(kind)) => {
            let SeriesKind::Target(goal) = &kind;
            check(case.board, goal)?;
            let standing = series.values().find(|known| kind.replaces(&known.kind));
            let same = standing.is_some_and(|standing| standing.kind == kind);
            let id = standing.map_or_else(|| series.next_id(), |standing| standing.id);
            Ok(changed(Subject::Series(id), (!same).then_some(SeriesChange::Set(kind))))
        }
        (Subject::Series(id), SeriesAction::Remove {}) => {
            series.get(&id).ok_or(SeriesRefusal::Unknown)?;
            Ok(vec![Event::new(subject, SeriesChange::Removed {})])
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn check(board: &Board, goal: &Goal) -> Result<(), SeriesRefusal> {
    match goal.scope {
        TargetScope::Region(region) if !board.regions.contains_key(&region) => {
            return Err(SeriesRefusal::UnknownRegion);
        }
        TargetScope::Unit(unit) if !board.units.contains_key(&unit) => {
            return Err(SeriesRefusal::UnknownUnit);
        }
        _ => {}
    }
    if goal.due.year() != goal.year {
        Err(SeriesRefusal::DueOutsideYear)
    } else if goal.aim.number() <= 0 {
        Err(SeriesRefusal::Empty)
    } else {
        Ok(())
    }
}
