//! The numbers behind a finding, one variant for each kind of rule; sentences and charts are made
//! from these alone.

use serde::{Deserialize, Serialize};

use super::Cause;
use crate::{
    model::{
        measure::{Construction, Measure},
        milestone::MilestoneKind,
        rule::{DayKind, EdgeUnit, Formula, Worse},
    },
    value::{CardId, Day, LedgerDate, MilestoneId, Month, Name, ProblemId},
};

/// The numbers behind a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arithmetic<M = Measure> {
    /// The investment of the year is behind its schedule.
    Behind {
        /// How the rule compares scheduled and actual share.
        formula: Formula,
        /// The scheduled and actual shares with the amounts behind them.
        measure: M,
    },
    /// The construction is behind its schedule.
    Built {
        /// How the rule compares scheduled and actual share.
        formula: Formula,
        /// The milestone weights due and recognised.
        measure: Construction,
    },
    /// The project has not started although its planned start has passed.
    StartMissed {
        /// The planned date of the start.
        planned: LedgerDate,
        /// Number of closed months since the planned start, its own month included.
        months: i32,
        /// Calendar days from the planned date to the end of the last closed month.
        days: i32,
    },
    /// A milestone was not reached by its planned date.
    MilestoneOverdue {
        /// The milestone that is overdue.
        milestone: MilestoneId,
        /// Whether it is the start, a step or the completion.
        kind: MilestoneKind,
        /// Its name; `None` for start and completion, whose names come from the message catalogue.
        name: Option<Name>,
        /// The planned date that has passed.
        planned: LedgerDate,
        /// Days by which the planned date has passed.
        days: i32,
        /// Whether `days` are calendar or working days.
        counted: DayKind,
    },
    /// The project has started but is not enrolled in the statistics (入库纳统).
    NotEnrolled {
        /// The date on which it started.
        started: LedgerDate,
        /// Months from the month of the start to the last closed one.
        months: i32,
    },
    /// The latest closed months lack a report.
    NoReport {
        /// The last closed month, for which the report is missing.
        month: Month,
        /// Number of consecutive closed months of its year without a report, `month` included.
        months: i32,
        /// The last month with a report; `None` if there is none.
        last: Option<Month>,
    },
    /// A claim waits for the office to recognise it.
    ClaimUnrecognised {
        /// The milestone that was claimed.
        milestone: MilestoneId,
        /// Whether it is the start, a step or the completion.
        kind: MilestoneKind,
        /// Its name; `None` for start and completion, whose names come from the message catalogue.
        name: Option<Name>,
        /// The day on which the claim was made.
        claimed: Day,
        /// Days since the claim was made.
        days: i32,
        /// Whether `days` are calendar or working days.
        counted: DayKind,
    },
    /// A problem was not solved by its deadline.
    ProblemUnsolved {
        /// The problem that is overdue.
        problem: ProblemId,
        /// The day by which it was to be solved.
        deadline: Day,
        /// Days by which the deadline has passed.
        days: i32,
        /// Whether `days` are calendar or working days.
        counted: DayKind,
    },
    /// The project is complete but not yet counted among the enterprises above designated size.
    NotCounted {
        /// The date on which it was completed.
        completed: LedgerDate,
        /// Months from the month of the completion to the last closed one.
        months: i32,
    },
    /// A published card has no rectification report yet.
    CardUnanswered {
        /// The card that waits for the report.
        card: CardId,
        /// The day on which the card was published.
        since: Day,
        /// Days since the card was published.
        days: i32,
        /// Whether `days` are calendar or working days.
        counted: DayKind,
    },
}

impl<M> Arithmetic<M> {
    /// The group to which the finding belongs.
    pub const fn cause(&self) -> Cause {
        match self {
            Self::Behind { .. } => Cause::Investment,
            Self::Built { .. } => Cause::Construction,
            Self::StartMissed { .. }
            | Self::MilestoneOverdue { kind: MilestoneKind::Start, .. } => Cause::Start,
            Self::MilestoneOverdue { kind: MilestoneKind::Step, .. } => Cause::Milestone,
            Self::MilestoneOverdue { kind: MilestoneKind::Completion, .. } => Cause::Completion,
            Self::NotEnrolled { .. } => Cause::Enrolment,
            Self::NoReport { .. } => Cause::Report,
            Self::ClaimUnrecognised { .. } => Cause::Claim,
            Self::ProblemUnsolved { .. } => Cause::Problem,
            Self::NotCounted { .. } => Cause::Counting,
            Self::CardUnanswered { .. } => Cause::Answer,
        }
    }

    /// The unit of the edge with which the rule compares the figure.
    pub const fn unit(&self) -> EdgeUnit {
        match self {
            Self::Behind { formula: Formula::Points, .. }
            | Self::Built { formula: Formula::Points, .. } => EdgeUnit::Points,
            Self::Behind { .. } | Self::Built { .. } => EdgeUnit::Percent,
            Self::StartMissed { .. }
            | Self::NotEnrolled { .. }
            | Self::NoReport { .. }
            | Self::NotCounted { .. } => EdgeUnit::Months,
            Self::MilestoneOverdue { .. }
            | Self::ClaimUnrecognised { .. }
            | Self::ProblemUnsolved { .. }
            | Self::CardUnanswered { .. } => EdgeUnit::Days,
        }
    }

    /// Whether a higher or a lower figure is worse.
    pub const fn worse(&self) -> Worse {
        match self {
            Self::Behind { formula: Formula::Ratio, .. }
            | Self::Built { formula: Formula::Ratio, .. } => Worse::Lower,
            _ => Worse::Higher,
        }
    }

    /// Whether its days are calendar or working days; calendar where it counts none.
    pub const fn counted(&self) -> DayKind {
        match self {
            Self::MilestoneOverdue { counted, .. }
            | Self::ClaimUnrecognised { counted, .. }
            | Self::ProblemUnsolved { counted, .. }
            | Self::CardUnanswered { counted, .. } => *counted,
            _ => DayKind::Calendar,
        }
    }

    /// The same numbers, the measure converted by `form`.
    pub fn map<N>(self, form: impl FnOnce(M) -> N) -> Arithmetic<N> {
        match self {
            Self::Behind { formula, measure } => {
                Arithmetic::Behind { formula, measure: form(measure) }
            }
            Self::Built { formula, measure } => Arithmetic::Built { formula, measure },
            Self::StartMissed { planned, months, days } => {
                Arithmetic::StartMissed { planned, months, days }
            }
            Self::MilestoneOverdue { milestone, kind, name, planned, days, counted } => {
                Arithmetic::MilestoneOverdue { milestone, kind, name, planned, days, counted }
            }
            Self::NotEnrolled { started, months } => Arithmetic::NotEnrolled { started, months },
            Self::NoReport { month, months, last } => Arithmetic::NoReport { month, months, last },
            Self::ClaimUnrecognised { milestone, kind, name, claimed, days, counted } => {
                Arithmetic::ClaimUnrecognised { milestone, kind, name, claimed, days, counted }
            }
            Self::ProblemUnsolved { problem, deadline, days, counted } => {
                Arithmetic::ProblemUnsolved { problem, deadline, days, counted }
            }
            Self::NotCounted { completed, months } => Arithmetic::NotCounted { completed, months },
            Self::CardUnanswered { card, since, days, counted } => {
                Arithmetic::CardUnanswered { card, since, days, counted }
            }
        }
    }
}
