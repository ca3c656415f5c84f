//! Every number behind a finding, one variant a kind of rule; sentences and charts are made of these
//! and of nothing else.

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

/// Every number behind a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arithmetic<M = Measure> {
    /// Investment behind schedule.
    Behind {
        /// How the figure is made.
        formula: Formula,
        /// The shares and where they come from.
        measure: M,
    },
    /// Construction behind schedule.
    Built {
        /// How the figure is made.
        formula: Formula,
        /// The weights.
        measure: Construction,
    },
    /// The planned start is missed.
    StartMissed {
        /// The planned start.
        planned: LedgerDate,
        /// Closed months missed, the planned one included.
        months: i32,
        /// Days past the planned date at the end of the closed month.
        days: i32,
    },
    /// A milestone is past its planned day.
    MilestoneOverdue {
        /// Which.
        milestone: MilestoneId,
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name; start and completion take theirs from the catalogue.
        name: Option<Name>,
        /// The planned date.
        planned: LedgerDate,
        /// Days past it.
        days: i32,
        /// Which days are counted.
        counted: DayKind,
    },
    /// Started but not enrolled in the statistics.
    NotEnrolled {
        /// The start.
        started: LedgerDate,
        /// Whole months since.
        months: i32,
    },
    /// Nothing was reported.
    NoReport {
        /// The last closed month.
        month: Month,
        /// Closed months without a report, that one included.
        months: i32,
        /// The last month that was reported.
        last: Option<Month>,
    },
    /// A claim waits for its recognition.
    ClaimUnrecognised {
        /// Which milestone.
        milestone: MilestoneId,
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name.
        name: Option<Name>,
        /// When it was claimed.
        claimed: Day,
        /// Days since.
        days: i32,
        /// Which days are counted.
        counted: DayKind,
    },
    /// A problem is past its deadline.
    ProblemUnsolved {
        /// Which.
        problem: ProblemId,
        /// By when it was to be solved.
        deadline: Day,
        /// Days past it.
        days: i32,
        /// Which days are counted.
        counted: DayKind,
    },
    /// Completed but not counted among the enterprises above size.
    NotCounted {
        /// The completion.
        completed: LedgerDate,
        /// Whole months since.
        months: i32,
    },
    /// An issued card waits for its answer.
    CardUnanswered {
        /// Which.
        card: CardId,
        /// Since when.
        since: Day,
        /// Days since.
        days: i32,
        /// Which days are counted.
        counted: DayKind,
    },
}

impl<M> Arithmetic<M> {
    /// The group it belongs to.
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

    /// In what the edge that it reached is written.
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

    /// In which direction its figure grows worse.
    pub const fn worse(&self) -> Worse {
        match self {
            Self::Behind { formula: Formula::Ratio, .. }
            | Self::Built { formula: Formula::Ratio, .. } => Worse::Lower,
            _ => Worse::Higher,
        }
    }

    /// Which days it counts.
    pub const fn counted(&self) -> DayKind {
        match self {
            Self::MilestoneOverdue { counted, .. }
            | Self::ClaimUnrecognised { counted, .. }
            | Self::ProblemUnsolved { counted, .. }
            | Self::CardUnanswered { counted, .. } => *counted,
            _ => DayKind::Calendar,
        }
    }

    /// The same with its measure in another form.
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
