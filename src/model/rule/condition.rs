//! What a rule looks at, and in which unit its edges are written.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Addressee;
use crate::{model::milestone::MilestoneKind, value::code::codes};

/// How a share that is behind becomes a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Formula {
    /// Scheduled minus actual, in percentage points.
    Points,
    /// Actual ÷ scheduled, in percent; silent while nothing is scheduled.
    Ratio,
    /// What is missing of the scheduled share, in percent of it; silent while nothing is scheduled.
    Shortfall,
}

codes!(Formula);

/// Which of the two measures of schedule progress a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MeasureKind {
    /// Money since 1 January against the year's plan.
    #[default]
    Investment,
    /// Milestones against their plan, by the weights the office set.
    Construction,
}

codes!(MeasureKind);

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleCondition {
    /// A measure is behind its schedule at the end of the last closed month.
    Behind {
        /// How the figure is made.
        formula: Formula,
        /// Of which measure.
        #[serde(default)]
        measure: MeasureKind,
    },
    /// The planned start month is missed: closed months, the planned one included.
    StartMissed,
    /// A milestone is past its planned day and neither claimed nor recognised.
    MilestoneOverdue {
        /// Only of this kind; any when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<MilestoneKind>,
    },
    /// Said to be not enrolled (入库纳统), so many months after the start.
    NotEnrolled,
    /// No report for the last closed months: how many running.
    NoReport,
    /// A claim waits for its recognition.
    ClaimUnrecognised,
    /// A problem is past its deadline and open.
    ProblemUnsolved,
    /// Said to be not counted (列统升规), so many months after the completion.
    NotCounted,
    /// An issued card waits for its answer.
    CardUnanswered,
}

/// What is wrong, in groups: of one group the red finding silences the yellow one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is told by its name")]
pub enum Cause {
    Investment,
    Construction,
    Start,
    Milestone,
    Completion,
    Enrolment,
    Report,
    Claim,
    Problem,
    Counting,
    Answer,
}

/// In which direction a figure grows worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worse {
    /// The more, the worse.
    Higher,
    /// The less, the worse.
    Lower,
}

/// In what the edges of a rule are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum EdgeUnit {
    /// Percentage points.
    Points,
    /// Percent of the scheduled share.
    Percent,
    /// Whole months.
    Months,
    /// Days, counted as the rule says.
    Days,
}

codes!(EdgeUnit);

impl RuleCondition {
    /// One of each kind, for menus and tests.
    pub const ALL: [Self; 11] = [
        Self::Behind { formula: Formula::Points, measure: MeasureKind::Investment },
        Self::Behind { formula: Formula::Ratio, measure: MeasureKind::Investment },
        Self::Behind { formula: Formula::Shortfall, measure: MeasureKind::Investment },
        Self::StartMissed,
        Self::MilestoneOverdue { kind: None },
        Self::NotEnrolled,
        Self::NoReport,
        Self::ClaimUnrecognised,
        Self::ProblemUnsolved,
        Self::NotCounted,
        Self::CardUnanswered,
    ];

    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Behind { formula: Formula::Points, .. } => "behind-points",
            Self::Behind { formula: Formula::Ratio, .. } => "behind-ratio",
            Self::Behind { formula: Formula::Shortfall, .. } => "behind-shortfall",
            Self::StartMissed => "start-missed",
            Self::MilestoneOverdue { .. } => "milestone-overdue",
            Self::NotEnrolled => "not-enrolled",
            Self::NoReport => "no-report",
            Self::ClaimUnrecognised => "claim-unrecognised",
            Self::ProblemUnsolved => "problem-unsolved",
            Self::NotCounted => "not-counted",
            Self::CardUnanswered => "card-unanswered",
        }
    }

    /// The condition of a stable word, looking at what it usually looks at.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|condition| condition.code() == code)
    }

    /// In which direction its figure grows worse.
    pub const fn worse(self) -> Worse {
        match self {
            Self::Behind { formula: Formula::Ratio, .. } => Worse::Lower,
            _ => Worse::Higher,
        }
    }

    /// The group of what it finds; `milestone` is the kind of the milestone it found, if it did.
    pub const fn cause(self, milestone: Option<MilestoneKind>) -> Cause {
        match self {
            Self::Behind { measure: MeasureKind::Investment, .. } => Cause::Investment,
            Self::Behind { measure: MeasureKind::Construction, .. } => Cause::Construction,
            Self::StartMissed => Cause::Start,
            Self::MilestoneOverdue { .. } => match milestone {
                Some(MilestoneKind::Start) => Cause::Start,
                Some(MilestoneKind::Completion) => Cause::Completion,
                Some(MilestoneKind::Step) | None => Cause::Milestone,
            },
            Self::NotEnrolled => Cause::Enrolment,
            Self::NoReport => Cause::Report,
            Self::ClaimUnrecognised => Cause::Claim,
            Self::ProblemUnsolved => Cause::Problem,
            Self::NotCounted => Cause::Counting,
            Self::CardUnanswered => Cause::Answer,
        }
    }

    /// Whether the date from which it counts is one that was to be kept.
    pub const fn counts_from_a_due_date(self) -> bool {
        matches!(self, Self::StartMissed | Self::MilestoneOverdue { .. } | Self::ProblemUnsolved)
    }

    /// In what its edges are written.
    pub const fn unit(self) -> EdgeUnit {
        match self {
            Self::Behind { formula: Formula::Points, .. } => EdgeUnit::Points,
            Self::Behind { .. } => EdgeUnit::Percent,
            Self::StartMissed | Self::NotEnrolled | Self::NoReport | Self::NotCounted => {
                EdgeUnit::Months
            }
            Self::MilestoneOverdue { .. }
            | Self::ClaimUnrecognised
            | Self::ProblemUnsolved
            | Self::CardUnanswered => EdgeUnit::Days,
        }
    }

    /// Whom a rule of this kind accuses unless it says otherwise.
    pub const fn usual_addressee(self) -> Addressee {
        match self {
            Self::ClaimUnrecognised => Addressee::Office,
            Self::ProblemUnsolved => Addressee::Solver,
            Self::NoReport | Self::CardUnanswered => Addressee::Unit,
            _ => Addressee::Project,
        }
    }

    /// Whether a rule of this kind can accuse `addressee`.
    pub const fn suits(self, addressee: Addressee) -> bool {
        match addressee {
            Addressee::Solver => matches!(self, Self::ProblemUnsolved),
            Addressee::Office => matches!(self, Self::ClaimUnrecognised | Self::ProblemUnsolved),
            Addressee::Project | Addressee::Unit | Addressee::Region => {
                !matches!(self, Self::ClaimUnrecognised)
            }
        }
    }
}
