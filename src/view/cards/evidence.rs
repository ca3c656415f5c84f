//! The numbers of a card's evidence in columns, as the ledger of cards writes them.

use crate::{
    model::finding::{Arithmetic, Progress, Shares},
    value::{LedgerDate, Money},
    view::figures::Shown,
};

/// What the rule measured; what it does not measure is unset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// What should be done, in tenths of a percent.
    pub scheduled: Option<i64>,
    /// What is done, in tenths of a percent.
    pub actual: Option<i64>,
    /// Scheduled minus actual, in tenths of a point.
    pub lag: Option<i64>,
    /// The amount planned for the year.
    pub plan: Option<Money>,
    /// Money invested since 1 January.
    pub done: Option<Money>,
    /// The date that was to be kept.
    pub planned: Option<LedgerDate>,
    /// Days that have passed since that date.
    pub days: Option<i32>,
    /// Months that have passed since that date.
    pub months: Option<i32>,
}

impl Evidence {
    /// The numbers of a finding.
    pub fn of(finding: &Shown) -> Self {
        let due = |since: Option<LedgerDate>| {
            since.filter(|_| finding.arithmetic.condition().counts_from_a_due_date())
        };
        match &finding.arithmetic {
            Arithmetic::Share { progress: Progress::Investment(measure), .. } => Self {
                plan: Some(measure.plan),
                done: Some(measure.done),
                ..Self::shares(measure.scheduled, measure.actual, measure.lag)
            },
            Arithmetic::Share { progress: Progress::Construction(measure), .. } => {
                let Shares { scheduled, actual, lag, .. } = Shares::of(measure);
                Self::shares(scheduled, actual, lag)
            }
            Arithmetic::Elapsed { since, days, .. } => {
                Self { planned: due(Some(*since)), days: Some(*days), ..Self::default() }
            }
            Arithmetic::Count { months, since, days, .. } => {
                Self { planned: due(*since), months: Some(*months), days: *days, ..Self::default() }
            }
        }
    }

    fn shares(scheduled: i64, actual: i64, lag: i64) -> Self {
        let (scheduled, actual, lag) = (Some(scheduled), Some(actual), Some(lag));
        Self { scheduled, actual, lag, ..Self::default() }
    }
}
