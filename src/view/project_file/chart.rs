//! A project's money of the year, month by month, against its schedule.

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        measure::share,
        project::Project,
        schedule::{Curve, OwnSchedule, scheduled},
    },
    value::{Fraction, LedgerDate, Money, Month, Year},
};

/// The year's money against its schedule, in tenths of a percent of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// The year that the chart shows.
    pub year: Year,
    /// What should be done at the end of each month.
    pub scheduled: Vec<i64>,
    /// What was done at the end of each month that was reported.
    pub actual: Vec<(i8, i64)>,
    /// The number of the last closed month, 1 to 12.
    pub closed: i8,
}

pub(super) fn chart(project: &Project, curve: Curve, closed: Month) -> Option<Chart> {
    let year = closed.year();
    let plan = project.plans.get(&year)?.current();
    let span = OwnSchedule {
        start: project.planned_start().map(LedgerDate::month),
        completion: project.planned_completion().map(LedgerDate::month),
        monthly: plan.monthly.as_ref(),
    };
    let percent = |money: Money| share(money, plan.amount).map(Fraction::tenths);
    let actual = year.months().take_while(|month| *month <= closed).filter_map(|month| {
        let money = project.reports.get(&month)?.figures.year_to_date?;
        Some((month.number(), percent(money)?))
    });
    Some(Chart {
        year,
        scheduled: year
            .months()
            .map(|month| scheduled(curve, span, year, month).tenths())
            .collect(),
        actual: actual.collect(),
        closed: closed.number(),
    })
}
