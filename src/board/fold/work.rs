//! How the work of units, counties and the office changes the board.

use std::sync::Arc;

use crate::{
    board::Board,
    model::{
        checklist::{Checklist, ChecklistEvent},
        recognition::{RecognitionBatch, RecognitionEvent},
    },
    value::{Seq, Timestamp},
};

pub fn checklist(board: &mut Board, event: &ChecklistEvent, version: Seq) {
    let ChecklistEvent::Set { kind, items } = event;
    let items = items.clone();
    board.checklists.insert(*kind, Arc::new(Checklist { items, version }));
}

pub fn recognition(board: &mut Board, event: &RecognitionEvent, seq: Seq, at: Timestamp) {
    if let RecognitionEvent::Opened { batch, claims } = event {
        board.last.batch = board.last.batch.max(*batch);
        let new = RecognitionBatch::new(*batch, claims, at, seq);
        board.batches.insert(*batch, Arc::new(new));
    } else if let Some(known) = board.batches.get_mut(&event.batch()) {
        let known = Arc::make_mut(known);
        known.apply(event, at);
        known.version = seq;
    }
}
