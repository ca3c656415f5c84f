//! The numbers of a card's evidence in columns, as the ledger of cards writes them.

use crate::{
    model::finding::Arithmetic,
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
        let none = Self::default();
        let months = |months: &i32| Self { months: Some(*months), ..none };
        match &finding.arithmetic {
            Arithmetic::Behind { measure, .. } => Self {
                plan: Some(measure.plan),
                done: Some(measure.done),
                ..Self::shares(measure.scheduled, measure.actual, measure.lag)
            },
            Arithmetic::Built { measure, .. } => Self::shares(
                measure.scheduled().tenths(),
                measure.actual().tenths(),
                measure.lag().tenths(),
            ),
            Arithmetic::StartMissed { planned, months, days } => {
                Self { planned: Some(*planned), months: Some(*months), days: Some(*days), ..none }
            }
            Arithmetic::MilestoneOverdue { planned, days, .. } => {
                Self { planned: Some(*planned), days: Some(*days), ..none }
            }
            Arithmetic::ProblemUnsolved { deadline, days, .. } => {
                Self { planned: Some(LedgerDate::Day(*deadline)), days: Some(*days), ..none }
            }
            Arithmetic::ClaimUnrecognised { days, .. }
            | Arithmetic::CardUnanswered { days, .. } => Self { days: Some(*days), ..none },
            Arithmetic::NotEnrolled { months: since, .. }
            | Arithmetic::NoReport { months: since, .. }
            | Arithmetic::NotCounted { months: since, .. } => months(since),
        }
    }

    fn shares(scheduled: i64, actual: i64, lag: i64) -> Self {
        let (scheduled, actual, lag) = (Some(scheduled), Some(actual), Some(lag));
        Self { scheduled, actual, lag, ..Self::default() }
    }
}
