//! 报送期: a reporting month with its cut-off and deadline, open or closed by the office. Lamps
//! and cards judge the last closed period only.

use serde::{Deserialize, Serialize};

use super::refusal::refusals;
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
    /// Position of its last event.
    pub version: Seq,
}

impl Period {
    /// Whether it is closed.
    pub const fn is_closed(&self) -> bool {
        matches!(self.state, PeriodState::Closed { .. })
    }

    /// Folds a later event about this period.
    pub fn apply(&mut self, event: &PeriodEvent, at: Timestamp) {
        match event {
            PeriodEvent::Opened { .. } => {}
            PeriodEvent::Closed { .. } => self.state = PeriodState::Closed { at },
            PeriodEvent::Reopened { .. } => self.state = PeriodState::Open,
        }
    }
}

/// What may be asked about periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodCommand {
    /// Opens a month for reporting.
    Open {
        /// Which month.
        month: Month,
        /// The day up to which money counts.
        cut_off: Day,
        /// The day by which reports are due.
        deadline: Day,
    },
    /// Closes it.
    Close {
        /// Which month.
        month: Month,
    },
    /// Opens it again.
    Reopen {
        /// Which month.
        month: Month,
        /// Why.
        reason: Text,
    },
}

/// What happened to a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodEvent {
    /// It was opened.
    Opened {
        /// Which month.
        month: Month,
        /// The day up to which money counts.
        cut_off: Day,
        /// The day by which reports are due.
        deadline: Day,
    },
    /// It was closed.
    Closed {
        /// Which month.
        month: Month,
    },
    /// It was opened again.
    Reopened {
        /// Which month.
        month: Month,
        /// Why.
        reason: Text,
    },
}

impl PeriodEvent {
    /// The month it is about.
    pub const fn month(&self) -> Month {
        match self {
            Self::Opened { month, .. } | Self::Closed { month } | Self::Reopened { month, .. } => {
                *month
            }
        }
    }
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
        /// The deadline lies before the cut-off.
        DeadlineBeforeCutOff = "deadline-before-cut-off",
    }
}

/// Decides a command against the period as it stands.
///
/// # Errors
/// See [`PeriodRefusal`].
pub fn decide(
    standing: Option<&Period>,
    command: PeriodCommand,
    today: Day,
) -> Result<PeriodEvent, PeriodRefusal> {
    match (command, standing) {
        (PeriodCommand::Open { .. }, Some(_)) => Err(PeriodRefusal::AlreadyOpened),
        (PeriodCommand::Open { month, cut_off, deadline }, None) => {
            if month.first_day() > today {
                Err(PeriodRefusal::InTheFuture)
            } else if deadline < cut_off {
                Err(PeriodRefusal::DeadlineBeforeCutOff)
            } else {
                Ok(PeriodEvent::Opened { month, cut_off, deadline })
            }
        }
        (_, None) => Err(PeriodRefusal::Unknown),
        (PeriodCommand::Close { .. }, Some(period)) if period.is_closed() => {
            Err(PeriodRefusal::AlreadyClosed)
        }
        (PeriodCommand::Close { month }, Some(_)) => Ok(PeriodEvent::Closed { month }),
        (PeriodCommand::Reopen { .. }, Some(period)) if !period.is_closed() => {
            Err(PeriodRefusal::NotClosed)
        }
        (PeriodCommand::Reopen { month, reason }, Some(_)) => {
            Ok(PeriodEvent::Reopened { month, reason })
        }
    }
}
