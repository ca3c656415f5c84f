//! The day that a moment means. Programs that count time from another zone's midnight write the last
//! minute of the day before (23:59:17, because Shanghai was 5 min 43 s ahead of the hour until 1901).

/// Seconds from midnight to midnight.
pub const SECONDS_OF_A_DAY: f64 = 86_400.0;
/// China is eight hours ahead of universal time.
const CHINA: f64 = 8.0 * 3_600.0;
/// From here to midnight, the next day is meant.
const LAST_MINUTE: f64 = SECONDS_OF_A_DAY - 60.0;
/// The last second, in which programs let a day end: that day is meant itself.
const END_OF_DAY: std::ops::Range<f64> = SECONDS_OF_A_DAY - 1.5..SECONDS_OF_A_DAY - 0.000_5;

/// How many days after its date a moment lies, in seconds since that date's midnight.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a few days at most")]
pub fn days(seconds: f64) -> i32 {
    let whole = (seconds / SECONDS_OF_A_DAY).floor();
    let rest = seconds - whole * SECONDS_OF_A_DAY;
    whole as i32 + i32::from(rest >= LAST_MINUTE && !END_OF_DAY.contains(&rest))
}

/// How many days after its date a written time lies: `23:59:17`, `16:00:00.000Z`.
#[must_use]
pub fn days_of_time(time: &str) -> i32 {
    let time = time.trim();
    let universal = ["Z", "z", "+00:00"].iter().find_map(|zone| time.strip_suffix(zone));
    let clock = universal.unwrap_or(time);
    let clock = clock.split('+').next().unwrap_or(clock);
    let mut parts = clock.split(':').map(|part| part.trim().parse::<f64>().unwrap_or(0.0));
    let mut next = || parts.next().unwrap_or(0.0);
    let seconds = next() * 3_600.0 + next() * 60.0 + next();
    let inside = (0.0..=SECONDS_OF_A_DAY).contains(&seconds);
    let seconds = if inside { seconds } else { 0.0 };
    days(seconds + universal.map_or(0.0, |_| CHINA))
}
