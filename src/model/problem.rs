//! 存在问题: what hinders a project, since when, who must solve it and at which level it is
//! coordinated. Problems form a ledger of their own and are the meeting's agenda.

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::value::{Day, Name, ProblemId, ProjectId, Seq, Text, Timestamp, UnitId};

mod change;
mod kind;

pub use change::{ProblemAction, ProblemChange, ProblemRefusal};
pub use kind::{CoordinationLevel, ProblemKind};

/// The details of a problem as somebody wrote them down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemFile {
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The problem in words.
    pub text: Text,
    /// The first day on which it existed.
    pub since: Day,
    /// The unit that must solve it; `None` where nobody named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solver: Option<UnitId>,
    /// The level of government at which it is coordinated.
    pub level: CoordinationLevel,
    /// The day by which it is to be solved; `None` without a deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Day>,
}

/// Something done about a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemStep {
    /// The moment it was written to the log.
    pub at: Timestamp,
    /// The name of the person who wrote it down; `None` for readers who learn no names.
    pub by: Option<Name>,
    /// What was done, or why it was reopened.
    pub text: Text,
}

/// Whether a problem is solved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemState {
    /// It is not solved yet.
    Open,
    /// 销号: it is solved.
    Closed {
        /// The moment the closure was written to the log.
        at: Timestamp,
        /// How it was solved.
        text: Text,
    },
}

/// One problem of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The identifier of the problem.
    pub id: ProblemId,
    /// The project that it hinders.
    pub project: ProjectId,
    /// Its details as they were last written.
    pub file: ProblemFile,
    /// What was done about it, oldest first; the reasons for reopening it are included.
    pub steps: Vec<ProblemStep>,
    /// Whether it is solved, and how.
    pub state: ProblemState,
    /// Position of its last event.
    pub version: Seq,
}

impl Problem {
    /// Whether it is not solved yet.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, ProblemState::Open)
    }

    /// The problem without the names of people, for readers who learn posts only.
    #[must_use]
    pub fn unnamed(&self) -> Self {
        let steps = self.steps.iter().map(|step| ProblemStep { by: None, ..step.clone() });
        Self { steps: steps.collect(), ..self.clone() }
    }

    /// Days past its deadline on `today`; `None` when it is closed, not late or has no deadline.
    pub fn overdue(&self, today: Day) -> Option<i32> {
        let deadline = self.file.deadline.filter(|_| self.is_open())?;
        (deadline < today).then(|| deadline.days_until(today))
    }

    /// Days since it began, until `today` or its closure.
    pub fn days(&self, today: Day) -> i32 {
        let end = match &self.state {
            ProblemState::Open => today,
            ProblemState::Closed { at, .. } => at.day(),
        };
        self.file.since.days_until(end)
    }

    /// The problem that writing it down makes; `None` for any other change.
    pub fn made(
        id: ProblemId,
        project: ProjectId,
        change: &ProblemChange,
        entry: &Entry<'_>,
    ) -> Option<Self> {
        let ProblemChange::Raised(file) = change else { return None };
        let (file, state) = (file.clone(), ProblemState::Open);
        Some(Self { id, project, file, steps: Vec::new(), state, version: entry.seq })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &ProblemChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            ProblemChange::Raised(_) => {}
            ProblemChange::Revised(file) => self.file = file.clone(),
            ProblemChange::StepAdded { text } => self.steps.push(step(text, entry)),
            ProblemChange::Closed { text } => {
                self.state = ProblemState::Closed { at: entry.at, text: text.clone() };
            }
            ProblemChange::Reopened { reason } => {
                self.state = ProblemState::Open;
                self.steps.push(step(reason, entry));
            }
        }
    }
}

fn step(text: &Text, entry: &Entry<'_>) -> ProblemStep {
    ProblemStep { at: entry.at, by: Some(entry.actor.name.clone()), text: text.clone() }
}
