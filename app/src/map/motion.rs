//! Animated motion of the map: gliding after a throw, zooming after a turn of the wheel, flying to
//! a region. Times are milliseconds of one clock.

use battle_map::geometry::Camera;

use super::pointers::Offset;

/// Milliseconds in which a glide loses two thirds of its speed.
const GLIDE_MS: f64 = 240.0;
/// Milliseconds in which a step covers two thirds of its way.
const STEP_MS: f64 = 70.0;
/// The duration of a flight, in milliseconds.
const FLIGHT_MS: f64 = 260.0;
/// The remainder at which a motion ends, in pixels and in zoom levels.
const REST: (f64, f64) = (0.4, 0.003);

/// A motion in progress.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Motion {
    /// A remainder that decays: after a throw, a turn of the wheel, an arrow key.
    Decay {
        /// Pixels that are left to move.
        pan: Offset,
        /// Zoom levels that are left.
        levels: f64,
        /// The fixed point of the zoom.
        about: Offset,
        /// Milliseconds in which two thirds of the remainder are covered.
        slowness: f64,
    },
    /// A flight from one window to another.
    Flight {
        /// The camera at the start.
        from: Camera,
        /// The camera at the end.
        to: Camera,
        /// Milliseconds since the start.
        spent: f64,
    },
}

impl Motion {
    /// A glide that begins at a speed in pixels per millisecond.
    pub fn glide(speed: Offset) -> Self {
        let pan = Offset { x: speed.x * GLIDE_MS, y: speed.y * GLIDE_MS };
        Self::Decay { pan, levels: 0.0, about: Offset::default(), slowness: GLIDE_MS }
    }

    /// A step by pixels and levels, added to the remainder of an earlier step.
    pub fn step(before: Option<Self>, pan: Offset, levels: f64, about: Offset) -> Self {
        let (mut pan, mut levels) = (pan, levels);
        if let Some(Self::Decay { pan: left, levels: more, slowness, .. }) = before
            && slowness.total_cmp(&STEP_MS).is_eq()
        {
            pan = Offset { x: pan.x + left.x, y: pan.y + left.y };
            levels += more;
        }
        Self::Decay { pan, levels, about, slowness: STEP_MS }
    }

    /// A flight from one camera to another.
    pub const fn flight(from: Camera, to: Camera) -> Self {
        Self::Flight { from, to, spent: 0.0 }
    }

    /// The camera after `elapsed` more milliseconds, and the motion that is left.
    pub fn advance(self, camera: Camera, elapsed: f64) -> (Camera, Option<Self>) {
        match self {
            Self::Decay { pan, levels, about, slowness } => {
                let over = pan.x.abs().max(pan.y.abs()) < REST.0 && levels.abs() < REST.1;
                let done = if over { 1.0 } else { 1.0 - (-elapsed / slowness).exp() };
                let camera = camera.pushed(pan.x * done, pan.y * done).zoomed(
                    levels * done,
                    about.x,
                    about.y,
                );
                let left = 1.0 - done;
                let pan = Offset { x: pan.x * left, y: pan.y * left };
                let rest = Self::Decay { pan, levels: levels * left, about, slowness };
                (camera, (!over).then_some(rest))
            }
            Self::Flight { from, to, spent } => {
                let spent = spent + elapsed;
                let part = spent / FLIGHT_MS;
                if part >= 1.0 {
                    return (to, None);
                }
                // Starts and lands softly.
                let soft = part * part * (3.0 - 2.0 * part);
                (from.towards(to, soft), Some(Self::Flight { from, to, spent }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use battle_map::geometry::Viewport;

    use super::*;

    fn city() -> Camera {
        Camera::of(Viewport::parse("106.6,30.4,9", 1000, 700).unwrap())
    }

    /// Runs a motion to its end; returns the camera and the number of frames.
    fn run(mut motion: Motion) -> (Camera, u32) {
        let mut camera = city();
        for frame in 1..2_000 {
            let (now, rest) = motion.advance(camera, 16.7);
            camera = now;
            match rest {
                Some(rest) => motion = rest,
                None => return (camera, frame),
            }
        }
        panic!("it never ends: {motion:?}");
    }

    #[test]
    fn a_throw_glides_as_far_as_its_speed_says_and_stops() {
        let (camera, frames) = run(Motion::glide(Offset { x: 1.0, y: 0.0 }));
        let away = camera.placement(city().viewport(1000, 700));
        assert!((away.right - 240.0).abs() < 1.0 && away.down.abs() < 1.0, "{away:?}");
        assert!(frames < 120);
    }

    #[test]
    fn turns_of_the_wheel_add_up() {
        let about = Offset { x: 100.0, y: 0.0 };
        let once = Motion::step(None, Offset::default(), 0.5, about);
        let (camera, _) = run(Motion::step(Some(once), Offset::default(), 0.5, about));
        assert!((camera.level() - 10.0).abs() < 0.01);
    }

    #[test]
    fn a_step_does_not_go_on_gliding() {
        let thrown = Motion::glide(Offset { x: 5.0, y: 5.0 });
        let (camera, _) =
            run(Motion::step(Some(thrown), Offset { x: 120.0, y: 0.0 }, 0.0, Offset::default()));
        let away = camera.placement(city().viewport(1000, 700));
        assert!((away.right - 120.0).abs() < 1.0 && away.down.abs() < 1.0);
    }

    #[test]
    fn a_flight_arrives() {
        let to = city().zoomed(2.0, 300.0, 100.0);
        let (camera, frames) = run(Motion::flight(city(), to));
        assert_eq!(camera, to);
        assert!(frames < 20);
    }
}
