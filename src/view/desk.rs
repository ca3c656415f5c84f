//! 填报: the desk of a unit or a county's office: their projects of an open period as one grid, and
//! what else is due from them.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    demand::{Demand, demands},
    head::Frame,
    notices::{self, NoticeLine},
};
use crate::{
    access,
    board::Board,
    model::{
        actor::{Actor, Role},
        period::{Period, PeriodName, Span},
        report::{PendingState, Returner},
    },
    value::{Day, Month, Timestamp},
};

mod due;
mod row;
#[cfg(test)]
mod tests;

pub use due::{DueLine, DueView, due_of};
pub use row::{DeskRow, DueCount, ReportState};
use row::{Months, row};

/// The period that the desk shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskPeriod {
    /// The month that is reported; the last one of a period of two.
    pub month: Month,
    /// The months that it takes in.
    #[serde(default)]
    pub span: Span,
    /// The day by which reports are due.
    pub deadline: Day,
    /// Days until then; negative once it is past.
    pub days_left: i32,
}

/// How many reports stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DeskCounts {
    /// How many projects the desk has.
    pub all: u32,
    /// Projects without any report for the month.
    pub missing: u32,
    /// Reports that were given back, and are this desk's to mend.
    pub returned: u32,
    /// Reports that this desk gave back to their units, whose move it is.
    #[serde(default)]
    pub with_unit: u32,
    /// Reports that the county's office reviews.
    pub with_county: u32,
    /// Reports that are filed and stand.
    pub filed: u32,
}

/// Everything that the desk of a unit or a county's office shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskView {
    /// City, period, data age.
    pub frame: Frame,
    /// Whose desk it is: the unit's or the region's name.
    pub whose: String,
    /// Whether it is a county's office, which reviews what its units report.
    pub reviews: bool,
    /// The period it shows; none where none is open, or not the one that was asked for.
    pub period: Option<DeskPeriod>,
    /// All periods that are open, the earliest first: one of before may have been reopened.
    pub open: Vec<PeriodName>,
    /// Penalty notices to be signed for or answered.
    pub notices: Vec<NoticeLine>,
    /// Its projects: those to be mended first, then those to be reviewed, then the missing.
    pub rows: Vec<DeskRow>,
    /// The period of which the reports are counted: the one shown, else the last that was closed.
    pub counted: Option<PeriodName>,
    /// How many of its reports stand where.
    pub counts: DeskCounts,
    /// What a claim has to show, kind by kind.
    pub demands: Vec<Demand>,
}

/// The desk of `actor` at `now` with the latest open month; nothing for whoever reports nothing.
pub fn desk(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Option<DeskView> {
    desk_of(assessment, actor, None, now)
}

/// The desk of `actor` at `now` with the month asked for, else the latest that is open. A month that
/// is not open is not replaced by another: what is typed for one must not fall into the next.
pub fn desk_of(
    assessment: &Assessment,
    actor: &Actor,
    asked: Option<Month>,
    now: Timestamp,
) -> Option<DeskView> {
    let board = &assessment.board;
    let (whose, reviews) = match actor.role {
        Role::Unit(unit) => (board.unit_name(unit)?.to_owned(), false),
        Role::RegionOffice(region) => (board.regions.get(&region)?.name.to_string(), true),
        _ => return None,
    };
    let open: Vec<_> = open_periods(board).collect();
    let shown = match asked {
        Some(asked) => open.iter().find(|period| period.month == asked),
        None => open.last(),
    };
    let theirs = assessment.entries().filter(|e| access::concerns(&e.project, actor.role));
    let month = shown.map(|period| period.month);
    // Between two months the desk says how the last one came out.
    let counted = month.or(asked).or(assessment.closed);
    let months = Months { open: month, counted };
    let mut rows: Vec<DeskRow> =
        theirs.map(|entry| row(assessment, entry, months, now.day())).collect();
    rows.sort_by_key(|row| (turn(&row.state, reviews), row.id));
    let period = shown.map(|period| DeskPeriod {
        month: period.month,
        span: period.span,
        deadline: period.deadline,
        days_left: now.day().days_until(period.deadline),
    });
    let frame = Frame::of(assessment, now);
    let notices = notices::due_from(board, actor, now);
    let (counts, demands) = (counts(&rows, reviews), demands(board));
    let open = open.into_iter().map(Period::name).collect();
    let counted = counted.map(|month| board.period_name(month));
    Some(DeskView { frame, whose, reviews, period, open, notices, rows, counted, counts, demands })
}

/// The months that may be reported, the earliest first.
fn open_periods(board: &Board) -> impl Iterator<Item = &Period> {
    board.periods.values().map(AsRef::as_ref).filter(|period| !period.is_closed())
}

/// The order of rows by whose move it is: lower numbers come first.
const fn turn(state: &ReportState, reviews: bool) -> u8 {
    match state {
        // What a county gave back is its unit's move.
        ReportState::Pending(PendingState::Returned { by: Returner::County, .. }) if reviews => 3,
        ReportState::Pending(PendingState::Returned { .. }) => 0,
        ReportState::Pending(PendingState::WithCounty) => {
            if reviews {
                1
            } else {
                3
            }
        }
        ReportState::Missing => 2,
        ReportState::Filed => 4,
    }
}

fn counts(rows: &[DeskRow], reviews: bool) -> DeskCounts {
    let of = |is: fn(&ReportState) -> bool| count(rows.iter().filter(|row| is(&row.state)).count());
    let given_back =
        of(|state| matches!(state, ReportState::Pending(PendingState::Returned { .. })));
    let by_county = of(|state| {
        matches!(state, ReportState::Pending(PendingState::Returned { by: Returner::County, .. }))
    });
    let with_unit = if reviews { by_county } else { 0 };
    DeskCounts {
        all: count(rows.len()),
        missing: of(|state| matches!(state, ReportState::Missing)),
        returned: given_back - with_unit,
        with_unit,
        with_county: of(|state| matches!(state, ReportState::Pending(PendingState::WithCounty))),
        filed: of(|state| matches!(state, ReportState::Filed)),
    }
}
