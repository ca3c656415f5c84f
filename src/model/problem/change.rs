//! What may be asked about problems, what happens to them, and why it is refused.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::ProblemFile;
use crate::{model::refusal::refusals, value::Text};

/// What may be asked about problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "problem-")]
pub enum ProblemAction {
    /// Writes a new problem of a project down.
    Raise(ProblemFile),
    /// Replaces the details of a problem.
    Revise(ProblemFile),
    /// Writes down what was done about it.
    AddStep {
        /// What was done about it.
        text: Text,
    },
    /// Closes it as solved.
    Close {
        /// How it was solved.
        text: Text,
    },
    /// Opens a closed problem again.
    Reopen {
        /// Why it is not solved after all.
        reason: Text,
    },
}

impl ProblemAction {
    /// The details that the action writes; `None` for actions that write none.
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
    /// It was written down, with its details.
    Raised(ProblemFile),
    /// Its details were replaced.
    Revised(ProblemFile),
    /// A step towards its solution was written down.
    StepAdded {
        /// What was done about it.
        text: Text,
    },
    /// It was closed as solved.
    Closed {
        /// How it was solved.
        text: Text,
    },
    /// It was opened again.
    Reopened {
        /// Why it is not solved after all.
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
        /// Its first day lies after today.
        InTheFuture = "date-in-the-future",
        /// Its deadline lies before its first day.
        DeadlineBeforeSince = "deadline-before-since",
        /// It is closed and takes no more steps.
        Closed = "problem-closed",
        /// It is not closed, so it cannot be reopened.
        NotClosed = "problem-not-closed",
    }
}
