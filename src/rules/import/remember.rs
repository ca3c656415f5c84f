//! What an import leaves behind for the next one: how its sheets are read, and what was decided about
//! its rows. None of it is part of what the import brought: taking the import back leaves it.

use crate::{
    board::Board,
    event::{Event, Subject},
    model::ledger::{Corrections, Ledger, LedgerChange, RenameAnswer, for_layout},
    value::text::normalised,
};

/// The events by which the board remembers what it does not know yet.
pub fn events(board: &Board, ledger: &Ledger, given: &[RenameAnswer]) -> Vec<Event> {
    let said = ledger.corrections.iter().flat_map(|said| corrected(board, said));
    let said = said.map(LedgerChange::Corrected);
    let given = given.iter().filter(|answer| !is_known(board, answer));
    let given = given.cloned().map(LedgerChange::Answered);
    said.chain(given).map(|change| Event::new(Subject::Ledger, change)).collect()
}

/// What is new of a layout. Where nothing is said of it any more, nothing close to it is remembered
/// either, or that would be said of it again.
fn corrected(board: &Board, said: &Corrections) -> Vec<Corrections> {
    if said.is_empty() {
        let close = board.corrections.iter();
        let close = close.filter(|kept| for_layout([kept.as_ref()], &said.layout).is_some());
        return close.map(|kept| Corrections::of(&kept.layout)).collect();
    }
    let known = board.corrections.iter().any(|kept| kept.as_ref() == said);
    if known { Vec::new() } else { vec![said.clone()] }
}

fn is_known(board: &Board, answer: &RenameAnswer) -> bool {
    let name = normalised(answer.name.as_str());
    board.rename_answers.iter().any(|known| {
        known.project == answer.project
            && known.renamed == answer.renamed
            && normalised(known.name.as_str()) == name
    })
}
