//! Fingers and the mouse on the map, as pointers: what they did since the last call, independent of
//! the browser's event types.

/// The last milliseconds of movement from which a pointer's speed at release is computed.
const RECENT_MS: f64 = 90.0;
/// The pixels a pointer may move before a click becomes a drag.
const SLOP: f64 = 4.0;

/// A position in pixels from the middle of the map.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Offset {
    /// Pixels to the right of the middle.
    pub x: f64,
    /// Pixels below the middle.
    pub y: f64,
}

impl Offset {
    fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }

    fn middle(self, other: Self) -> Self {
        Self { x: f64::midpoint(self.x, other.x), y: f64::midpoint(self.y, other.y) }
    }

    fn length(self) -> f64 {
        self.x.hypot(self.y)
    }
}

/// A movement of the map that a gesture asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanZoom {
    /// Pixels by which the land is moved.
    pub pan: Offset,
    /// Zoom levels to add.
    pub levels: f64,
    /// The fixed point of the zoom.
    pub about: Offset,
}

#[derive(Debug, Clone, Copy)]
struct Pointer {
    id: i32,
    at: Offset,
}

/// The pointers that touch the map; of more than two, the first two count.
#[derive(Debug, Clone, Default)]
pub struct Pointers {
    down: Vec<Pointer>,
    began: Offset,
    dragging: bool,
    trail: Vec<(f64, Offset)>,
}

impl Pointers {
    /// Registers that a finger touches the map.
    pub fn press(&mut self, id: i32, at: Offset, time: f64) {
        if self.down.is_empty() {
            self.began = at;
            self.dragging = false;
        } else {
            self.dragging = true;
        }
        self.down.retain(|finger| finger.id != id);
        self.down.push(Pointer { id, at });
        self.trail = vec![(time, at)];
    }

    /// Registers a movement; returns its effect on the map once it is more than jitter.
    pub fn moved(&mut self, id: i32, at: Offset, time: f64) -> Option<PanZoom> {
        let index = self.down.iter().take(2).position(|finger| finger.id == id)?;
        let before = self.down[index].at;
        if !self.dragging && at.minus(self.began).length() < SLOP {
            return None;
        }
        self.dragging = true;
        self.down[index].at = at;
        let other = self.down.get(1 - index).map(|finger| finger.at);
        let Some(other) = other else {
            self.trail.push((time, at));
            self.trail.retain(|(then, _)| time - then <= RECENT_MS);
            return Some(PanZoom { pan: at.minus(before), levels: 0.0, about: at });
        };
        let apart = |a: Offset| a.minus(other).length().max(1.0);
        let (about, was) = (at.middle(other), before.middle(other));
        self.trail.clear();
        Some(PanZoom { pan: about.minus(was), levels: (apart(at) / apart(before)).log2(), about })
    }

    /// Registers that a finger is lifted; returns its speed in pixels per millisecond if it was the
    /// last one of a drag.
    pub fn release(&mut self, id: i32, time: f64) -> Option<Offset> {
        let known = self.down.len();
        self.down.retain(|finger| finger.id != id);
        if known == self.down.len() || !self.down.is_empty() || !self.dragging {
            return None;
        }
        let rest = Some(Offset::default());
        let (Some(first), Some(last)) = (self.trail.first(), self.trail.last()) else {
            return rest;
        };
        let span = last.0 - first.0;
        // Held still before letting go: nothing glides.
        if span < 1.0 || time - last.0 > RECENT_MS {
            return rest;
        }
        let way = last.1.minus(first.1);
        Some(Offset { x: way.x / span, y: way.y / span })
    }

    /// Whether anything touches the map.
    pub const fn any(&self) -> bool {
        !self.down.is_empty()
    }

    /// Whether the touch is, or just was, a drag; then no click may follow it.
    pub const fn dragging(&self) -> bool {
        self.dragging
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(x: f64, y: f64) -> Offset {
        Offset { x, y }
    }

    #[test]
    fn a_tremble_is_no_drag() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(0.0, 0.0), 0.0);
        assert_eq!(pointers.moved(1, at(2.0, 1.0), 10.0), None);
        assert_eq!(pointers.release(1, 20.0), None);
        assert!(!pointers.dragging());
    }

    #[test]
    fn a_finger_pushes_the_land_and_lets_go_with_its_speed() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(0.0, 0.0), 0.0);
        let change = pointers.moved(1, at(10.0, 0.0), 10.0).unwrap();
        assert_eq!((change.pan, change.levels), (at(10.0, 0.0), 0.0));
        pointers.moved(1, at(30.0, 0.0), 20.0);
        assert_eq!(pointers.release(1, 25.0), Some(at(1.5, 0.0)));
        assert!(pointers.dragging(), "the click that follows is none");
    }

    #[test]
    fn held_still_before_letting_go_nothing_glides() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(0.0, 0.0), 0.0);
        pointers.moved(1, at(50.0, 0.0), 10.0);
        assert_eq!(pointers.release(1, 500.0), Some(at(0.0, 0.0)));
    }

    #[test]
    fn two_fingers_twice_as_far_apart_zoom_one_level_about_their_middle() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(-10.0, 0.0), 0.0);
        pointers.press(2, at(10.0, 0.0), 5.0);
        let change = pointers.moved(2, at(30.0, 0.0), 20.0).unwrap();
        assert!((change.levels - 1.0).abs() < 1e-9);
        assert_eq!((change.pan, change.about), (at(10.0, 0.0), at(10.0, 0.0)));
        assert_eq!(pointers.release(1, 30.0), None, "one finger is still there");
        assert_eq!(pointers.release(2, 31.0), Some(at(0.0, 0.0)));
    }
}
