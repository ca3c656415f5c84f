//! What may be asked about problems, what comes of it, and why not.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Problem, ProblemFile};
use crate::{
    model::refusal::refusals,
    value::{Day, ProblemId, ProjectId, Text},
};

/// What may be asked about problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemAction {
    /// Writes a problem down.
    Raise {
        /// Whose.
        project: ProjectId,
        /// What is said of it.
        #[serde(flatten)]
        file: ProblemFile,
    },
    /// Says something else of it.
    Revise {
        /// Which.
        problem: ProblemId,
        /// What is said of it from now on.
        #[serde(flatten)]
        file: ProblemFile,
    },
    /// Writes down what was done about it.
    AddStep {
        /// Which.
        problem: ProblemId,
        /// What was done.
        text: Text,
    },
    /// Says that it is solved.
    Close {
        /// Which.
        problem: ProblemId,
        /// How.
        text: Text,
    },
    /// Says that it is not solved after all.
    Reopen {
        /// Which.
        problem: ProblemId,
        /// Why.
        reason: Text,
    },
}

impl ProblemAction {
    /// The problem it is about, if there is one already.
    pub const fn problem(&self) -> Option<ProblemId> {
        match self {
            Self::Raise { .. } => None,
            Self::Revise { problem, .. }
            | Self::AddStep { problem, .. }
            | Self::Close { problem, .. }
            | Self::Reopen { problem, .. } => Some(*problem),
        }
    }

    /// What it says of the problem, if it does.
    pub const fn file(&self) -> Option<&ProblemFile> {
        match self {
            Self::Raise { file, .. } | Self::Revise { file, .. } => Some(file),
            Self::AddStep { .. } | Self::Close { .. } | Self::Reopen { .. } => None,
        }
    }
}

/// What happened to a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "problem-")]
pub enum ProblemChange {
    /// It was written down.
    Raised {
        /// Whose.
        project: ProjectId,
        /// Which.
        problem: ProblemId,
        /// What is said of it.
        #[serde(flatten)]
        file: ProblemFile,
    },
    /// Something else was said of it.
    Revised {
        /// Whose.
        project: ProjectId,
        /// Which.
        problem: ProblemId,
        /// What is said of it from now on.
        #[serde(flatten)]
        file: ProblemFile,
    },
    /// Something was done about it.
    StepAdded {
        /// Whose.
        project: ProjectId,
        /// Which.
        problem: ProblemId,
        /// What.
        text: Text,
    },
    /// It was solved.
    Closed {
        /// Whose.
        project: ProjectId,
        /// Which.
        problem: ProblemId,
        /// How.
        text: Text,
    },
    /// It was not solved after all.
    Reopened {
        /// Whose.
        project: ProjectId,
        /// Which.
        problem: ProblemId,
        /// Why.
        reason: Text,
    },
}

impl ProblemChange {
    /// The project and the problem it is about.
    pub const fn subject(&self) -> (ProjectId, ProblemId) {
        match self {
            Self::Raised { project, problem, .. }
            | Self::Revised { project, problem, .. }
            | Self::StepAdded { project, problem, .. }
            | Self::Closed { project, problem, .. }
            | Self::Reopened { project, problem, .. } => (*project, *problem),
        }
    }
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

/// What the decision needs to know.
pub struct ProblemFacts<'a> {
    /// The problem the command names.
    pub named: Option<&'a Problem>,
    /// Whether the project exists.
    pub project_known: bool,
    /// Whether the unit that must solve it exists.
    pub solver_known: bool,
    /// The next free identifier.
    pub next: ProblemId,
    /// The day on which the command is given.
    pub today: Day,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`ProblemRefusal`].
pub fn decide(
    facts: &ProblemFacts<'_>,
    command: ProblemAction,
) -> Result<Option<ProblemChange>, ProblemRefusal> {
    if let Some(file) = command.file() {
        check(facts, file)?;
    }
    if let ProblemAction::Raise { project, file } = command {
        return if facts.project_known {
            Ok(Some(ProblemChange::Raised { project, problem: facts.next, file }))
        } else {
            Err(ProblemRefusal::UnknownProject)
        };
    }
    let known = facts.named.ok_or(ProblemRefusal::Unknown)?;
    let project = known.project;
    match command {
        ProblemAction::Reopen { problem, reason } if !known.is_open() => {
            Ok(Some(ProblemChange::Reopened { project, problem, reason }))
        }
        ProblemAction::Reopen { .. } => Err(ProblemRefusal::NotClosed),
        _ if !known.is_open() => Err(ProblemRefusal::Closed),
        ProblemAction::Revise { problem, file } => {
            Ok((known.file != file).then_some(ProblemChange::Revised { project, problem, file }))
        }
        ProblemAction::AddStep { problem, text } => {
            let again = known.steps.last().is_some_and(|step| step.text == text);
            Ok((!again).then_some(ProblemChange::StepAdded { project, problem, text }))
        }
        ProblemAction::Close { problem, text } => {
            Ok(Some(ProblemChange::Closed { project, problem, text }))
        }
        ProblemAction::Raise { .. } => Ok(None),
    }
}

fn check(facts: &ProblemFacts<'_>, file: &ProblemFile) -> Result<(), ProblemRefusal> {
    if !facts.solver_known {
        Err(ProblemRefusal::UnknownUnit)
    } else if file.since > facts.today {
        Err(ProblemRefusal::InTheFuture)
    } else if file.deadline.is_some_and(|deadline| deadline < file.since) {
        Err(ProblemRefusal::DeadlineBeforeSince)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
