//! Figures that several screens show, with everything their arithmetic needs.

use serde::{Deserialize, Serialize};

use super::judged::YearMoney;
use crate::{
    model::{
        edition::Sums,
        finding::{Arithmetic, Finding},
        measure::{Measure, share},
        rule::{Formula, Lamp},
        schedule::{Curve, OwnSchedule, scheduled},
    },
    value::{Day, Fraction, Money, Month, Percentages},
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
    /// Scheduled minus actual as both are written, in tenths of a point; above zero is behind.
    pub lag: i64,
    /// Actual ÷ scheduled in tenths of a percent; none while nothing is scheduled.
    #[serde(default)]
    pub ratio: Option<i64>,
    /// The shares with more decimals, where a finding lies so close to its threshold that tenths would
    /// contradict it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fine: Option<Percentages>,
}

impl Investment {
    /// One project's measure, rounded for reading.
    pub fn of(measure: &Measure) -> Self {
        let (month, reported) = (measure.month, measure.reported);
        let spent = YearMoney { plan: measure.plan, done: measure.done };
        Self::rounded(month, reported, spent, (measure.scheduled, measure.actual))
    }

    fn rounded(
        month: Month,
        reported: Month,
        money: YearMoney,
        (scheduled, actual): (Fraction, Fraction),
    ) -> Self {
        let shares = Percentages::of(scheduled, actual);
        Self {
            month,
            reported,
            done: money.done,
            plan: money.plan,
            scheduled: shares.scheduled().number,
            actual: shares.actual().number,
            lag: shares.lag().number,
            ratio: actual.over(scheduled).map(Fraction::tenths),
            fine: None,
        }
    }

    /// The shares as they are written.
    pub fn shares(&self) -> Percentages {
        let usual = || Percentages::of_tenths(self.scheduled, self.actual, self.ratio);
        self.fine.unwrap_or_else(usual)
    }

    /// What an edition summed up; `None` without any plan.
    pub fn of_sums(sums: &Sums, month: Month) -> Option<Self> {
        let money = sums.invested.map(|sum| YearMoney { plan: sum.plan, done: sum.done });
        Self::sum(month, money.into_iter())
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
        let scheduled = scheduled(Curve::Linear, OwnSchedule::default(), year, month);
        Some(Self::rounded(month, month, YearMoney { plan, done }, (scheduled, actual)))
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
pub type ShownFinding = Finding<Investment>;

impl ShownFinding {
    /// A finding as live screens show it on `today`.
    pub fn live(finding: &Finding, today: Day) -> Self {
        Self::from(finding).counted_to(today)
    }
}

impl From<&Finding> for ShownFinding {
    fn from(finding: &Finding) -> Self {
        let at = i64::from(finding.limit.at);
        let formula = match &finding.arithmetic {
            Arithmetic::Share { formula, .. } => Some(*formula),
            Arithmetic::Elapsed { .. } | Arithmetic::Count { .. } | Arithmetic::Stated(_) => None,
        };
        finding.clone().map(|measure| {
            let beside = |formula: Formula| formula.beside(measure.scheduled, measure.actual, at);
            let fine = formula.map(beside).filter(|shares| shares.is_fine());
            Investment { fine, ..Investment::of(&measure) }
        })
    }
}
