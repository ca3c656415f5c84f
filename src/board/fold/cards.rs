//! How cards change the board, and what a project shows of those about it.

use super::change;
use crate::{
    board::Board,
    model::{
        Entry,
        card::{Card, CardChange},
        finding::FindingSubject,
        project::CardMark,
    },
    value::{CardId, ProjectId},
};

/// Folds what happened to a card.
pub fn card(
    board: &mut Board,
    about: FindingSubject,
    id: CardId,
    change: &CardChange,
    entry: &Entry<'_>,
) {
    let made = Card::made(about, id, change, entry);
    board.cards.fold(id, made, |known| known.apply(change, entry));
    if let CardChange::Approved { approval, .. } = change {
        board.last_card_batch = board.last_card_batch.max(approval.batch);
    }
    if let FindingSubject::Project(project) = about {
        mark(board, project, id);
    }
}

/// A project carries what is out of its cards, so that whoever looks at it sees its lamp.
fn mark(board: &mut Board, project: ProjectId, card: CardId) {
    let level = board.cards.get(&card).and_then(|card| card.out()).map(|out| out.level);
    let mark = CardMark { card, level };
    change(board, project, |known| match known.cards.iter_mut().find(|known| known.card == card) {
        Some(known) => *known = mark,
        None => known.cards.push(mark),
    });
}
