//! The only place that reads the clock; everything else is told what time it is.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use battle_map::value::Timestamp;

/// Tells the time; the log makes sure that it never falls.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The current time. A clock set before 1970 reads as 1970.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the clock has to be read somewhere: here")]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The clock that the writer goes by.
#[must_use]
pub fn system() -> Clock {
    Arc::new(now)
}
