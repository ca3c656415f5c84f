//! Evidence.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, evidence::{self, EvidenceAction}},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it.
pub fn may(board: &Board, actor: &Actor, _subject: Subject, action: &EvidenceAction) -> bool {
    match action {
        EvidenceAction::Attach { project, .. } => {
            access::may_attach_evidence(board, actor, *project)
        }
        // Whether it is their own evidence, the rules decide: they say so in words of their own.
        EvidenceAction::Withdraw { evidence, .. } => {
            let known = board.evidence.get(evidence);
            actor.is_office()
                || known.is_some_and(|known| super::is_theirs(board, actor, known.project))
        }
    }
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: EvidenceAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let facts = facts::work::of_evidence(board, &command, actor);
    Ok(vec![Event::from(evidence::decide(&facts, command)?)])
}
