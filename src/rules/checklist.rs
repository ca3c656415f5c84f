//! Checklists: the headquarters says what is checked before a milestone of a kind is recognised.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        checklist::{ChecklistAction, ChecklistChange, ChecklistItem, ChecklistRefusal},
    },
    refusal::Refusal,
    value::text::normalised,
};

/// Whether `actor` may change checklists: the headquarters keeps them.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &ChecklistAction) -> bool {
    actor.is_office()
}

/// Decides an action; the same items again change nothing.
///
/// # Errors
/// When two items are called the same.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: ChecklistAction,
) -> Result<Vec<Event>, Refusal> {
    let Subject::Checklist(kind) = subject else { return Err(Refusal::WrongSubject) };
    let ChecklistAction::Set { items } = action;
    if has_namesakes(&items) {
        return Err(ChecklistRefusal::ItemTwice.into());
    }
    let standing = case.board.checklists.get(&kind);
    let before = standing.map_or(&[][..], |standing| &standing.items);
    Ok(changed(subject, (before != items).then_some(ChecklistChange::Set { items })))
}

fn has_namesakes(items: &[ChecklistItem]) -> bool {
    let mut words: Vec<_> = items.iter().map(|item| normalised(item.name.as_str())).collect();
    words.sort_unstable();
    words.windows(2).any(|pair| pair[0] == pair[1])
}
