//! Figures that several screens show, with everything their arithmetic needs.

use serde::{Deserialize, Serialize};

use super::judged::YearMoney;
use crate::{
    model::{
        finding::Finding,
        measure::{Measure, share},
        rule::Lamp,
        schedule::{Curve, Span, scheduled},
    },
    value::{Fraction, Money, Month},
};

/// Investment since January against the year's plan and its schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Investment {
    /// The closed month at whose end it is measured.
    pub month: Month,
    /// The month the money stands for; earlier when the last report is missing.
    pub reported: Month,
    /// Money since 1 January.
    pub done: Money,
    /// The amount planned for the year.
    pub plan: Money,
    /// What should be done, in tenths of a percent.
    pub scheduled: i64,
    /// What is done, in tenths of a percent.
    pub actual: i64,
    /// Scheduled minus actual, in tenths of a point; above zero is behind.
    pub lag: i64,
    /// Actual ÷ scheduled in tenths of a percent; none while nothing is scheduled.
    #[serde(default)]
    pub ratio: Option<i64>,
}

impl Investment {
    /// One project's measure, rounded for reading.
    pub fn of(measure: &Measure) -> Self {
        Self {
            month: measure.month,
            reported: measure.reported,
            done: measure.done,
            plan: measure.plan,
            scheduled: measure.scheduled.tenths(),
            actual: measure.actual.tenths(),
            lag: measure.lag().tenths(),
            ratio: measure.ratio().map(Fraction::tenths),
        }
    }

    /// The sum over projects that have a plan, sums as sums: closed months ÷ 12 against all money
    /// reported ÷ all plans. What nobody reported counts as nothing done.
    pub fn sum(month: Month, projects: impl Iterator<Item = YearMoney>) -> Option<Self> {
        let year = month.year();
        let (mut done, mut plan) = (Money::ZERO, Money::ZERO);
        for project in projects {
            plan = plan + project.plan;
            done = done + project.done;
        }
        let actual = share(done, plan)?;
        let scheduled = scheduled(Curve::Linear, Span::default(), year, month);
        let lag = scheduled.minus(actual).tenths();
        let ratio = actual.over(scheduled).map(Fraction::tenths);
        let (scheduled, actual) = (scheduled.tenths(), actual.tenths());
        Some(Self { month, reported: month, done, plan, scheduled, actual, lag, ratio })
    }
}

/// The lamp of a sum or a month that is `lag` tenths of a point behind: a colour, not a card. None
/// while it is behind by less than what is watched. The edges are those of the `points` preset.
pub const fn lamp_of_lag(lag: i64) -> Option<Lamp> {
    const WATCH_FROM: i64 = 50;
    const YELLOW_FROM: i64 = 100;
    const YELLOW_TO: i64 = 300;
    if lag <= 0 {
        Some(Lamp::Ok)
    } else if lag < WATCH_FROM {
        None
    } else if lag < YELLOW_FROM {
        Some(Lamp::Watch)
    } else if lag <= YELLOW_TO {
        Some(Lamp::Lagging)
    } else {
        Some(Lamp::Severe)
    }
}

/// A finding as screens show it: numbers for one sentence of the catalogue.
pub type Shown = Finding<Investment>;

impl From<&Finding> for Shown {
    fn from(finding: &Finding) -> Self {
        finding.clone().map(|measure| Investment::of(&measure))
    }
}
