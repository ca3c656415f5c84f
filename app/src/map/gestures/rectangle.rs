//! The rectangle drawn by a gesture: its position on the screen, and the land it covers at the end.

use battle_map::geometry::Bounds;
use leptos::prelude::*;

use super::{super::pointers::Offset, GestureOutcome, Gestures};

/// The side in pixels below which a rectangle is taken for an accident.
const SMALLEST_BOX: f64 = 8.0;

impl Gestures {
    /// The rectangle being drawn, as the CSS for its position in the frame.
    pub(in crate::map) fn frame_drawn(self) -> Option<String> {
        self.rectangle.get()
    }

    /// Ends the drawing: the area of the rectangle becomes the filter.
    pub(super) fn frame_done(self, (from, to): (Offset, Offset)) {
        self.rectangle.set(None);
        let (width, height) = self.picture.size();
        let camera = self.state.try_with_value(|state| state.camera).flatten();
        let large = (from.x - to.x).abs() > SMALLEST_BOX && (from.y - to.y).abs() > SMALLEST_BOX;
        if let (Some(camera), true) = (camera, large) {
            let viewport = camera.viewport(width, height);
            let (right, down) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
            let corners =
                [from, to].map(|corner| viewport.unproject(corner.x + right, corner.y + down));
            if let Some(bounds) = Bounds::around(corners) {
                self.framing.set(false);
                self.done.run(GestureOutcome::Framed(bounds));
            }
        }
    }
}

/// The CSS for a rectangle's position in the frame.
pub(super) fn place_of(from: Offset, to: Offset) -> String {
    let (left, top) = (from.x.min(to.x), from.y.min(to.y));
    let (width, height) = ((from.x - to.x).abs(), (from.y - to.y).abs());
    format!(
        "left:calc(50% + {left:.0}px);top:calc(50% + {top:.0}px);width:{width:.0}px;height:{height:.0}px"
    )
}
