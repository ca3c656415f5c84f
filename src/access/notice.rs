//! Who writes penalty notices, who answers them, and who reads them: that one was issued, and how it
//! stands, everybody may know; what it says is between its issuer and those it concerns.

use super::{concerns, may_read};
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
        NoticeState::Issued(_) | NoticeState::Outlined(_) => may_read(actor),
        NoticeState::Draft(_) => writes_notices(actor),
        NoticeState::Discarded => false,
    }
}

/// Whether somebody may read an issued notice, its answers and who signed: those who issue and review
/// notices, its addressee, those it is copied to, and the offices of its project's counties.
pub fn may_read_notice(board: &Board, actor: &Actor, notice: &Notice) -> bool {
    let Some(paper) = notice.issued().map(|issued| &issued.paper) else { return false };
    writes_notices(actor)
        || is_addressee(actor, paper.addressee)
        || match actor.role {
            Role::Unit(unit) => board
                .unit_name(unit)
                .is_some_and(|name| paper.copies.iter().any(|copy| copy.as_str() == name)),
            Role::RegionOffice(_) => {
                let project = board.projects.get(&notice.project);
                project.is_some_and(|project| concerns(project, actor.role))
            }
            _ => false,
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
