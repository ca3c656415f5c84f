//! Every number behind a finding, in one of three shapes: a share against its schedule, days gone by,
//! or months counted. The rule's condition says which words go with it; sentences and charts are made
//! of these and of nothing else. What only a ledger states has no numbers.

use serde::{Deserialize, Serialize};

use super::{Cause, Stated};
use crate::{
    model::{
        measure::{Construction, Measure},
        milestone::MilestoneKind,
        rule::{DayKind, EdgeUnit, Formula, MeasureKind, RuleCondition, Worse},
    },
    value::{CardId, Day, Fraction, LedgerDate, MilestoneId, Name, Percentages, ProblemId},
};

/// Every number behind a finding. `M` is the form of an investment's measure: exact for rules, rounded
/// for screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arithmetic<M = Measure> {
    /// What is done against what should be.
    Share {
        /// How the two shares become a figure.
        formula: Formula,
        /// The shares and where they come from.
        progress: Progress<M>,
    },
    /// Days gone by since a date.
    Elapsed {
        /// What the rule looked at.
        condition: RuleCondition,
        /// What the date belongs to.
        item: DatedItem,
        /// The date from which days are counted.
        since: LedgerDate,
        /// Days since then, of the kind that `counted` says.
        days: i32,
        /// Which days are counted.
        counted: DayKind,
    },
    /// Months in which something did not happen.
    Count {
        /// What the rule looked at.
        condition: RuleCondition,
        /// The number of months in a row.
        months: i32,
        /// The date from which they are counted, or the last month in which it did happen; none where
        /// it never did.
        since: Option<LedgerDate>,
        /// Days past that date at the end of the last closed month, where it is a planned date.
        days: Option<i32>,
    },
    /// 台账载明: a card from before this program was used; no rule found it.
    Stated(Box<Stated>),
}

/// Which progress falls behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress<M = Measure> {
    /// Money since 1 January against the year's plan.
    Investment(Box<M>),
    /// Milestones by their weights.
    Construction(Construction),
}

/// What a date belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatedItem {
    /// A milestone of the project.
    Milestone {
        /// The identifier of the milestone.
        id: MilestoneId,
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its own name; start and completion take theirs from the catalogue.
        name: Option<Name>,
    },
    /// A problem in the project's way.
    Problem(ProblemId),
    /// A card that is out.
    Card(CardId),
}

impl DatedItem {
    /// The number by which it is told from others of its kind.
    pub const fn number(&self) -> u32 {
        match self {
            Self::Milestone { id, .. } => id.0,
            Self::Problem(id) => id.0,
            Self::Card(id) => id.0,
        }
    }
}

/// A scheduled and an actual share as screens write them, in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// What should be done.
    pub scheduled: i64,
    /// What is done, in tenths of a percent.
    pub actual: i64,
    /// Scheduled minus actual as both are written, in tenths of a point.
    pub lag: i64,
    /// Actual ÷ scheduled; none while nothing is scheduled.
    pub ratio: Option<i64>,
}

impl Shares {
    /// Those of a construction, rounded for reading.
    pub fn of(construction: &Construction) -> Self {
        let (scheduled, actual) = (construction.scheduled(), construction.actual());
        let shares = Percentages::of(scheduled, actual);
        Self {
            scheduled: shares.scheduled().number,
            actual: shares.actual().number,
            lag: shares.lag().number,
            ratio: construction.ratio().map(Fraction::tenths),
        }
    }
}

impl<M> Arithmetic<M> {
    /// What the rule looked at; `None` where no rule did.
    pub const fn condition(&self) -> Option<RuleCondition> {
        match self {
            Self::Share { formula, progress } => {
                let measure = match progress {
                    Progress::Investment(_) => MeasureKind::Investment,
                    Progress::Construction(_) => MeasureKind::Construction,
                };
                Some(RuleCondition::Behind { formula: *formula, measure })
            }
            Self::Elapsed { condition, .. } | Self::Count { condition, .. } => Some(*condition),
            Self::Stated(_) => None,
        }
    }

    /// The stable word for it in the catalogues: that of the condition, or `stated`.
    pub const fn code(&self) -> &'static str {
        match self.condition() {
            Some(condition) => condition.code(),
            None => "stated",
        }
    }

    /// The group it belongs to.
    pub const fn cause(&self) -> Cause {
        let milestone = match self {
            Self::Elapsed { item: DatedItem::Milestone { kind, .. }, .. } => Some(*kind),
            _ => None,
        };
        match self.condition() {
            Some(condition) => condition.cause(milestone),
            None => Cause::Stated,
        }
    }

    /// The day up to which a delay is counted; `None` where it is none, and where only working days
    /// count.
    pub fn counted_to(&self) -> Option<Day> {
        match self {
            Self::Elapsed { condition, since, days, counted: DayKind::Calendar, .. }
                if condition.counts_from_a_due_date() =>
            {
                Some(since.due().plus(*days))
            }
            // Months are counted whole, the one in which it was due as the first.
            Self::Count { since: Some(since), months, days: Some(_), .. } => {
                Some(since.month().plus(months - 1).last_day())
            }
            _ => None,
        }
    }

    /// In what the edge that it reached is written; `None` where it reached none.
    pub const fn unit(&self) -> Option<EdgeUnit> {
        match self.condition() {
            Some(condition) => Some(condition.unit()),
            None => None,
        }
    }

    /// In which direction its figure grows worse; `None` where it has none.
    pub const fn worse(&self) -> Option<Worse> {
        match self.condition() {
            Some(condition) => Some(condition.worse()),
            None => None,
        }
    }

    /// Which days it counts.
    pub const fn counted(&self) -> DayKind {
        match self {
            Self::Elapsed { counted, .. } => *counted,
            Self::Share { .. } | Self::Count { .. } | Self::Stated(_) => DayKind::Calendar,
        }
    }

    /// The same with its measure in another form.
    pub fn map<N>(self, form: impl FnOnce(M) -> N) -> Arithmetic<N> {
        match self {
            Self::Share { formula, progress } => {
                let progress = match progress {
                    Progress::Investment(measure) => Progress::Investment(Box::new(form(*measure))),
                    Progress::Construction(measure) => Progress::Construction(measure),
                };
                Arithmetic::Share { formula, progress }
            }
            Self::Elapsed { condition, item, since, days, counted } => {
                Arithmetic::Elapsed { condition, item, since, days, counted }
            }
            Self::Count { condition, months, since, days } => {
                Arithmetic::Count { condition, months, since, days }
            }
            Self::Stated(stated) => Arithmetic::Stated(stated),
        }
    }

    /// The same with its measure in another form; `None` where it has one and `form` gives none.
    pub fn try_map<N>(self, form: impl FnOnce(M) -> Option<N>) -> Option<Arithmetic<N>> {
        Some(match self {
            Self::Share { formula, progress: Progress::Investment(measure) } => {
                let progress = Progress::Investment(Box::new(form(*measure)?));
                Arithmetic::Share { formula, progress }
            }
            Self::Share { formula, progress: Progress::Construction(measure) } => {
                Arithmetic::Share { formula, progress: Progress::Construction(measure) }
            }
            Self::Elapsed { condition, item, since, days, counted } => {
                Arithmetic::Elapsed { condition, item, since, days, counted }
            }
            Self::Count { condition, months, since, days } => {
                Arithmetic::Count { condition, months, since, days }
            }
            Self::Stated(stated) => Arithmetic::Stated(stated),
        })
    }
}
