//! The numbers of a card's evidence in columns, as the ledger of cards writes them.

use crate::{
    model::{
        finding::{Arithmetic, Progress},
        rule::RuleCondition,
    },
    value::{Decimal, LedgerDate, Money, Percentages},
    view::figures::ShownFinding,
};

/// What the rule measured; what it does not measure is unset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CardEvidence {
    /// What should be done, in percent.
    pub scheduled: Option<Decimal>,
    /// What is done, in percent.
    pub actual: Option<Decimal>,
    /// Scheduled minus actual, in points: the difference of the two as they are printed.
    pub lag: Option<Decimal>,
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

impl CardEvidence {
    /// The numbers of a finding.
    pub fn of(finding: &ShownFinding) -> Self {
        let due = |since: Option<LedgerDate>| {
            let condition = finding.arithmetic.condition();
            since.filter(|_| condition.is_some_and(RuleCondition::counts_from_a_due_date))
        };
        match &finding.arithmetic {
            Arithmetic::Share { progress: Progress::Investment(measure), .. } => Self {
                plan: Some(measure.plan),
                done: Some(measure.done),
                ..Self::shares(measure.shares())
            },
            Arithmetic::Share { formula, progress: Progress::Construction(built) } => {
                let at = i64::from(finding.limit.at);
                Self::shares(formula.beside(built.scheduled(), built.actual(), at))
            }
            Arithmetic::Elapsed { since, days, .. } => {
                Self { planned: due(Some(*since)), days: Some(*days), ..Self::default() }
            }
            Arithmetic::Count { months, since, days, .. } => {
                Self { planned: due(*since), months: Some(*months), days: *days, ..Self::default() }
            }
            Arithmetic::Stated(_) => Self::default(),
        }
    }

    fn shares(shares: Percentages) -> Self {
        Self {
            scheduled: Some(shares.scheduled()),
            actual: Some(shares.actual()),
            lag: Some(shares.lag()),
            ..Self::default()
        }
    }
}
