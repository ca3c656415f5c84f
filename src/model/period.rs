//! 报送期: a reporting month with its cut-off and deadline, open or closed by the office. Lamps
//! and cards judge the last closed period only.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

mod rule;

pub use rule::{CutOff, DayOfMonth, PeriodRule, Proposal};

use super::{Entry, refusal::refusals};
use crate::value::{Day, Month, Seq, Text, Timestamp};

/// Whether figures may still come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodState {
    /// Units report.
    Open,
    /// The office closed it; its figures stand.
    Closed {
        /// When.
        at: Timestamp,
    },
}

/// One reporting month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The month its money stands for.
    pub month: Month,
    /// The day up to which money counts.
    pub cut_off: Day,
    /// The day by which reports are due.
    pub deadline: Day,
    /// Open or closed.
    pub state: PeriodState,
    /// When the office last reminded those who had not reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded: Option<Timestamp>,
    /// Position of its last event.
    pub version: Seq,
}

impl Period {
    /// Whether it is closed.
    pub const fn is_closed(&self) -> bool {
        matches!(self.state, PeriodState::Closed { .. })
    }

    /// When it was closed; none while it is open.
    pub const fn closed(&self) -> Option<Timestamp> {
        match self.state {
            PeriodState::Closed { at } => Some(at),
            PeriodState::Open => None,
        }
    }

    /// The period that its opening makes; none of any other change.
    pub fn made(month: Month, change: &PeriodChange, entry: &Entry<'_>) -> Option<Self> {
        let PeriodChange::Opened { cut_off, deadline } = change else { return None };
        Some(Self {
            month,
            cut_off: *cut_off,
            deadline: *deadline,
            state: PeriodState::Open,
            reminded: None,
            version: entry.seq,
        })
    }

    /// Applies a later change.
    pub const fn apply(&mut self, change: &PeriodChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            PeriodChange::Opened { .. } => {}
            PeriodChange::Closed {} => self.state = PeriodState::Closed { at: entry.at },
            PeriodChange::Reopened { .. } => self.state = PeriodState::Open,
            PeriodChange::Reminded {} => self.reminded = Some(entry.at),
        }
    }
}

/// What may be asked about periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodAction {
    /// Opens a month for reporting.
    Open {
        /// The day up to which money counts.
        cut_off: Day,
        /// The day by which reports are due.
        deadline: Day,
    },
    /// Reminds those who have not reported; at most once a day.
    Remind {},
    /// Closes it.
    Close {},
    /// Opens it again.
    Reopen {
        /// Why.
        reason: Text,
    },
}

/// What happened to a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "period-")]
pub enum PeriodChange {
    /// It was opened.
    Opened {
        /// The day up to which money counts.
        cut_off: Day,
        /// The day by which reports are due.
        deadline: Day,
    },
    /// It was closed.
    Closed {},
    /// Those who had not reported were reminded.
    Reminded {},
    /// It was opened again.
    Reopened {
        /// Why.
        reason: Text,
    },
}

refusals! {
    /// Why a command about periods is refused.
    PeriodRefusal {
        /// The month was never opened.
        Unknown = "unknown-period",
        /// It was opened before.
        AlreadyOpened = "period-already-opened",
        /// It is closed already.
        AlreadyClosed = "period-already-closed",
        /// It is not closed.
        NotClosed = "period-not-closed",
        /// The month has not begun.
        InTheFuture = "period-in-the-future",
        /// The deadline lies before the cut-off, and not even in the month.
        DeadlineBeforeCutOff = "deadline-before-cut-off",
        /// They were reminded today.
        RemindedToday = "already-reminded-today",
    }
}
