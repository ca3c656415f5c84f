//! Who writes penalty notices, who answers them, and who sees them: everybody reads what was issued.

use super::may_read;
use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        notice::{Addressee, Notice, NoticeState, Side},
    },
    value::ProjectId,
};

/// Whether somebody writes, issues and reviews notices.
pub const fn writes_notices(actor: &Actor) -> bool {
    matches!(actor.role, Role::Office | Role::Leader | Role::Admin)
}

/// Whether somebody signs and answers what goes to `addressee`.
pub fn is_addressee(actor: &Actor, addressee: Addressee) -> bool {
    match (actor.role, addressee.side) {
        (Role::Unit(own), Side::Unit(unit)) => own == unit,
        (Role::RegionOffice(own), Side::Region(region)) => own == region,
        _ => false,
    }
}

/// Whether somebody may see a notice: a draft only those who write it.
pub const fn may_see_notice(actor: &Actor, notice: &Notice) -> bool {
    match notice.state {
        NoticeState::Issued(_) => may_read(actor),
        NoticeState::Draft(_) => writes_notices(actor),
        NoticeState::Discarded => false,
    }
}

/// Whether a notice about `project` that is not over goes to `actor`.
pub(super) fn has_to_answer(board: &Board, actor: &Actor, project: ProjectId) -> bool {
    if !matches!(actor.role, Role::Unit(_) | Role::RegionOffice(_)) {
        return false;
    }
    board.notices.values().any(|notice| {
        let running = notice.issued().is_some_and(|issued| !issued.phase.is_over());
        let to = || addressee(notice).is_some_and(|to| is_addressee(actor, to));
        notice.project == project && running && to()
    })
}

pub(super) fn addressee(notice: &Notice) -> Option<Addressee> {
    Some(notice.issued()?.paper.addressee)
}
