//! The browser's side of a tour: its clock, its keys, and the way from one scene to the next.

use std::time::Duration;

use leptos::{ev::keydown, prelude::*, task::spawn_local};

use super::{
    Bar, Passed,
    course::{Course, Step, candidates},
};
use crate::{
    ask::AskError,
    live::{Live, every, monotonic, use_clock, use_live},
    screens::wall::{
        pieces::{Play, Stop},
        shown::WallDisplay,
    },
};

/// How often the time of a scene is looked at.
const TICK: Duration = Duration::from_secs(1);

/// A tour that is played.
#[derive(Clone, Copy)]
struct Player {
    display: WallDisplay,
    play: Memo<Play>,
    bar: Bar,
    live: Live,
    course: StoredValue<Course>,
    /// Whether the next scene is being fetched.
    moving: StoredValue<bool>,
}

/// Plays what there is to play until the wall is left.
pub(super) fn play(display: WallDisplay, play: Memo<Play>, bar: Bar) {
    let player = Player {
        display,
        play,
        bar,
        live: use_live(),
        course: StoredValue::new(Course::at(0, monotonic())),
        moving: StoredValue::new(false),
    };
    Effect::new(move |_| every(TICK, move || player.tick()));
    let keys = window_event_listener(keydown, move |event| player.on_key(&event));
    on_cleanup(move || keys.remove());
    player.return_in_time();
    player.upgrade_between_scenes();
}

impl Player {
    fn stops(self) -> Vec<Stop> {
        self.play.try_with_untracked(|play| play.stops.clone()).unwrap_or_default()
    }

    /// Whether there is nothing to do: no tour, or something was put in its place.
    fn rests(self) -> bool {
        let rests = |play: &Play| play.stops.is_empty() || play.put_until.is_some();
        self.play.try_with_untracked(rests).unwrap_or(true)
    }

    fn tick(self) {
        if self.rests() || self.moving.try_get_value().unwrap_or(true) {
            return;
        }
        let (stops, now) = (self.stops(), monotonic());
        let scene = self.play.with_untracked(|play| play.scene);
        let course = self.course.get_value();
        // The tour may have become another, or a rule found other projects.
        let is_here = |stop: Option<&Stop>| stop.is_some_and(|stop| stop.scene == Some(scene));
        let place = if is_here(stops.get(course.place)) {
            Some(course.place)
        } else {
            stops.iter().position(|stop| is_here(Some(stop)))
        };
        let Some(place) = place else { return self.go(Step::Next) };
        if place != course.place {
            self.course.set_value(course.moved(place));
        }
        let seconds = stops[place].seconds;
        if stops.len() > 1 {
            self.bar.gone.set(course.gone(now, seconds));
            if course.is_due(now, seconds) {
                self.go(Step::Next);
            }
        }
    }

    fn on_key(self, event: &leptos::ev::KeyboardEvent) {
        if self.rests() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            " " => {
                event.prevent_default();
                self.course.update_value(|course| *course = course.toggled(monotonic()));
                self.bar.held.set(self.course.get_value().is_held());
            }
            "ArrowRight" => self.go(Step::Next),
            "ArrowLeft" => self.go(Step::Back),
            key => {
                if let Some(place) =
                    key.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1))
                {
                    self.go(Step::To(place));
                }
            }
        }
    }

    /// Goes to the first scene on the way that can be shown.
    fn go(self, step: Step) {
        if self.moving.try_get_value().unwrap_or(true) {
            return;
        }
        if self.live.upgrade.ready.get_untracked() {
            return reload();
        }
        self.moving.set_value(true);
        let (stops, place) = (self.stops(), self.course.get_value().place);
        spawn_local(async move {
            let mut passed = Vec::new();
            let mut stands = None;
            for next in candidates(place, stops.len(), step) {
                let Stop { scene, name, .. } = &stops[next];
                let shown = match scene {
                    Some(scene) => self.display.go(*scene).await.map_err(Some),
                    None => Err(None),
                };
                match shown {
                    Ok(()) => {
                        stands = Some(next);
                        break;
                    }
                    // The server is gone: what stands stays, and the banner tells its age.
                    Err(Some(AskError::Unreachable)) => break,
                    Err(failed) => {
                        passed.push(Passed { name: name.clone(), failed: failed.is_some() });
                    }
                }
            }
            let course = Course::at(stands.unwrap_or(place), monotonic());
            if self.course.try_set_value(course).is_none() {
                self.bar.held.set(false);
                self.bar.gone.set(0);
                self.bar.passed.set(passed);
                self.moving.set_value(false);
            }
        });
    }

    /// Asks again at the moment at which what was put here ends.
    fn return_in_time(self) {
        let clock = use_clock();
        let over = Memo::new(move |_| {
            let until = self.play.with(|play| play.put_until);
            until.is_some_and(|until| until <= clock.get())
        });
        Effect::new(move |_| {
            if over.get() {
                self.display.ask();
            }
        });
    }

    /// A new build is loaded between two scenes, or at once where none follows.
    fn upgrade_between_scenes(self) {
        let upgrade = self.live.upgrade;
        Effect::new(move |_| {
            let goes_on = self.play.with(|play| play.stops.len() > 1 && play.put_until.is_none())
                && !self.bar.held.get();
            upgrade.waits.set(goes_on);
            if !goes_on && upgrade.ready.get() {
                reload();
            }
        });
        on_cleanup(move || {
            let _ = upgrade.waits.try_set(false);
        });
    }
}

fn reload() {
    // Nothing can be done about a refused reload; the next message tries again.
    let _ = window().location().reload();
}
