//! 报送期: a reporting month with its cut-off and deadline, open or closed by the office. Lamps
//! and cards judge the last closed period only.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

mod rule;

pub use rule::{CutOff, DayOfMonth, PeriodRule, Proposal};

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

    /// Folds a later event about this period.
    pub fn apply(&mut self, event: &PeriodChange, at: Timestamp) {
        match event {
            PeriodChange::Opened { .. } => {}
            PeriodChange::Closed { .. } => self.state = PeriodState::Closed { at },
            PeriodChange::Reopened { .. } => self.state = PeriodState::Open,
            PeriodChange::Reminded { .. } => self.reminded = Some(at),
        }
    }
}

/// What may be asked about periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodAction {
    /// Opens a month for reporting.
    Open {
        /// Which month.
        month: Month,
        /// The day up to which money counts.
        cut_off: Day,
        /// The day by which reports are due.
        deadline: Day,
    },
    /// Reminds those who have not reported; at most once a day.
    Remind {
        /// Which month.
        month: Month,
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

impl PeriodAction {
    /// The month it is about.
    pub const fn month(&self) -> Month {
        match self {
            Self::Open { month, .. }
            | Self::Remind { month }
            | Self::Close { month }
            | Self::Reopen { month, .. } => *month,
        }
    }
}

/// What happened to a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "period-")]
pub enum PeriodChange {
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
    /// Those who had not reported were reminded.
    Reminded {
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

impl PeriodChange {
    /// The month it is about.
    pub const fn month(&self) -> Month {
        match self {
            Self::Opened { month, .. }
            | Self::Closed { month }
            | Self::Reminded { month }
            | Self::Reopened { month, .. } => *month,
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
        /// The deadline lies before the cut-off, and not even in the month.
        DeadlineBeforeCutOff = "deadline-before-cut-off",
        /// They were reminded today.
        RemindedToday = "already-reminded-today",
    }
}

/// Decides a command against the period as it stands.
///
/// # Errors
/// See [`PeriodRefusal`].
pub fn decide(
    standing: Option<&Period>,
    command: PeriodAction,
    today: Day,
) -> Result<PeriodChange, PeriodRefusal> {
    match (command, standing) {
        (PeriodAction::Open { .. }, Some(_)) => Err(PeriodRefusal::AlreadyOpened),
        (PeriodAction::Open { month, cut_off, deadline }, None) => {
            if month.first_day() > today {
                Err(PeriodRefusal::InTheFuture)
            } else if deadline < cut_off && deadline < month.first_day() {
                Err(PeriodRefusal::DeadlineBeforeCutOff)
            } else {
                Ok(PeriodChange::Opened { month, cut_off, deadline })
            }
        }
        (_, None) => Err(PeriodRefusal::Unknown),
        (PeriodAction::Close { .. }, Some(period)) if period.is_closed() => {
            Err(PeriodRefusal::AlreadyClosed)
        }
        (PeriodAction::Remind { .. }, Some(period)) if period.is_closed() => {
            Err(PeriodRefusal::AlreadyClosed)
        }
        (PeriodAction::Remind { month }, Some(period)) => {
            let before = period.reminded.map(Timestamp::day);
            if before == Some(today) {
                Err(PeriodRefusal::RemindedToday)
            } else {
                Ok(PeriodChange::Reminded { month })
            }
        }
        (PeriodAction::Close { month }, Some(_)) => Ok(PeriodChange::Closed { month }),
        (PeriodAction::Reopen { .. }, Some(period)) if !period.is_closed() => {
            Err(PeriodRefusal::NotClosed)
        }
        (PeriodAction::Reopen { month, reason }, Some(_)) => {
            Ok(PeriodChange::Reopened { month, reason })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_not_reported_is_reminded_once_a_day_while_the_month_is_open() {
        let month: Month = "2026-10".parse().unwrap();
        let deadline = month.last_day();
        let mut period = Period {
            month,
            cut_off: deadline,
            deadline,
            state: PeriodState::Open,
            reminded: None,
            version: Seq(1),
        };
        let remind =
            |period: &Period, day| decide(Some(period), PeriodAction::Remind { month }, day);
        let today = month.first_day().plus(20);
        let event = remind(&period, today).unwrap();
        period.apply(&event, Timestamp::start_of(today));
        assert_eq!(remind(&period, today), Err(PeriodRefusal::RemindedToday));
        assert!(remind(&period, today.plus(1)).is_ok());
        period.apply(&PeriodChange::Closed { month }, Timestamp::start_of(deadline));
        assert_eq!(remind(&period, deadline), Err(PeriodRefusal::AlreadyClosed));
    }
}
