//! Instants: UTC milliseconds in the log, days and clock times of UTC+08:00 on screen.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Day;

/// UTC milliseconds since 1970.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The civil date and time at UTC+08:00.
    pub fn local(self) -> DateTime {
        let instant = jiff::Timestamp::from_millisecond(self.0).unwrap_or_default();
        jiff::tz::Offset::constant(8).to_datetime(instant)
    }

    /// The day at UTC+08:00.
    pub fn day(self) -> Day {
        Day::from(self.local().date())
    }

    /// The clock time at UTC+08:00, `10:42`.
    pub fn clock(self) -> String {
        let local = self.local();
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// The first millisecond of `day` at UTC+08:00.
    pub fn start_of(day: Day) -> Self {
        let instant = jiff::tz::Offset::constant(8).to_timestamp(day.civil().at(0, 0, 0, 0));
        Self(instant.map(jiff::Timestamp::as_millisecond).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_at_midnight_of_utc_plus_eight() {
        let late = Timestamp(1_650_900_599_999); // 2022-04-25 15:29:59.999 UTC
        assert_eq!((late.day().to_string(), late.clock()), ("2022-04-25".into(), "23:29".into()));
        let day: Day = "2022-04-26".parse().unwrap();
        let start = Timestamp::start_of(day);
        assert_eq!(start.day(), day);
        assert_eq!(Timestamp(start.0 - 1).day().to_string(), "2022-04-25");
    }
}
