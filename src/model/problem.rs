//! 存在问题: what stands in a project's way, since when, who must solve it and at which level: a
//! ledger of its own and the meeting's agenda.

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::value::{Day, Name, ProblemId, ProjectId, Seq, Text, Timestamp, UnitId};

mod change;
mod kind;

pub use change::{ProblemAction, ProblemChange, ProblemRefusal};
pub use kind::{Level, ProblemKind};

/// What somebody says of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemFile {
    /// What it is about.
    pub kind: ProblemKind,
    /// What it is, in words.
    pub text: Text,
    /// Since when.
    pub since: Day,
    /// Who must solve it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solver: Option<UnitId>,
    /// At which level it is coordinated.
    pub level: Level,
    /// By when it is to be solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Day>,
}

/// Something done about a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemStep {
    /// When it was written down.
    pub at: Timestamp,
    /// By whom.
    pub by: Name,
    /// What was done.
    pub text: Text,
}

/// Whether a problem is solved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemState {
    /// Not yet.
    Open,
    /// 销号
    Closed {
        /// When.
        at: Timestamp,
        /// How it was solved.
        text: Text,
    },
}

/// One problem of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its identifier.
    pub id: ProblemId,
    /// Whose.
    pub project: ProjectId,
    /// What is said of it.
    pub file: ProblemFile,
    /// What was done about it, oldest first; why it was reopened is among it.
    pub steps: Vec<ProblemStep>,
    /// Whether it is solved.
    pub state: ProblemState,
    /// Position of its last event.
    pub version: Seq,
}

impl Problem {
    /// Whether it is not solved yet.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, ProblemState::Open)
    }

    /// Days past its deadline on `today`, while it is open.
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

    /// The problem that writing it down makes; none of any other change.
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
    ProblemStep { at: entry.at, by: entry.actor.name.clone(), text: text.clone() }
}
