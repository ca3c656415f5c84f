//! How cards change the board, and what a project shows of those about it.

use std::sync::Arc;

use super::change;
use crate::{
    board::Board,
    model::{
        card::{Card, CardChange, CardEvent},
        finding::FindingSubject,
        project::CardMark,
    },
    value::{ProjectId, Seq, Timestamp},
};

/// Folds an event about a card.
pub fn card(board: &mut Board, event: &CardEvent, seq: Seq, at: Timestamp) {
    let id = event.card;
    if let Some(new) = Card::of(event, at.day(), seq) {
        board.last.card = board.last.card.max(id);
        board.cards.insert(id, Arc::new(new));
    } else if let Some(known) = board.cards.get_mut(&id) {
        let known = Arc::make_mut(known);
        known.apply(&event.change, at.day());
        known.version = seq;
    }
    if let CardChange::Approved { approval, .. } = &event.change {
        board.last.card_batch = board.last.card_batch.max(approval.batch);
    }
    if let FindingSubject::Project(project) = event.key.about {
        mark(board, project, event);
    }
}

/// A project carries what is out of its cards, so that whoever looks at it sees its lamp.
fn mark(board: &mut Board, project: ProjectId, event: &CardEvent) {
    let level = board.cards.get(&event.card).and_then(|card| card.out()).map(|out| out.level);
    let mark = CardMark { card: event.card, level };
    change(board, project, |known| {
        match known.cards.iter_mut().find(|known| known.card == event.card) {
            Some(known) => *known = mark,
            None => known.cards.push(mark),
        }
    });
}
