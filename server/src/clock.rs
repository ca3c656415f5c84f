//! The only place that reads the clock; everything else is told what time it is.

use std::sync::Arc;

use jiff::{Timestamp, tz::Offset};

use crate::writer::Clock;

/// Now, in UTC milliseconds.
#[must_use]
pub fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// The clock that the writer goes by.
#[must_use]
pub fn system() -> Clock {
    Arc::new(|| battle_map::value::Timestamp(now_ms()))
}

/// The day at UTC+08:00 in which the UTC millisecond `ms` falls, as `2022-04-26`.
#[must_use]
pub fn day_of(ms: i64) -> String {
    Timestamp::from_millisecond(ms)
        .map(|time| Offset::constant(8).to_datetime(time).date().to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_four_in_the_afternoon_utc() {
        assert_eq!(day_of(1_650_988_799_999), "2022-04-26");
        assert_eq!(day_of(1_650_988_800_000), "2022-04-27");
    }
}
