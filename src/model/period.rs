//! 报送期: a reporting month, or 1—2月 as one, with its cut-off and deadline, open or closed by the
//! office. Lamps and cards judge the last closed period only.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

mod rule;
mod span;

pub use rule::{CutOff, DayOfMonth, NewYear, PeriodRule, ProposedDates};
pub use span::{PeriodName, Span};

use super::{Entry, refusal::refusals};
use crate::value::{Day, Month, Seq, Text, Timestamp};

/// Whether figures of the month may still be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodState {
    /// Units may report figures of the month.
    Open,
    /// The office closed the month, and its figures are final.
    Closed {
        /// The moment it was closed.
        at: Timestamp,
    },
}

/// One period for which units report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The month that the reported figures are about; the last one of a period of two.
    pub month: Month,
    /// The months that it takes in.
    #[serde(default, skip_serializing_if = "Span::is_month")]
    pub span: Span,
    /// The day up to which spent money counts for the month.
    pub cut_off: Day,
    /// The day by which reports are due.
    pub deadline: Day,
    /// Open or closed, with the time of closing.
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

    /// The moment it was closed; `None` while it is open.
    pub const fn closed(&self) -> Option<Timestamp> {
        match self.state {
            PeriodState::Closed { at } => Some(at),
            PeriodState::Open => None,
        }
    }

    /// What it is called by.
    pub const fn name(&self) -> PeriodName {
        PeriodName { month: self.month, span: self.span }
    }

    /// The first month that it takes in.
    pub fn first_month(&self) -> Month {
        self.span.first(self.month)
    }

    /// The period that its opening makes; `None` for any other change.
    pub fn made(month: Month, change: &PeriodChange, entry: &Entry<'_>) -> Option<Self> {
        let PeriodChange::Opened { cut_off, deadline, span } = change else { return None };
        Some(Self {
            month,
            span: *span,
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
            PeriodChange::Opened { .. } | PeriodChange::TakenBack {} => {}
            PeriodChange::Closed {} => self.state = PeriodState::Closed { at: entry.at },
            PeriodChange::Reopened { .. } => self.state = PeriodState::Open,
            PeriodChange::Reminded {} => self.reminded = Some(entry.at),
        }
    }
}

/// What may be asked about periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "period-")]
pub enum PeriodAction {
    /// Opens a month for reporting.
    Open {
        /// The day up to which spent money counts for the month.
        cut_off: Day,
        /// The day by which reports are due.
        deadline: Day,
    },
    /// Reminds those who have not reported; at most once a day.
    Remind {},
    /// Closes the month, so that its figures are final.
    Close {},
    /// Opens a closed month again.
    Reopen {
        /// Why it has to be opened again.
        reason: Text,
    },
}

/// What happened to a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "period-")]
pub enum PeriodChange {
    /// The month was opened for reporting.
    Opened {
        /// The day up to which spent money counts for the month.
        cut_off: Day,
        /// The day by which reports are due.
        deadline: Day,
        /// The months that it takes in.
        #[serde(default, skip_serializing_if = "Span::is_month")]
        span: Span,
    },
    /// The month was closed.
    Closed {},
    /// Those who had not reported were reminded.
    Reminded {},
    /// The closed month was opened again.
    Reopened {
        /// Why it was opened again.
        reason: Text,
    },
    /// The import that had opened and closed it was taken back, and the period with it.
    TakenBack {},
}

refusals! {
    /// Why a command about periods is refused.
    PeriodRefusal {
        /// The month was never opened.
        Unknown = "unknown-period",
        /// The month was opened before.
        AlreadyOpened = "period-already-opened",
        /// The month is already closed.
        AlreadyClosed = "period-already-closed",
        /// The month is not closed, so it cannot be opened again.
        NotClosed = "period-not-closed",
        /// 1—2月: January is reported together with February.
        WithFebruary = "period-with-february",
        /// The month has not begun.
        InTheFuture = "period-in-the-future",
        /// The deadline lies before the cut-off and even before the month begins.
        DeadlineBeforeCutOff = "deadline-before-cut-off",
        /// A reminder was already sent today.
        RemindedToday = "already-reminded-today",
    }
}
