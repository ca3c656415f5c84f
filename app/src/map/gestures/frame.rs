//! Animation frames: motion advances, the layer follows, new pictures replace old ones.

use battle_map::geometry::Camera;
use leptos::prelude::*;

use super::{
    super::{OVERSCAN, motion::Motion, picture::RenderedMap},
    GestureOutcome, Gestures, State, reduced_motion,
};

/// The share of the window that must be drawn beyond its edges; below it, more is requested.
const RESERVE: f64 = OVERSCAN / 2.0;
/// The longest step between two frames, in milliseconds, so that a sleeping tab does not jump.
const LONGEST_FRAME_MS: f64 = 64.0;
/// The distance in window lengths beyond which a change is not animated.
const FARTHEST_FLIGHT: f64 = 2.0;

impl Gestures {
    /// Requests the next animation frame, unless one is requested.
    pub(super) fn run(self) {
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

    /// One frame: motion advances, the layer follows the camera, missing parts are requested.
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
            return self.finish_flight();
        }
        self.place(true);
        let idle = self.change(|state| state.motion.is_none() && !state.pointers.any());
        match idle {
            Some(true) => self.settle(),
            Some(false) if over == Some(false) => self.run(),
            _ => {}
        }
    }

    /// Moves the layer to where the camera sees it, and requests more where too little is drawn.
    fn place(self, moves: bool) {
        let known = self.state.try_with_value(|state| (state.camera, state.drawn));
        let Some((Some(camera), Some(drawn))) = known else { return };
        self.picture.layer.place(camera.placement(drawn), moves);
        if moves && !camera.is_filled_by(drawn, RESERVE) {
            let (width, height) = self.picture.size();
            self.picture.draw_around(camera.viewport(width, height));
        }
    }

    /// Ends a gesture: the address takes the window, and the server draws it.
    fn settle(self) {
        let (width, height) = self.picture.size();
        let looked = self.change(|state| {
            let viewport = state.camera?.viewport(width, height);
            state.camera = Some(Camera::of(viewport));
            let unsaved = std::mem::take(&mut state.unsaved);
            Some((viewport, unsaved, state.drawn == Some(viewport)))
        });
        let Some((viewport, unsaved, drawn)) = looked.flatten() else { return };
        // Stays one picture until the sharp one comes, if one comes.
        self.place(unsaved && !drawn);
        if unsaved {
            self.done.run(GestureOutcome::Looked(viewport));
        }
    }

    /// Takes in a new picture.
    pub(super) fn arrive(self, drawn: RenderedMap) {
        let to = Camera::of(drawn.viewport);
        let transition = self.change(|state| state.transition_to(&drawn));
        match transition.unwrap_or(Transition::Cut) {
            Transition::Keep => self.show(drawn, None),
            Transition::Cut => self.show(drawn, Some(to)),
            Transition::ZoomIn(from) => {
                self.change(|state| {
                    state.pending = Some(drawn);
                    state.motion = Some(Motion::flight(from, to));
                });
                self.run();
            }
            Transition::ZoomOut(from) => {
                self.show(drawn, Some(from));
                self.change(|state| state.motion = Some(Motion::flight(from, to)));
                self.run();
            }
        }
    }

    /// Ends a running flight at once.
    pub(super) fn finish_flight(self) {
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

    /// Shows a picture, seen through `camera`, or as the gesture left it.
    fn show(self, RenderedMap { svg, viewport }: RenderedMap, camera: Option<Camera>) {
        self.change(|state| {
            state.drawn = Some(viewport);
            state.camera = camera.or(state.camera);
        });
        self.picture.show(svg);
        self.place(camera.is_none());
    }
}

/// How a new picture replaces the old one.
enum Transition {
    /// Below a running gesture, which continues.
    Keep,
    /// At once, without animation.
    Cut,
    /// The old picture is enlarged until the new one fits.
    ZoomIn(Camera),
    /// The new picture starts enlarged and shrinks to its size.
    ZoomOut(Camera),
}

impl State {
    fn transition_to(&mut self, new: &RenderedMap) -> Transition {
        let held = self.pointers.any() || matches!(self.motion, Some(Motion::Decay { .. }));
        if held && self.camera.is_some() {
            return Transition::Keep;
        }
        self.pending = None;
        self.motion = None;
        let (Some(from), Some(old)) = (self.camera, self.drawn) else { return Transition::Cut };
        let to = Camera::of(new.viewport);
        let same_size = (old.width, old.height) == (new.viewport.width, new.viewport.height);
        let placement = from.placement(new.viewport);
        let (right, down) = (placement.right.abs(), placement.down.abs());
        let far = right > FARTHEST_FLIGHT * f64::from(old.width)
            || down > FARTHEST_FLIGHT * f64::from(old.height);
        let near = (to.level() - from.level()).abs() < 0.011 && right.max(down) < 2.0;
        if !same_size || far || near || reduced_motion() {
            Transition::Cut
        } else if to.level() > from.level() {
            Transition::ZoomIn(from)
        } else {
            Transition::ZoomOut(from)
        }
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
