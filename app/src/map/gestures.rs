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
    MapPlace, keys,
    motion::Motion,
    picture::{MapPicture, RenderedMap},
    pointers::{Offset, PanZoom, Pointers},
};

mod frame;
mod rectangle;

/// The result of a gesture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum GestureOutcome {
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
    pointers: Pointers,
    motion: Option<Motion>,
    /// The picture to be shown when the animation to it has ended.
    pending: Option<RenderedMap>,
    /// Two opposite corners of a rectangle being drawn.
    framed: Option<(Offset, Offset)>,
    /// Whether the window differs from the one in the address.
    unsaved: bool,
    /// Whether an animation frame is requested, and when the last one was.
    running: bool,
    last: f64,
    clicks: u32,
}

/// The gesture handler of one picture.
#[derive(Clone, Copy)]
pub(super) struct Gestures {
    picture: MapPicture,
    state: StoredValue<State>,
    rectangle: RwSignal<Option<String>>,
    /// Whether the next drag draws a rectangle, with or without Shift.
    framing: RwSignal<bool>,
    done: Callback<GestureOutcome>,
}

impl Gestures {
    /// A handler that calls `done` with the result of each gesture.
    pub(super) fn new(
        picture: MapPicture,
        framing: RwSignal<bool>,
        done: Callback<GestureOutcome>,
    ) -> Self {
        let state = StoredValue::new(State::default());
        let gestures = Self { picture, state, rectangle: RwSignal::new(None), framing, done };
        Effect::new(move |_| {
            if let Some(drawn) = picture.arrived.get() {
                gestures.arrive(drawn);
            }
        });
        gestures
    }

    /// Whether the current click event ends a drag and must be ignored.
    pub(super) fn was_dragging(self) -> bool {
        self.state.try_with_value(|state| state.pointers.dragging()).unwrap_or(false)
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
        self.finish_flight();
        let frames = event.shift_key() || self.framing.get_untracked();
        self.change(|state| {
            // A second finger means another gesture.
            let frames = frames && !state.pointers.any();
            state.motion = None;
            state.pointers.press(event.pointer_id(), at, event.time_stamp());
            state.framed = frames.then_some((at, at));
        });
        self.rectangle.set(None);
    }

    /// Handles a movement of a pointer.
    pub(super) fn moved(self, event: &PointerEvent) {
        if !self.state.try_with_value(|state| state.pointers.any()).unwrap_or(false) {
            return;
        }
        let Some(at) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        else {
            return;
        };
        let (id, time) = (event.pointer_id(), event.time_stamp());
        let change = self.change(|state| state.pointers.moved(id, at, time)).flatten();
        if let Some(change) = change {
            self.picture.layer.hold(id);
            self.apply(change, at);
        }
    }

    fn apply(self, PanZoom { pan, levels, about }: PanZoom, at: Offset) {
        let rectangle = self.change(|state| {
            if let Some((from, to)) = &mut state.framed {
                *to = at;
                return Some(rectangle::place_of(*from, at));
            }
            let moved =
                |camera: Camera| camera.pushed(pan.x, pan.y).zoomed(levels, about.x, about.y);
            state.camera = state.camera.map(moved);
            state.unsaved = true;
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
            let speed = state.pointers.release(id, time);
            if let Some(corners) = state.framed.take() {
                return Some(corners);
            }
            state.motion = speed.filter(|_| !reduced_motion()).map(Motion::glide);
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
            self.step(Offset::default(), keys::levels_of_wheel(event), about);
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
            self.step(Offset::default(), if event.shift_key() { -1.0 } else { 1.0 }, about);
        }
    }

    /// Handles keys: arrows move, plus and minus zoom, Home resets the window.
    pub(super) fn key(self, event: &KeyboardEvent) {
        if !self.ready() {
            return;
        }
        match keys::meaning(event) {
            Some(keys::KeyCommand::Step { pan, levels }) => {
                self.step(pan, levels, Offset::default());
            }
            Some(keys::KeyCommand::Home) => self.done.run(GestureOutcome::Home),
            None => return,
        }
        event.prevent_default();
    }

    fn step(self, pan: Offset, levels: f64, about: Offset) {
        self.finish_flight();
        self.change(|state| {
            state.unsaved = true;
            if reduced_motion() {
                let stepped = |c: Camera| c.pushed(pan.x, pan.y).zoomed(levels, about.x, about.y);
                state.camera = state.camera.map(stepped);
            } else {
                state.motion = Some(Motion::step(state.motion, pan, levels, about));
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
fn reduced_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
