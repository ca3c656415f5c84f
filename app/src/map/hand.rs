//! The hand on the map: drag with a throw at its end, wheel and pinch at the pointer, double click,
//! keys, a rectangle with Shift. While it moves, the drawn layer moves as a whole; when it rests, the
//! address takes the new window and the server draws it sharp.

use std::time::Duration;

use battle_map::geometry::{Bounds, Camera, Viewport};
use leptos::{
    ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::Element,
};

use super::{
    MapPlace, OVERSCAN,
    fingers::{Fingers, Pull, Spot},
    keys,
    motion::Motion,
    picture::{Drawn, Picture},
};

/// The share of the window that must still be drawn beyond its edges before more is asked for.
const RESERVE: f64 = OVERSCAN / 2.0;
/// The longest time between two looks that counts, in milliseconds: a tab that slept does not jump.
const LONGEST_FRAME_MS: f64 = 64.0;
/// Pixels below which a rectangle is a slip of the hand.
const SMALLEST_BOX: f64 = 8.0;
/// Window lengths beyond which nobody flies.
const FARTHEST_FLIGHT: f64 = 2.0;

/// What a gesture came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Done {
    /// The map shows another window.
    Looked(Viewport),
    /// Back to the window of the region or the city.
    Home,
    /// A rectangle was drawn.
    Framed(Bounds),
}

#[derive(Default)]
struct State {
    camera: Option<Camera>,
    drawn: Option<Viewport>,
    fingers: Fingers,
    motion: Option<Motion>,
    /// The picture that is shown when the flight to it has landed.
    pending: Option<Drawn>,
    /// Corners of a rectangle being drawn.
    framed: Option<(Spot, Spot)>,
    /// Whether the window is another one than the address says.
    restless: bool,
    /// Whether a frame is ordered, and when the last one was.
    running: bool,
    last: f64,
    clicks: u32,
}

/// The hand on one picture.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    picture: Picture,
    state: StoredValue<State>,
    rectangle: RwSignal<Option<String>>,
    done: Callback<Done>,
}

impl Hand {
    /// A hand that tells `done` what it did.
    pub(super) fn new(picture: Picture, done: Callback<Done>) -> Self {
        let state = StoredValue::new(State::default());
        let hand = Self { picture, state, rectangle: RwSignal::new(None), done };
        Effect::new(move |_| {
            if let Some(drawn) = picture.arrived.get() {
                hand.arrive(drawn);
            }
        });
        hand
    }

    /// Whether the click at hand ends a drag, and is none.
    pub(super) fn was_dragging(self) -> bool {
        self.state.try_with_value(|state| state.fingers.dragging()).unwrap_or(false)
    }

