//! Ledgers: the office takes them in. What one comes to is worked out in [`super::import`].

use super::{Case, import};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{actor::Actor, ledger::LedgerAction},
    refusal::Refusal,
};

/// Whether `actor` may take a ledger in.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &LedgerAction) -> bool {
    actor.is_office()
}

/// Decides an action; the same ledger twice changes nothing.
///
/// # Errors
/// When its period or its plans lie in the future, or rows are rejected and it is not partial.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: LedgerAction,
) -> Result<Vec<Event>, Refusal> {
    let LedgerAction::Import(ledger) = action;
    match subject {
        Subject::Ledger => Ok(import::decide(case.board, &ledger, case.now)?.events),
        _ => Err(Refusal::WrongSubject),
    }
}
