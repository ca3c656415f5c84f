//! Notices: one command about one notice, or all that is overdue climbing its ladder.

use super::{Case, facts};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        notice::{self, NoticeAction},
    },
    refusal::Refusal,
};

/// Whether `actor` may do it: a signature counts only if the addressee gave it, and here nobody
/// stands above them.
pub fn may(board: &Board, actor: &Actor, _subject: Subject, action: &NoticeAction) -> bool {
    crate::access::may_notice(board, actor, action)
}

/// Decides a command about notices.
pub fn decide(
    case: &Case<'_>,
    _subject: Subject,
    command: NoticeAction,
) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    if command == (NoticeAction::Climb {}) {
        let due = board.notices.values().flat_map(|notice| notice.climbs(now));
        return Ok(due.map(Event::from).collect());
    }
    let known = facts::paper::of_notice(board, &command);
    let event = notice::decide(known.facts(board, actor, &command, now), command)?;
    Ok(event.map(Event::from).into_iter().collect())
}
