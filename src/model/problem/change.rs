//! What may be asked about problems, what happens to them, and why it is refused.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::ProblemFile;
use crate::{model::refusal::refusals, value::Text};

/// What may be asked about problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemAction {
    /// Writes a problem of a project down, with what is said of it.
    Raise(ProblemFile),
    /// Says something else of it from now on.
    Revise(ProblemFile),
    /// Writes down what was done about it.
    AddStep {
        /// What was done.
        text: Text,
    },
    /// Says that it is solved.
    Close {
        /// How it was solved.
        text: Text,
    },
    /// Says that it is not solved after all.
    Reopen {
        /// Why it is not.
        reason: Text,
    },
}

impl ProblemAction {
    /// What it says of the problem, if it does.
    pub const fn file(&self) -> Option<&ProblemFile> {
        match self {
            Self::Raise(file) | Self::Revise(file) => Some(file),
            Self::AddStep { .. } | Self::Close { .. } | Self::Reopen { .. } => None,
        }
    }
}

/// What happened to a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "problem-")]
pub enum ProblemChange {
    /// It was written down, with what is said of it.
    Raised(ProblemFile),
    /// Something else is said of it from now on.
    Revised(ProblemFile),
    /// Something was done about it.
    StepAdded {
        /// What was done.
        text: Text,
    },
    /// It was solved.
    Closed {
        /// How it was solved.
        text: Text,
    },
    /// It was not solved after all.
    Reopened {
        /// Why it is not.
        reason: Text,
    },
}

refusals! {
    /// Why a command about problems is refused.
    ProblemRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// No problem has this identifier.
        Unknown = "unknown-problem",
        /// No unit has the solver's identifier.
        UnknownUnit = "unknown-unit",
        /// A problem that begins after today.
        InTheFuture = "date-in-the-future",
        /// To be solved before it began.
        DeadlineBeforeSince = "deadline-before-since",
        /// What is solved takes no more steps.
        Closed = "problem-closed",
        /// What is not solved is not reopened.
        NotClosed = "problem-not-closed",
    }
}
