//! What is remembered of how ledgers are read, for the next month's: the latest that was said counts,
//! and what is oldest goes first.

use std::sync::Arc;

use imbl::Vector;

use crate::{board::Board, model::ledger::LedgerChange, value::text::normalised};

/// How many layouts are remembered.
const LAYOUTS: usize = 200;
/// How many decisions about rows that resemble projects are remembered.
const ANSWERS: usize = 5_000;

/// Remembers what was said of a layout or decided about a row.
pub fn remember(board: &mut Board, change: &LedgerChange) {
    match change {
        LedgerChange::Corrected(said) => {
            board.corrections.retain(|known| known.layout != said.layout);
            board.corrections.extend((!said.is_empty()).then(|| Arc::new(said.clone())));
            keep(&mut board.corrections, LAYOUTS);
        }
        LedgerChange::Answered(answer) => {
            let name = normalised(answer.name.as_str());
            board.rename_answers.retain(|known| {
                known.project != answer.project || normalised(known.name.as_str()) != name
            });
            board.rename_answers.push_back(Arc::new(answer.clone()));
            keep(&mut board.rename_answers, ANSWERS);
        }
        // What was before an import stands in `board/imports.rs`.
        LedgerChange::Imported { .. } | LedgerChange::TakenBack { .. } => {}
    }
}

fn keep<T: Clone>(all: &mut Vector<T>, most: usize) {
    while all.len() > most {
        all.pop_front();
    }
}
