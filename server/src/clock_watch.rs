//! Whether the server's clock can be trusted with what is done when time is up.
//!
//! A server that once ran ahead stamps all that comes after it with that time, and has climbed ladders
//! for good. So what runs by the clock waits until somebody confirms it where the start lies before the
//! last event, or long after it, and where the clock was set while the server ran: it is compared with
//! the time since the start, which nobody can set. Commands go on: none is stamped before the last event.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use battle_map::value::Timestamp;
use battle_map_app::store_health::ClockFault;

use crate::clock::Clock;

/// A step of the clock, or a start before the last event, by more than this is a fault; in milliseconds.
const STEP: i64 = 60_000;

/// A start later than this after the last event is a fault; in milliseconds.
const SILENCE: i64 = 31 * DAY;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A time that only goes forward, since some moment.
pub type Elapsed = Arc<dyn Fn() -> Duration + Send + Sync>;

/// The clock, watched.
pub struct ClockWatch {
    wall: Clock,
    elapsed: Elapsed,
    state: Mutex<State>,
}

struct State {
    /// Both clocks when they were last compared.
    last: (Timestamp, Duration),
    fault: Option<ClockFault>,
}

impl ClockWatch {
    /// Begins to watch `wall`, at the start of a server whose log ends with an event of that time.
    #[must_use]
    pub fn begin(wall: Clock, last_event: Option<Timestamp>) -> Self {
        let start = Instant::now();
        Self::beside(wall, Arc::new(move || start.elapsed()), last_event)
    }

    /// The same beside another clock than the system's monotonic one.
    #[must_use]
    pub fn beside(wall: Clock, elapsed: Elapsed, last_event: Option<Timestamp>) -> Self {
        let now = wall();
        let fault = last_event.and_then(|last| at_start(now, last));
        if let Some(fault) = fault {
            say(fault);
        }
        let state = Mutex::new(State { last: (now, elapsed()), fault });
        Self { wall, elapsed, state }
    }

    /// Compares the clocks; whether what runs by the clock may go on.
    pub fn is_trusted(&self) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, elapsed) = ((self.wall)(), (self.elapsed)());
        let (then, before) = state.last;
        let passed = elapsed.saturating_sub(before).as_millis();
        let passed = i64::try_from(passed).unwrap_or(i64::MAX);
        let step = now.0.saturating_sub(then.0).saturating_sub(passed);
        state.last = (now, elapsed);
        if step.abs() > STEP {
            let fault = ClockFault::Stepped { minutes: step / MINUTE };
            say(fault);
            state.fault = Some(fault);
        }
        state.fault.is_none()
    }

    /// What is wrong with the clock, until it is confirmed.
    pub fn fault(&self) -> Option<ClockFault> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).fault
    }

    /// Somebody vouches for the clock as it is now.
    pub fn confirm(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.last = ((self.wall)(), (self.elapsed)());
        state.fault = None;
    }
}

fn at_start(now: Timestamp, last: Timestamp) -> Option<ClockFault> {
    let since = now.0.saturating_sub(last.0);
    if since < -STEP {
        Some(ClockFault::Behind { minutes: -since / MINUTE })
    } else if since > SILENCE {
        Some(ClockFault::Ahead { days: since / DAY })
    } else {
        None
    }
}

fn say(fault: ClockFault) {
    let what = match fault {
        ClockFault::Behind { minutes } => {
            format!("the start is {minutes} min before the last event")
        }
        ClockFault::Ahead { days } => format!("the start is {days} days after the last event"),
        ClockFault::Stepped { minutes } => format!("the clock was set by {minutes} min"),
    };
    tracing::error!("{what}: what runs by the clock has stopped until it is confirmed at /admin");
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    const LAST: i64 = 1_700_000_000_000;

    /// A clock that starts so many milliseconds after the last event; the wall's and the other's hand.
    fn watch(after: i64) -> (ClockWatch, Arc<AtomicI64>, Arc<AtomicI64>) {
        let (wall, elapsed) = (Arc::new(AtomicI64::new(LAST + after)), Arc::new(AtomicI64::new(0)));
        let (shown, passed) = (wall.clone(), elapsed.clone());
        let watch = ClockWatch::beside(
            Arc::new(move || Timestamp(shown.load(Ordering::Relaxed))),
            Arc::new(move || Duration::from_millis(passed.load(Ordering::Relaxed).unsigned_abs())),
            Some(Timestamp(LAST)),
        );
        (watch, wall, elapsed)
    }

    #[test]
    fn a_start_before_the_last_event_or_long_after_it_is_not_trusted() {
        for (after, fault) in [
            (0, None),
            (-MINUTE, None),
            (31 * DAY, None),
            (-5 * MINUTE, Some(ClockFault::Behind { minutes: 5 })),
            (-400 * DAY, Some(ClockFault::Behind { minutes: 400 * 24 * 60 })),
            (32 * DAY, Some(ClockFault::Ahead { days: 32 })),
        ] {
            let (watch, ..) = watch(after);
            assert_eq!((watch.fault(), watch.is_trusted()), (fault, fault.is_none()), "{after}");
        }
        let empty = ClockWatch::begin(Arc::new(|| Timestamp(LAST)), None);
        assert!(empty.is_trusted(), "before the first event every time is right");
    }

    #[test]
    fn a_step_of_the_clock_is_not_trusted_until_it_is_confirmed_and_time_that_passes_is() {
        let (watch, wall, elapsed) = watch(0);
        for _ in 0..50 {
            wall.fetch_add(10 * MINUTE + 500, Ordering::Relaxed);
            elapsed.fetch_add(10 * MINUTE, Ordering::Relaxed);
            assert!(watch.is_trusted(), "half a second in ten minutes is no step");
        }
        for minutes in [3, -3] {
            wall.fetch_add(minutes * MINUTE, Ordering::Relaxed);
            assert!(!watch.is_trusted());
            assert_eq!(watch.fault(), Some(ClockFault::Stepped { minutes }));
            assert!(!watch.is_trusted(), "nor later on");
            watch.confirm();
            assert!(watch.is_trusted());
        }
    }
}
