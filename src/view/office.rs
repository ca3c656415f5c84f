//! 办公室: the headquarters' desk: the first steps of a new city, periods and who has reported, claims
//! to recognise, batches under way, dates that units ask to move.

use serde::{Deserialize, Serialize};

use super::{
    admin::{self, RegionLine},
    assessment::Assessment,
    head::Frame,
    options::{FilterOption, Options},
    paged::Paged,
    project_file::Named,
    targets::{self, TargetLine},
};
use crate::{
    access::{self, Screen},
    board::Board,
    model::actor::Actor,
    value::{Timestamp, UnitId, Year},
};

mod claims;
mod closing;
mod first_steps;
mod periods;
mod query;
#[cfg(test)]
mod tests;

pub use claims::{BatchLine, ClaimLine, DateRequestLine, OpenBatches, OpinionLine};
pub use closing::closing;
pub use first_steps::FirstSteps;
pub use periods::{Filed, NextPeriod, PeriodLine, RegionReports, Silent, SilentRegion};
pub use query::OfficeQuery;

/// Everything that the headquarters' desk shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfficeView {
    /// City, period, data age.
    pub frame: Frame,
    /// Whether the reader may act, not only look.
    pub acts: bool,
    /// What a new city has done of its first steps; none once they are done or ended.
    pub first_steps: Option<FirstSteps>,
    /// The last periods, newest first.
    pub periods: Vec<PeriodLine>,
    /// The month that may be opened next, as the rule proposes it.
    pub next: Option<NextPeriod>,
    /// Claims that wait for recognition and are in no batch.
    pub claims: Paged<ClaimLine>,
    /// Recognition batches that are not closed yet.
    pub batches: OpenBatches,
    /// Planned dates that units asked to move.
    pub date_requests: Paged<DateRequestLine>,
    /// The year that targets are shown of: that of the last closed month, else of today.
    pub year: Year,
    /// Its targets and those of later years.
    pub targets: Vec<TargetLine>,
    /// Regions that a target may be for.
    pub regions: Vec<RegionLine>,
    /// Responsible units that a target may be for, those with most entries first.
    pub units: Vec<FilterOption<UnitId>>,
    /// Sectors that a target may be for.
    pub sectors: Vec<FilterOption<String>>,
    /// Bureaus that may give an opinion: those that lead a project's sector.
    pub bureaus: Vec<Named<UnitId>>,
}

/// The desk for `actor` at `now`; nothing for whoever is not of the headquarters.
pub fn office(
    assessment: &Assessment,
    actor: &Actor,
    query: OfficeQuery,
    now: Timestamp,
) -> Option<OfficeView> {
    if !access::may_open(actor, Screen::Office) {
        return None;
    }
    let board = &assessment.board;
    let year = assessment.year(now);
    let Options { units, sectors, .. } = Options::of(assessment);
    Some(OfficeView {
        year,
        targets: targets::targets(assessment, year),
        regions: admin::regions(assessment),
        units,
        sectors,
        frame: Frame::of(assessment, now),
        acts: actor.is_office(),
        first_steps: actor.is_office().then(|| first_steps::first_steps(assessment)).flatten(),
        periods: periods::lines(assessment, query),
        next: periods::next(board, now.day()),
        claims: claims::waiting(board, actor, query.claims),
        batches: claims::batches(board, actor),
        date_requests: claims::date_requests(board, query.dates),
        bureaus: bureaus(board),
    })
}

/// The bureaus that lead a project's sector.
pub fn bureaus(board: &Board) -> Vec<Named<UnitId>> {
    let mut leading: Vec<_> =
        board.projects.values().filter_map(|project| project.facts.lead_unit).collect();
    leading.sort_unstable();
    leading.dedup();
    let named = |id: UnitId| Some(Named { id, name: board.unit_name(id)?.to_owned() });
    leading.into_iter().filter_map(named).collect()
}
