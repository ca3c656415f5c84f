//! Ledgers: the office takes them in, and back. What one comes to is worked out in
//! [`super::import`].

use super::{Case, import};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{actor::Actor, ledger::LedgerAction},
    refusal::Refusal,
};

pub mod take_back;

/// Whether `actor` may take a ledger in or back.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &LedgerAction) -> bool {
    actor.is_office()
}

/// Decides an action; the same ledger twice changes nothing.
///
/// # Errors
/// When its period or its plans lie in the future, or rows are rejected and it is not partial; when an
/// import cannot be taken back.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: LedgerAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::Ledger, LedgerAction::Import(ledger)) => {
            Ok(import::decide(case.board, &ledger, case.now)?.events)
        }
        (Subject::Ledger, LedgerAction::TakeBack { import }) => {
            Ok(take_back::decide(case, import)?)
        }
        _ => Err(Refusal::WrongSubject),
    }
}
