//! Yearly lists: which projects stand on them, in what order, and by which curve they are measured.
//! The office keeps them.

pub mod carry_over;

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        list::{List, ListAction, ListChange, ListRefusal},
        schedule::Curve,
    },
    refusal::Refusal,
    value::{ListId, Name, Year},
};

/// Whether `actor` may keep lists.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &ListAction) -> bool {
    actor.is_office()
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// When list or project is unknown, the name is taken, or the curve does not rise to the whole.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: ListAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, ListAction::Create { name, year, curve }) => {
            rising(curve)?;
            not_anothers(case.board, &name, year, None)?;
            let list = Subject::List(case.board.lists.next_id());
            Ok(vec![Event::new(list, ListChange::Created { name, year, curve })])
        }
        (Subject::List(list), action) => {
            let known = case.board.lists.get(&list).ok_or(ListRefusal::Unknown)?;
            Ok(changed(subject, of_known(case.board, known, action)?))
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_known(
    board: &Board,
    known: &List,
    action: ListAction,
) -> Result<Option<ListChange>, Refusal> {
    Ok(match action {
        ListAction::Create { .. } => return Err(Refusal::WrongSubject),
        ListAction::SetEntry { project, entry } => {
            if !board.projects.contains_key(&project) {
                return Err(ListRefusal::UnknownProject.into());
            }
            let same = known.entries.get(&project) == Some(&entry);
            (!same).then_some(ListChange::EntrySet { project, entry })
        }
        ListAction::ChooseCurve { curve } => {
            rising(curve)?;
            (known.curve != curve).then_some(ListChange::CurveChosen { curve })
        }
        ListAction::SetPlansUntil { month } => {
            if month.is_some_and(|month| month.year() != known.year) {
                return Err(ListRefusal::AnotherYear.into());
            }
            (known.plans_until != month).then_some(ListChange::PlansUntilSet { month })
        }
        ListAction::Rename { name } => {
            not_anothers(board, &name, known.year, Some(known.id))?;
            (known.name != name).then_some(ListChange::Renamed { name })
        }
    })
}

/// Refused where another list than `own` has that name in that year.
fn not_anothers(
    board: &Board,
    name: &Name,
    year: Year,
    own: Option<ListId>,
) -> Result<(), ListRefusal> {
    match board.list_called(name.as_str(), year) {
        Some(known) if Some(known.id) != own => Err(ListRefusal::NameTaken),
        _ => Ok(()),
    }
}

fn rising(curve: Curve) -> Result<(), ListRefusal> {
    if curve.is_rising() { Ok(()) } else { Err(ListRefusal::CurveNotRising) }
}
