//! The conditions that a rule can check, and the unit in which its edges are written.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::CardAddressee;
use crate::{model::milestone::MilestoneKind, value::code::codes};

mod formula;

pub use formula::{Formula, MeasureKind};

/// What a rule checks. Its figure is compared with the rule's edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleCondition {
    /// A measure is behind its schedule at the end of the last closed month.
    Behind {
        /// The formula of the figure.
        formula: Formula,
        /// The measure of progress that is checked.
        #[serde(default)]
        measure: MeasureKind,
    },
    /// The planned start month is missed; the figure is the closed months since, including it.
    StartMissed,
    /// A milestone is past its planned day and neither claimed nor recognised.
    MilestoneOverdue {
        /// The kind of milestone to check; `None` checks every kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<MilestoneKind>,
    },
    /// Reported as not enrolled (入库纳统); the figure is the months since the start.
    NotEnrolled,
    /// No report came; the figure is the number of closed months in a row.
    NoReport,
    /// The year has no plan; the figure is the number of the last closed month, so that an edge of 3 is
    /// the end of March.
    NoPlan,
    /// A claim waits for its recognition; the figure is the days since.
    ClaimUnrecognised,
    /// An open problem is past its deadline; the figure is the days since.
    ProblemUnsolved,
    /// Reported as not counted (列统升规); the figure is the months since the completion.
    NotCounted,
    /// An issued card waits for its answer; the figure is the days it has waited.
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
    Plan,
    Claim,
    Problem,
    Counting,
    Answer,
    Stated,
}

/// In which direction a figure grows worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worse {
    /// A higher figure is worse.
    Higher,
    /// A lower figure is worse.
    Lower,
}

/// The unit in which the edges of a rule are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum EdgeUnit {
    /// Percentage points, scheduled minus actual.
    Points,
    /// Percent of the scheduled share.
    Percent,
    /// Calendar months, counted whole.
    Months,
    /// Days of the kind that the rule counts, calendar or working days.
    Days,
}

codes!(EdgeUnit);

impl RuleCondition {
    /// One of each kind, for menus and tests.
    pub const ALL: [Self; 12] = [
        Self::Behind { formula: Formula::Points, measure: MeasureKind::Investment },
        Self::Behind { formula: Formula::Ratio, measure: MeasureKind::Investment },
        Self::Behind { formula: Formula::Shortfall, measure: MeasureKind::Investment },
        Self::StartMissed,
        Self::MilestoneOverdue { kind: None },
        Self::NotEnrolled,
        Self::NoReport,
        Self::NoPlan,
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
            Self::NoPlan => "no-plan",
            Self::ClaimUnrecognised => "claim-unrecognised",
            Self::ProblemUnsolved => "problem-unsolved",
            Self::NotCounted => "not-counted",
            Self::CardUnanswered => "card-unanswered",
        }
    }

    /// The condition with that stable code, with its usual measure; `None` for an unknown code.
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

    /// The group of its findings; `milestone` is the kind of the milestone found, if any.
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
            Self::NoPlan => Cause::Plan,
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

    /// The unit in which its edges are written.
    pub const fn unit(self) -> EdgeUnit {
        match self {
            Self::Behind { formula: Formula::Points, .. } => EdgeUnit::Points,
            Self::Behind { .. } => EdgeUnit::Percent,
            Self::StartMissed
            | Self::NotEnrolled
            | Self::NoReport
            | Self::NoPlan
            | Self::NotCounted => EdgeUnit::Months,
            Self::MilestoneOverdue { .. }
            | Self::ClaimUnrecognised
            | Self::ProblemUnsolved
            | Self::CardUnanswered => EdgeUnit::Days,
        }
    }

    /// The side to which cards of this kind of rule go by default.
    pub const fn usual_addressee(self) -> CardAddressee {
        match self {
            Self::ClaimUnrecognised => CardAddressee::Office,
            Self::ProblemUnsolved => CardAddressee::Solver,
            Self::NoPlan => CardAddressee::Region,
            Self::NoReport | Self::CardUnanswered => CardAddressee::Unit,
            _ => CardAddressee::Project,
        }
    }

    /// Whether cards of this kind of rule can go to `addressee`.
    pub const fn suits(self, addressee: CardAddressee) -> bool {
        match addressee {
            CardAddressee::Solver => matches!(self, Self::ProblemUnsolved),
            CardAddressee::Office => {
                matches!(self, Self::ClaimUnrecognised | Self::ProblemUnsolved)
            }
            CardAddressee::Project | CardAddressee::Unit | CardAddressee::Region => {
                !matches!(self, Self::ClaimUnrecognised)
            }
        }
    }
}
