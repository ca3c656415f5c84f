//! The office's desk: who has reported, which claims and wishes wait for an answer, what the open
//! batches have come to, and the year's targets.

use serde::{Deserialize, Serialize};

use super::{
    head::Frame,
    standing::Standing,
    targets::{TargetLine, targets},
};
use crate::{
    access::{self, Screen},
    model::{actor::Actor, checklist::ChecklistItem, milestone::MilestoneKind, period::Proposal},
    value::{Month, Timestamp},
};

mod claims;
mod periods;
#[cfg(test)]
mod tests;

pub use claims::{BatchLine, ClaimLine, DecidedClaim, MoveLine, OpinionLine};
pub use periods::{MissingLine, PeriodLine, RegionReports};

/// Everything on the office's desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfficeView {
    /// City, period, data age.
    pub frame: Frame,
    /// Whether whoever looks may act, or only reads.
    pub may_act: bool,
    /// The periods, newest first.
    pub periods: Vec<PeriodLine>,
    /// The month that could be opened next, with what the rule says of it.
    pub next: Option<(Month, Proposal)>,
    /// Claims that wait for recognition and are in no batch, the oldest first.
    pub claims: Vec<ClaimLine>,
    /// The open batches.
    pub batches: Vec<BatchLine>,
    /// Dates that somebody asked to move, the oldest wish first.
    pub moves: Vec<MoveLine>,
    /// What is checked before a milestone of a kind is recognised.
    pub checklists: Vec<(MilestoneKind, Vec<ChecklistItem>)>,
    /// The year's targets.
    pub targets: Vec<TargetLine>,
}

/// The office's desk at `now`; none for those who may not open it.
pub fn office(standing: &Standing, actor: &Actor, now: Timestamp) -> Option<OfficeView> {
    if !access::may_open(actor, Screen::Office) {
        return None;
    }
    let board = &standing.board;
    let checklists = board.checklists.iter().map(|(kind, list)| (*kind, list.items.clone()));
    Some(OfficeView {
        frame: Frame::of(standing, now),
        may_act: actor.is_office(),
        periods: periods::periods(standing),
        next: next(standing, now),
        claims: claims::waiting(standing, now),
        batches: claims::batches(board, now),
        moves: claims::moves(standing),
        checklists: checklists.collect(),
        targets: targets(standing, now.day().year()),
    })
}

/// The month after the last one opened, once it has begun.
fn next(standing: &Standing, now: Timestamp) -> Option<(Month, Proposal)> {
    let (board, present) = (&standing.board, now.day().month());
    let month = board.periods.keys().next_back().map_or(present, |last| last.plus(1));
    let proposal = board.city.period_rule.propose(month, &board.city.calendar);
    (month <= present).then_some((month, proposal))
}
