//! How far a tour is: which scene stands since when, whether it is held, and which comes next. Times are
//! from a monotonic clock, so that a PC whose clock is set does not jump.

use std::time::Duration;

/// Which scene stands, since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Course {
    /// The place of the scene in the tour.
    pub(super) place: usize,
    begun: Duration,
    /// The time that had passed when it was held; none while it is not.
    held_after: Option<Duration>,
}

/// Where to go from a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// To the next one.
    Next,
    /// To the one before.
    Back,
    /// To the scene at this place.
    To(usize),
}

impl Course {
    /// The course of a scene that stands from `now` on.
    pub(super) const fn at(place: usize, now: Duration) -> Self {
        Self { place, begun: now, held_after: None }
    }

    /// The same scene at another place of a tour that became another.
    pub(super) const fn moved(self, place: usize) -> Self {
        Self { place, ..self }
    }

    /// The same scene, held, or going on where it was held.
    pub(super) const fn toggled(self, now: Duration) -> Self {
        match self.held_after {
            Some(passed) => Self { begun: now.saturating_sub(passed), held_after: None, ..self },
            None => Self { held_after: Some(self.passed(now)), ..self },
        }
    }

    /// Whether it is held.
    pub(super) const fn is_held(self) -> bool {
        self.held_after.is_some()
    }

    /// The time for which the scene has stood.
    const fn passed(self, now: Duration) -> Duration {
        match self.held_after {
            Some(passed) => passed,
            None => now.saturating_sub(self.begun),
        }
    }

    /// How much of its `seconds` has passed, in percent.
    pub(super) fn gone(self, now: Duration, seconds: u16) -> u32 {
        let share = self.passed(now).as_millis() / (10 * u128::from(seconds.max(1)));
        u32::try_from(share.min(100)).unwrap_or(100)
    }

    /// Whether its `seconds` are over.
    pub(super) fn is_due(self, now: Duration, seconds: u16) -> bool {
        !self.is_held() && self.passed(now) >= Duration::from_secs(seconds.into())
    }
}

/// The places to try one after the other, of `count` in all: a scene without contents is passed over in
/// the same direction; the last one is where it stands already.
pub(super) fn candidates(place: usize, count: usize, step: Step) -> Vec<usize> {
    if count == 0 {
        return Vec::new();
    }
    let place = place % count;
    match step {
        Step::Next => (1..=count).map(|away| (place + away) % count).collect(),
        Step::Back => (1..=count).map(|away| (place + count - away) % count).collect(),
        Step::To(to) => [to].into_iter().filter(|to| *to < count).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn a_scene_stands_for_its_time_and_no_longer() {
        let course = Course::at(0, seconds(100));
        assert!(!course.is_due(seconds(119), 20));
        assert!(course.is_due(seconds(120), 20));
        assert_eq!([100, 105, 120, 500].map(|at| course.gone(seconds(at), 20)), [0, 25, 100, 100]);
    }

    #[test]
    fn one_that_is_held_stands_until_it_goes_on_with_the_time_that_was_left() {
        let held = Course::at(0, seconds(0)).toggled(seconds(15));
        assert!(held.is_held() && !held.is_due(seconds(9_000), 20));
        assert_eq!(held.gone(seconds(9_000), 20), 75);
        let on = held.toggled(seconds(9_000)).moved(3);
        assert_eq!(on.place, 3, "the tour became another");
        assert!(!on.is_due(seconds(9_004), 20));
        assert!(on.is_due(seconds(9_005), 20));
    }

    #[test]
    fn it_goes_round_in_either_direction_and_jumps_only_to_what_there_is() {
        assert_eq!(candidates(2, 4, Step::Next), [3, 0, 1, 2]);
        assert_eq!(candidates(0, 4, Step::Back), [3, 2, 1, 0]);
        assert_eq!(candidates(0, 4, Step::To(2)), [2]);
        assert!(candidates(0, 4, Step::To(4)).is_empty());
        assert!(candidates(0, 0, Step::Next).is_empty());
        assert_eq!(candidates(7, 3, Step::Next), [2, 0, 1], "the tour became shorter");
    }
}
