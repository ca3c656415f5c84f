//! Notices: one command about one notice, or all that is overdue climbing its ladder.

use super::{Refusal, decision, facts};
use crate::{
    board::Board,
    command::Decision,
    event::Event,
    model::{
        actor::Actor,
        notice::{self, NoticeCommand},
    },
    value::Timestamp,
};

/// Decides a command about notices.
pub fn decide(
    board: &Board,
    actor: &Actor,
    command: NoticeCommand,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    if command == (NoticeCommand::Climb {}) {
        let due = board.notices.values().flat_map(|notice| notice.climbs(now));
        return Ok(decision(due.map(Event::Notice).collect()));
    }
    let known = facts::paper::of_notice(board, &command);
    let event = notice::decide(known.facts(board, actor, &command, now), command)?;
    Ok(decision(event.map(Event::Notice).into_iter().collect()))
}
