//! Several commands that happen together or not at all.

use super::{Refusal, decide_command};
use crate::{
    board::Board,
    command::{Command, Decision, Request},
    event::Recorded,
    model::actor::Actor,
    value::{Seq, Timestamp},
};

/// Whether a request is one command, or several ordinary ones: none at all would be allowed to
/// everybody, because no part of it is forbidden.
///
/// # Errors
/// When it has no part, or a part that has parts itself.
pub fn well_formed(command: &Command) -> Result<(), Refusal> {
    let Command::Together(parts) = command else { return Ok(()) };
    if parts.is_empty() {
        return Err(Refusal::Empty);
    }
    if parts.iter().any(|part| matches!(part, Command::Together(_))) {
        return Err(Refusal::Nested);
    }
    Ok(())
}

/// Each command sees what those before it did. All that cannot happen are named, so that whoever
/// sends forty rows mends them in one go.
pub fn decide(
    board: &Board,
    actor: &Actor,
    request: &Request,
    commands: &[Command],
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let mut board = board.clone();
    let mut whole = Decision::default();
    let mut refused = Vec::new();
    for (place, command) in commands.iter().enumerate() {
        let part = match decide_command(&board, actor, request, command, now) {
            Ok(part) => part,
            Err(refusal) => {
                refused.push((place, refusal));
                continue;
            }
        };
        for event in &part.events {
            board.apply(&Recorded {
                seq: Seq(board.seq.0 + 1),
                at: now,
                actor: actor.clone(),
                command: request.id.clone(),
                event: event.clone(),
            });
        }
        whole.events.extend(part.events);
        whole.result.created.extend(part.result.created);
        whole.result.tally = part.result.tally.or(whole.result.tally);
    }
    if refused.is_empty() { Ok(whole) } else { Err(Refusal::Parts(refused)) }
}
