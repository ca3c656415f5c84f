//! 作战图: the plan board. Projects by the months of a year, each milestone as a flag in the month of its
//! plan, so that what was reached in time, late or not at all is seen as on a chart on paper.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment, figures::Investment, head::Frame, judged::Judged, ledger_table::order,
    options::Options, paged::Paged,
};
use crate::{
    model::{
        milestone::{Milestone, MilestoneKind},
        rule::Lamp,
        stage::StageGroup,
    },
    value::{Day, LedgerDate, MilestoneId, ProjectId, Timestamp, Year},
};

mod flag;
mod query;

pub use flag::{Flag, FlagCounts};
pub use query::PlanQuery;

/// A milestone on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanMilestone {
    /// Its identifier.
    pub id: MilestoneId,
    /// Whether it is the start, a step or the completion.
    pub kind: MilestoneKind,
    /// Its name; start and completion take theirs from the catalogue.
    pub name: Option<String>,
    /// Its flag.
    pub flag: Flag,
    /// The date by which it stands on the board: the plan in force, or that on which it was reached where
    /// nobody planned it.
    pub date: LedgerDate,
    /// The date first planned, where it was moved since.
    pub first_planned: Option<LedgerDate>,
    /// The date on which it was reached, or is said to have been.
    pub reached: Option<LedgerDate>,
    /// The date that its unit expects now, while it is not reached.
    pub forecast: Option<LedgerDate>,
}

/// One project as a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanRow {
    /// Its identifier.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// The name of the unit that is responsible for it.
    pub unit: String,
    /// Its group of stages, which gives its mark the shape.
    pub group: StageGroup,
    /// How far the rules find it behind.
    pub lamp: Lamp,
    /// Its lag in tenths of a point, negative where it is ahead; none where it cannot be measured.
    pub lag: Option<i64>,
    /// Its milestones of the year, and those moved out of it, by date.
    pub milestones: Vec<PlanMilestone>,
}

/// One page of the board with the flags of all that passed the filter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanBoard {
    /// City, period, data age.
    pub frame: Frame,
    /// What the filters offer.
    pub options: Options,
    /// The year whose months are the columns.
    pub year: Year,
    /// The day by which flags turn black.
    pub today: Day,
    /// The flags of the year.
    pub flags: FlagCounts,
    /// The rows of this page.
    pub rows: Paged<PlanRow>,
}

/// The board for `query` at `now`.
#[must_use]
pub fn plan_board(assessment: &Assessment, query: &PlanQuery, now: Timestamp) -> PlanBoard {
    let (today, year) = (now.day(), query.year.unwrap_or_else(|| now.day().month().year()));
    let entries = order::entries(assessment, &query.table);
    let mut flags = FlagCounts::default();
    for milestone in entries.iter().flat_map(|entry| entry.project.milestones.iter()) {
        if standing(milestone).is_some_and(|date| date.month().year() == year) {
            flags.add(Flag::of(milestone, today));
        }
    }
    PlanBoard {
        frame: Frame::of(assessment, now),
        options: Options::of(assessment),
        year,
        today,
        flags,
        rows: Paged::of(&entries, query.table.page, |entry| row(assessment, entry, year, today)),
    }
}

fn row(assessment: &Assessment, entry: &Judged, year: Year, today: Day) -> PlanRow {
    let project = entry.project.as_ref();
    let unit = project.facts.responsible_unit.and_then(|unit| assessment.board.unit_name(unit));
    let mut milestones: Vec<PlanMilestone> = project
        .milestones
        .iter()
        .filter_map(|milestone| on_board(milestone, today))
        .filter(|milestone| milestone.is_of(year))
        .collect();
    milestones.sort_by_key(|milestone| (milestone.date.due(), milestone.kind, milestone.id));
    let measure = entry.judgement.measure.as_ref().ok();
    PlanRow {
        id: project.id,
        name: project.facts.name.to_string(),
        unit: unit.unwrap_or_default().to_owned(),
        group: entry.stage,
        lamp: entry.lamp(),
        lag: measure.map(|measure| Investment::of(measure).lag),
        milestones,
    }
}

/// Where a milestone stands; none while it is neither planned nor reached.
fn standing(milestone: &Milestone) -> Option<LedgerDate> {
    milestone.schedule.map(|schedule| schedule.plan).or_else(|| milestone.reached())
}

fn on_board(milestone: &Milestone, today: Day) -> Option<PlanMilestone> {
    let first = milestone.schedule.map(|schedule| schedule.baseline);
    let date = standing(milestone)?;
    let flag = Flag::of(milestone, today);
    let open = matches!(flag, Flag::Overdue | Flag::ToCome);
    Some(PlanMilestone {
        id: milestone.id,
        kind: milestone.kind,
        name: milestone.name.as_ref().map(ToString::to_string),
        flag,
        date,
        first_planned: first.filter(|first| *first != date),
        reached: milestone.reached(),
        forecast: milestone.forecast.filter(|_| open),
    })
}

impl PlanMilestone {
    /// Whether it stands in the year, or stood there when it was first planned.
    fn is_of(&self, year: Year) -> bool {
        let dates = [Some(self.date), self.first_planned];
        dates.into_iter().flatten().any(|date| date.month().year() == year)
    }
}

#[cfg(test)]
mod tests;
