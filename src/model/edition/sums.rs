//! The sums of a month over a city, a county, a sector: exact integers and counts, from which every
//! share and lag follows.

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        milestone::{AttestedBy, Dates},
        series::{Aim, AimKind, SizeClass},
    },
    value::{Money, Month, Name, ProjectId, RegionId, Year},
};

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowAbout {
    /// The whole city.
    City,
    /// The entries of a region.
    Region(RegionId),
    /// The entries that have no region.
    NoRegion,
    /// The entries of a sector and a size; none where nobody said.
    Sector {
        /// The sector.
        sector: Option<Name>,
        /// The size class by total investment.
        size: Option<SizeClass>,
    },
    /// One project.
    Project(ProjectId),
}

/// The year's plans and the money spent on them since January, of the entries that have a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invested {
    /// The amounts planned for the year.
    pub plan: Money,
    /// Money since January; nothing where nobody reported.
    pub done: Money,
}

/// How many entries were to reach a start or a completion in the year, and how many did by the
/// month's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanAttainment {
    /// Entries for which the year's plan names one.
    pub planned: u32,
    /// Of these, entries planned up to the month's end.
    pub due: u32,
    /// Entries that claimed it with a date up to the month's end, the recognised among them.
    pub claimed: u32,
    /// Entries of which it was recognised with a date up to the month's end.
    pub recognised: u32,
    /// 台账: entries of which only a ledger stated it.
    #[serde(default)]
    pub ledger: u32,
}

impl PlanAttainment {
    /// Counts one more entry.
    pub fn add(&mut self, dates: Dates, year: Year, month: Month) {
        let planned = dates.planned_for(year);
        let due = planned.is_some_and(|date| date.month() <= month);
        self.planned += u32::from(planned.is_some());
        self.due += u32::from(due);
        self.claimed += u32::from(dates.is_claimed(year, Some(month)));
        let stated = dates.reached(year, Some(month));
        self.recognised += u32::from(stated == Some(AttestedBy::Recognised));
        self.ledger += u32::from(stated == Some(AttestedBy::Ledger));
    }
}

/// A target that was set for exactly the entries of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumTarget {
    /// The month by whose end it is to be reached.
    pub due: Month,
    /// The kind of aim and the value to be reached.
    pub aim: Aim,
}

/// What a sum of the year's money includes and leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coverage {
    /// 无计划: entries without a plan for the year, in neither what is done nor what is planned.
    pub unplanned: u32,
    /// 停缓建: suspended entries, whose plan stays in the sum.
    pub suspended: u32,
    /// 竣工未完成投资: completed entries whose plan for the year is not spent.
    pub underspent: u32,
}

impl Coverage {
    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            unplanned: self.unplanned + other.unplanned,
            suspended: self.suspended + other.suspended,
            underspent: self.underspent + other.underspent,
        }
    }
}

/// The sums over some entries at a month's end.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sums {
    /// How many entries there were.
    pub entries: u32,
    /// How many of them had reported for the month.
    pub reported: u32,
    /// What the sums of money leave out and include; `None` in editions made before that was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
    /// Their total investment.
    pub total: Money,
    /// Plans and money of those with a plan; `None` without any plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invested: Option<Invested>,
    /// Money since January of all of them, planned or not.
    pub money: Money,
    /// Their starts.
    pub starts: PlanAttainment,
    /// Their completions.
    pub completions: PlanAttainment,
    /// The targets that had been set for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<SumTarget>,
}

impl Sums {
    /// The target of a kind.
    pub fn target(&self, kind: AimKind) -> Option<SumTarget> {
        self.targets.iter().copied().find(|target| target.aim.kind() == kind)
    }
}