    /// The rectangle being drawn, as its place in the frame.
    pub(super) fn frame_drawn(self) -> Option<String> {
        self.rectangle.get()
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

    /// A finger or the mouse touches the map.
    pub(super) fn press(self, event: &PointerEvent) {
        if self.picture.place != MapPlace::Desk || event.button() != 0 || !self.ready() {
            return;
        }
        let Some(at) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        else {
            return;
        };
        self.land();
        self.change(|state| {
            state.motion = None;
            state.fingers.press(event.pointer_id(), at, event.time_stamp());
            state.framed = event.shift_key().then_some((at, at));
        });
    }

    /// It moves.
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
                return Some(place_of(*from, at));
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

    /// It lets go.
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

    fn frame_done(self, (from, to): (Spot, Spot)) {
        self.rectangle.set(None);
        let (width, height) = self.picture.size();
        let camera = self.state.try_with_value(|state| state.camera).flatten();
        let large = (from.x - to.x).abs() > SMALLEST_BOX && (from.y - to.y).abs() > SMALLEST_BOX;
        if let (Some(camera), true) = (camera, large) {
            let viewport = camera.viewport(width, height);
            let (right, down) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
            let corners = [from, to].map(|spot| viewport.unproject(spot.x + right, spot.y + down));
            if let Some(bounds) = Bounds::around(corners) {
                self.done.run(Done::Framed(bounds));
            }
        }
    }

    /// The wheel turns over a place.
    pub(super) fn wheel(self, event: &WheelEvent) {
        if self.picture.place != MapPlace::Desk || !self.ready() {
            return;
        }
        event.prevent_default();
        if let Some(about) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        {
            self.step(Spot::default(), keys::levels_of_wheel(event), about);
        }
    }

    /// A double click comes nearer, with Shift goes farther; on a mark it is two clicks.
    pub(super) fn double(self, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_mark = target.and_then(|t| t.closest("a.mark, a.cluster").ok()?).is_some();
        if on_mark || self.picture.place != MapPlace::Desk || !self.ready() {
            return;
        }
        event.prevent_default();
        self.change(|state| state.clicks += 1);
        if let Some(about) = self.picture.layer.seen_from_middle(event.client_x(), event.client_y())
        {
            self.step(Spot::default(), if event.shift_key() { -1.0 } else { 1.0 }, about);
        }
    }

    /// Arrows move, plus and minus zoom, Home leads home.
    pub(super) fn key(self, event: &KeyboardEvent) {
        if self.picture.place != MapPlace::Desk || !self.ready() {
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

    /// Whether the map knows what it shows.
    fn ready(self) -> bool {
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

    /// Orders the next frame, unless it is ordered.
    fn run(self) {
        let order = self.change(|state| {
            if !state.running {
                state.last = now();
            }
            !std::mem::replace(&mut state.running, true)
        });
        if order == Some(true) {
            request_animation_frame(move || self.frame());
        }
    }

    /// One frame: the motion goes on, the layer follows the camera, and what lacks is asked for.
    fn frame(self) {
        let over = self.change(|state| {
            state.running = false;
            let time = now();
            let elapsed = (time - state.last).min(LONGEST_FRAME_MS);
            state.last = time;
            let (motion, camera) = (state.motion.take()?, state.camera?);
            let (camera, rest) = motion.advance(camera, elapsed);
            (state.camera, state.motion) = (Some(camera), rest);
            Some(rest.is_none())
        });
        let Some(over) = over else { return };
        if self.state.try_with_value(|state| state.pending.is_some()) == Some(true)
            && over == Some(true)
        {
            return self.land();
        }
        self.place(true);
        let idle = self.change(|state| state.motion.is_none() && !state.fingers.any());
        match idle {
            Some(true) => self.settle(),
            Some(false) if over == Some(false) => self.run(),
            _ => {}
        }
    }

    /// Moves the layer to where the camera sees it, and asks for more where too little is drawn.
    fn place(self, moves: bool) {
        let known = self.state.try_with_value(|state| (state.camera, state.drawn));
        let Some((Some(camera), Some(drawn))) = known else { return };
        self.picture.layer.place(camera.placement(drawn), moves);
        if moves && !camera.is_filled_by(drawn, RESERVE) {
            let (width, height) = self.picture.size();
            self.picture.draw_around(camera.viewport(width, height));
        }
    }

    /// The hand rests: the address takes the window, and the server draws it.
    fn settle(self) {
        let (width, height) = self.picture.size();
        let looked = self.change(|state| {
            let viewport = state.camera?.viewport(width, height);
            state.camera = Some(Camera::of(viewport));
            let restless = std::mem::take(&mut state.restless);
            Some((viewport, restless, state.drawn == Some(viewport)))
        });
        let Some((viewport, restless, drawn)) = looked.flatten() else { return };
        // Stays one picture until the sharp one comes, if one comes.
        self.place(restless && !drawn);
        if restless {
            self.done.run(Done::Looked(viewport));
        }
    }

    /// A picture has come.
    fn arrive(self, drawn: Drawn) {
        let to = Camera::of(drawn.viewport);
        let way = self.change(|state| state.way_to(&drawn));
        match way.unwrap_or(Way::Cut) {
            Way::Under => self.show(drawn, None),
            Way::Cut => self.show(drawn, Some(to)),
            Way::Nearer(from) => {
                self.change(|state| {
                    state.pending = Some(drawn);
                    state.motion = Some(Motion::flight(from, to));
                });
                self.run();
            }
            Way::Farther(from) => {
                self.show(drawn, Some(from));
                self.change(|state| state.motion = Some(Motion::flight(from, to)));
                self.run();
            }
        }
    }

    /// Ends a flight at once, where one is under way.
    fn land(self) {
        let pending = self.change(|state| {
            if matches!(state.motion, Some(Motion::Flight { .. })) {
                state.motion = None;
            }
            state.pending.take()
        });
        if let Some(drawn) = pending.flatten() {
            let to = Camera::of(drawn.viewport);
            self.show(drawn, Some(to));
        }
    }

    /// Shows a picture, seen through `camera`, or as the hand holds it.
    fn show(self, Drawn { svg, viewport }: Drawn, camera: Option<Camera>) {
        self.change(|state| {
            state.drawn = Some(viewport);
            state.camera = camera.or(state.camera);
        });
        self.picture.show(svg);
        self.place(camera.is_none());
    }

    fn change<T>(self, change: impl FnOnce(&mut State) -> T) -> Option<T> {
        self.state.try_update_value(change)
    }
}

/// How a picture that has come takes the place of the old one.
enum Way {
    /// Under the hand, which goes on.
    Under,
    /// At once.
    Cut,
    /// The old one grows until the new one fits.
    Nearer(Camera),
    /// The new one, seen from nearer, shrinks.
    Farther(Camera),
}

impl State {
    fn way_to(&mut self, new: &Drawn) -> Way {
        let held = self.fingers.any() || matches!(self.motion, Some(Motion::Fade { .. }));
        if held && self.camera.is_some() {
            return Way::Under;
        }
        self.pending = None;
        self.motion = None;
        let (Some(from), Some(old)) = (self.camera, self.drawn) else { return Way::Cut };
        let to = Camera::of(new.viewport);
        let same_size = (old.width, old.height) == (new.viewport.width, new.viewport.height);
        let placement = from.placement(new.viewport);
        let (right, down) = (placement.right.abs(), placement.down.abs());
        let far = right > FARTHEST_FLIGHT * f64::from(old.width)
            || down > FARTHEST_FLIGHT * f64::from(old.height);
        let near = (to.level() - from.level()).abs() < 0.011 && right.max(down) < 2.0;
        if !same_size || far || near || still() {
            Way::Cut
        } else if to.level() > from.level() {
            Way::Nearer(from)
        } else {
            Way::Farther(from)
        }
    }
}

/// A rectangle as its place in the frame.
fn place_of(from: Spot, to: Spot) -> String {
    let (left, top) = (from.x.min(to.x), from.y.min(to.y));
    let (width, height) = ((from.x - to.x).abs(), (from.y - to.y).abs());
    format!(
        "left:calc(50% + {left:.0}px);top:calc(50% + {top:.0}px);width:{width:.0}px;height:{height:.0}px"
    )
}

/// Whether the person asked for stillness.
fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
