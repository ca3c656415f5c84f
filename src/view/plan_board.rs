//! 作战图: the plan board. Projects by the months of a year, each milestone as a flag in the month of its
//! plan, so that what was reached in time, late or not at all is seen as on a chart on paper.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment,
    figures::Investment,
    head::Frame,
    judged::Judged,
    ledger_table::order,
    options::Options,
    paged::{Paged, Part},
};
use crate::{
    access,
    model::{
        actor::Actor,
        milestone::{Milestone, MilestoneKind},
        rule::Lamp,
        stage::StageGroup,
    },
    value::{Day, LedgerDate, MilestoneId, ProjectId, Timestamp, Year},
};

mod flag;
mod grouping;
mod opened;
mod query;
mod scene;
mod words;
mod years;

pub use flag::{Flag, FlagCounts};
pub use grouping::{GroupName, PlanGroup, PlanGrouping};
pub use opened::{OpenedMilestone, PlanCell};
pub use query::PlanQuery;
pub use scene::{PlanScene, PlanSceneQuery};
pub use words::PlanTitles;
pub use years::{PlanColumn, PlanYears};

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
    /// Whether only a ledger states that it was reached.
    pub by_ledger: bool,
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

/// What of a milestone stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its flag: the plan in force lies here.
    Flag,
    /// Its unit expects it here, while it is planned elsewhere.
    Forecast,
    /// It was first planned here, and was moved since.
    Former,
}

impl PlanRow {
    /// What stands in a column: flags, then what is expected, then what was moved away.
    pub fn in_column(&self, column: PlanColumn) -> Vec<(&PlanMilestone, Standing)> {
        let inside = |date: LedgerDate| column.contains(date.month());
        let stands = |milestone: &PlanMilestone| {
            if inside(milestone.date) {
                Some(Standing::Flag)
            } else if milestone.forecast.is_some_and(inside) {
                Some(Standing::Forecast)
            } else {
                milestone.first_planned.is_some_and(inside).then_some(Standing::Former)
            }
        };
        let all = self.milestones.iter().filter_map(|m| Some((m, stands(m)?)));
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(_, standing)| *standing as u8);
        all
    }
}

/// One page of the board with the flags of all that passed the filter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanBoard {
    /// City, period, data age.
    pub frame: Frame,
    /// What the filters offer.
    pub options: Options,
    /// The years whose months or quarters are the columns.
    pub years: PlanYears,
    /// The first and the last year in which anything of the city stands, those shown and the present one
    /// among them.
    pub known: (Year, Year),
    /// The day by which flags turn black.
    pub today: Day,
    /// The flags of the years.
    pub flags: FlagCounts,
    /// The heads of the groups of which the page shows something; none where rows are not grouped.
    pub groups: Vec<PlanGroup>,
    /// The rows of this page.
    pub rows: Paged<PlanRow>,
}

/// The page of the board that `query` names, for `actor` at `now`.
#[must_use]
pub fn plan_board(
    assessment: &Assessment,
    query: &PlanQuery,
    actor: &Actor,
    now: Timestamp,
) -> PlanBoard {
    board(assessment, query, actor, Part::Page(query.table.page), now)
}

/// The board with all its rows, as for a file or for paper.
#[must_use]
pub fn whole_board(
    assessment: &Assessment,
    query: &PlanQuery,
    actor: &Actor,
    now: Timestamp,
) -> PlanBoard {
    board(assessment, query, actor, Part::Whole, now)
}

fn board(
    assessment: &Assessment,
    query: &PlanQuery,
    actor: &Actor,
    part: Part,
    now: Timestamp,
) -> PlanBoard {
    let today = now.day();
    let years = query.years.unwrap_or_else(|| today.year().into());
    let mut entries = order::entries(assessment, &query.table);
    if query.mine {
        entries.retain(|entry| access::concerns(&entry.project, actor.role));
    }
    let mut flags = FlagCounts::default();
    for entry in &entries {
        flags.add_all(&flags_of(entry, years, today));
    }
    let line = |entry: &Judged| row(assessment, entry, years, today);
    let (groups, rows) = match query.group {
        None => (Vec::new(), Paged::part(&entries, part, |entry| line(entry))),
        Some(by) => {
            let entries = grouping::in_groups(assessment, by, entries);
            let rows = Paged::part(&entries, part, |(_, entry)| line(entry));
            let first = (rows.page as usize) * super::paged::PAGE;
            let shown = (first, rows.lines.len());
            (grouping::heads(&entries, (years, today), shown), rows)
        }
    };
    let (frame, options) = (Frame::of(assessment, now), Options::of(assessment));
    let known = known(assessment, years, today);
    PlanBoard { frame, options, years, known, today, flags, groups, rows }
}

/// The first and the last year in which anything stands.
fn known(assessment: &Assessment, years: PlanYears, today: Day) -> (Year, Year) {
    let milestones = assessment.entries().flat_map(|entry| entry.project.milestones.iter());
    let planned = milestones.filter_map(|milestone| Some(standing(milestone)?.month().year()));
    let all = planned.chain([years.first(), years.last(), today.year()]);
    all.fold((years.first(), years.last()), |(first, last), year| (first.min(year), last.max(year)))
}

/// The flags of a project that stand in the years.
fn flags_of(entry: &Judged, years: PlanYears, today: Day) -> FlagCounts {
    let mut flags = FlagCounts::default();
    for milestone in entry.project.milestones.iter() {
        if standing(milestone).is_some_and(|date| years.contain(date)) {
            flags.add(Flag::of(milestone, today));
        }
    }
    flags
}

fn row(assessment: &Assessment, entry: &Judged, years: PlanYears, today: Day) -> PlanRow {
    let project = entry.project.as_ref();
    let unit = project.facts.responsible_unit.and_then(|unit| assessment.board.unit_name(unit));
    let mut milestones: Vec<PlanMilestone> = project
        .milestones
        .iter()
        .filter_map(|milestone| on_board(milestone, today))
        .filter(|milestone| milestone.is_of(years))
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

/// A milestone as the board has it on `today`; none while it is neither planned nor reached.
pub(super) fn on_board(milestone: &Milestone, today: Day) -> Option<PlanMilestone> {
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
        by_ledger: milestone.recognised.is_by_ledger(),
        forecast: milestone.forecast.filter(|_| open),
    })
}

impl PlanMilestone {
    /// Whether anything of it stands in the years: its flag, what is expected, or what was first planned.
    fn is_of(&self, years: PlanYears) -> bool {
        let dates = [Some(self.date), self.first_planned, self.forecast];
        dates.into_iter().flatten().any(|date| years.contain(date))
    }
}

#[cfg(test)]
mod tests;
