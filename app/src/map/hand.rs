//! Gestures on the map: dragging with inertia, wheel and pinch at the pointer, double click, keys,
//! a rectangle with Shift or after its button. During a gesture the drawn layer moves as a whole;
//! at its end the address takes the new window and the server draws it sharp.

use std::time::Duration;

use battle_map::geometry::{Bounds, Camera, Viewport};
use leptos::{
    ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::Element,
};

use super::{
    MapPlace,
    fingers::{Fingers, Pull, Spot},
    keys,
    motion::Motion,
    picture::{Drawn, Picture},
};

mod frame;
mod rectangle;

/// The result of a gesture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Done {
    /// The map shows another window.
    Looked(Viewport),
    /// The map returned to the default window of the region or the city.
    Home,
    /// A rectangle was drawn around these bounds.
    Framed(Bounds),
}

#[derive(Default)]
struct State {
    camera: Option<Camera>,
    drawn: Option<Viewport>,
    fingers: Fingers,
    motion: Option<Motion>,
    /// The picture to be shown when the animation to it has ended.
    pending: Option<Drawn>,
    /// Two opposite corners of a rectangle being drawn.
    framed: Option<(Spot, Spot)>,
    /// Whether the window differs from the one in the address.
    restless: bool,
    /// Whether an animation frame is requested, and when the last one was.
    running: bool,
    last: f64,
    clicks: u32,
}

/// The gesture handler of one picture.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    picture: Picture,
    state: StoredValue<State>,
    rectangle: RwSignal<Option<String>>,
    /// Whether the next drag draws a rectangle, with or without Shift.
    framing: RwSignal<bool>,
    done: Callback<Done>,
}

impl Hand {
    /// A handler that calls `done` with the result of each gesture.
    pub(super) fn new(picture: Picture, framing: RwSignal<bool>, done: Callback<Done>) -> Self {
        let state = StoredValue::new(State::default());
        let hand = Self { picture, state, rectangle: RwSignal::new(None), framing, done };
        Effect::new(move |_| {
            if let Some(drawn) = picture.arrived.get() {
                hand.arrive(drawn);
            }
        });
        hand
    }

    /// Whether the current click event ends a drag and must be ignored.
    pub(super) fn was_dragging(self) -> bool {
        self.state.try_with_value(|state| state.fingers.dragging()).unwrap_or(false)
    }

    /// Does `work` after `delay`, unless a double click comes first.
    pub(super) fn unless_doubled(self, delay: Duration, work: impl Fn() + 'static) {
        let clicks = self.change(|state| {
            state.clicks += 1;
            state.clicks
        });
        let still = move || {
            if clicks.is_some() && self.state.try_with_value(|state| state.clicks) == clicks {
                work();
            }
        };
        set_timeout(still, delay);
    }

    /// Handles a finger or mouse button pressed on the map.
    pub(super) fn press(self, event: &PointerEvent) {
        if event.button() != 0 || !self.ready() {
            return;
        }
        let Some(at) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        else {
            return;
        };
        self.land();
        let frames = event.shift_key() || self.framing.get_untracked();
        self.change(|state| {
            // A second finger means another gesture.
            let frames = frames && !state.fingers.any();
            state.motion = None;
            state.fingers.press(event.pointer_id(), at, event.time_stamp());
            state.framed = frames.then_some((at, at));
        });
        self.rectangle.set(None);
    }

    /// Handles a movement of a pointer.
    pub(super) fn moved(self, event: &PointerEvent) {
        if !self.state.try_with_value(|state| state.fingers.any()).unwrap_or(false) {
            return;
        }
        let Some(at) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        else {
            return;
        };
        let (id, time) = (event.pointer_id(), event.time_stamp());
        let pull = self.change(|state| state.fingers.moved(id, at, time)).flatten();
        if let Some(pull) = pull {
            self.picture.layer.hold(id);
            self.pull(pull, at);
        }
    }

    fn pull(self, Pull { push, levels, about }: Pull, at: Spot) {
        let rectangle = self.change(|state| {
            if let Some((from, to)) = &mut state.framed {
                *to = at;
                return Some(rectangle::place_of(*from, at));
            }
            let moved =
                |camera: Camera| camera.pushed(push.x, push.y).zoomed(levels, about.x, about.y);
            state.camera = state.camera.map(moved);
            state.restless = true;
            None
        });
        if let Some(rectangle) = rectangle.flatten() {
            return self.rectangle.set(Some(rectangle));
        }
        self.run();
    }

    /// Handles the release of a pointer.
    pub(super) fn release(self, event: &PointerEvent) {
        let (id, time) = (event.pointer_id(), event.time_stamp());
        let framed = self.change(|state| {
            let speed = state.fingers.release(id, time);
            if let Some(corners) = state.framed.take() {
                return Some(corners);
            }
            state.motion = speed.filter(|_| !still()).map(Motion::glide);
            None
        });
        match framed.flatten() {
            Some(corners) => self.frame_done(corners),
            None => self.run(),
        }
    }

    /// Handles the wheel: zooms about the place under the pointer.
    pub(super) fn wheel(self, event: &WheelEvent) {
        if !self.ready() {
            return;
        }
        event.prevent_default();
        if let Some(about) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        {
            self.step(Spot::default(), keys::levels_of_wheel(event), about);
        }
    }

    /// Handles a double click: zooms in, with Shift out; on a mark it counts as two clicks.
    pub(super) fn double(self, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_mark = target.and_then(|t| t.closest("a.mark, a.cluster").ok()?).is_some();
        if on_mark || !self.ready() {
            return;
        }
        event.prevent_default();
        self.change(|state| state.clicks += 1);
        if let Some(about) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        {
            self.step(Spot::default(), if event.shift_key() { -1.0 } else { 1.0 }, about);
        }
    }

    /// Handles keys: arrows move, plus and minus zoom, Home resets the window.
    pub(super) fn key(self, event: &KeyboardEvent) {
        if !self.ready() {
            return;
        }
        match keys::meaning(event) {
            Some(keys::Key::Step { push, levels }) => self.step(push, levels, Spot::default()),
            Some(keys::Key::Home) => self.done.run(Done::Home),
            None => return,
        }
        event.prevent_default();
    }

    fn step(self, push: Spot, levels: f64, about: Spot) {
        self.land();
        self.change(|state| {
            state.restless = true;
            if still() {
                let stepped = |c: Camera| c.pushed(push.x, push.y).zoomed(levels, about.x, about.y);
                state.camera = state.camera.map(stepped);
            } else {
                state.motion = Some(Motion::step(state.motion, push, levels, about));
            }
        });
        self.run();
    }

    /// Whether the map can be moved: only on a desk, once its window is known.
    fn ready(self) -> bool {
        if self.picture.place != MapPlace::Desk {
            return false;
        }
        let (picture, size) = (self.picture, self.picture.size());
        let known = self.change(|state| {
            if state.drawn.is_none() {
                state.drawn = picture.layer.drawn(size);
                state.camera = state.drawn.map(Camera::of);
            }
            state.drawn.is_some()
        });
        known.unwrap_or(false)
    }

    fn change<T>(self, change: impl FnOnce(&mut State) -> T) -> Option<T> {
        self.state.try_update_value(change)
    }
}

/// Whether the person prefers reduced motion.
fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
