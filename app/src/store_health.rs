//! What the administrator is told of the database and the server's clock: that all is well, or what is
//! not, as it was found at the start and is looked for again every day.

use battle_map::value::Timestamp;
use serde::{Deserialize, Serialize};

use crate::live::Trouble;

/// The state of the store.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StoreHealth {
    /// The head of the log as an anchor, `NUMBER:HASH`: written down elsewhere, it proves later that
    /// nothing was cut off or made anew.
    pub anchor: String,
    /// The moment of the last event.
    pub at: Timestamp,
    /// Why nothing can be written at the moment, if so.
    pub trouble: Option<Trouble>,
    /// What is not as it was written.
    pub findings: Vec<StoreFinding>,
    /// How far the chain of events is checked.
    pub events: CheckProgress,
    /// How far the files are checked.
    pub files: CheckProgress,
    /// What is wrong with the clock, until somebody confirms it.
    pub clock: Option<ClockFault>,
}

/// Something in the store that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreFinding {
    /// The stable code, key of the catalogue's `store-finding.*` texts.
    pub code: String,
    /// Which event, or which file by the beginning of its hash.
    pub what: String,
}

/// How far a check has come that goes on in small pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CheckProgress {
    /// How many were checked in this round.
    pub checked: u64,
    /// How many there are.
    pub of: u64,
    /// The end of the last round that found nothing; `None` before the first.
    pub whole: Option<Timestamp>,
}

/// Why the clock is not trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ClockFault {
    /// The server started before the last event was written.
    Behind {
        /// How long before it, in minutes.
        minutes: i64,
    },
    /// The server started long after the last event was written.
    Ahead {
        /// How long after it, in days.
        days: i64,
    },
    /// The clock was set while the server ran.
    Stepped {
        /// By how much, in minutes; negative where it was set back.
        minutes: i64,
    },
}
