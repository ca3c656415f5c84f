//! Where a person looks while the map moves under their hand: continuous where a [`Viewport`] comes
//! in steps that fit into a link.

use super::{Viewport, Zoom, mercator::World};

/// Pixels of the whole world at level 0, as for [`Zoom`].
const TILE: f64 = 256.0;

/// The middle of a window and how close it looks.
///
/// ```
/// use battle_map::geometry::{Viewport, camera::Camera};
///
/// let viewport = Viewport::parse("106.633,30.456,9.25", 1000, 690)?;
/// let camera = Camera::of(viewport).zoomed(1.0, 0.0, 0.0);
/// assert_eq!(camera.viewport(1000, 690).to_string(), "106.633,30.456,10.25");
/// # Ok::<(), battle_map::geometry::GeometryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    centre: World,
    level: f64,
}

/// How a drawing has to be moved and scaled about its middle to be seen through a camera.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// Pixels by which it is moved to the right.
    pub right: f64,
    /// Pixels by which it is moved down.
    pub down: f64,
    /// The factor by which it is enlarged; below 1 it is made smaller.
    pub scale: f64,
}

impl Camera {
    /// The camera that sees just this window.
    #[must_use]
    pub fn of(viewport: Viewport) -> Self {
        Self { centre: viewport.centre.into(), level: viewport.zoom.level() }
    }

    /// The nearest window that a link can name.
    #[must_use]
    pub fn viewport(self, width: u16, height: u16) -> Viewport {
        Viewport { centre: self.centre.to_point(), zoom: self.level.into(), width, height }
    }

    /// How close it looks, in levels as of [`Zoom`].
    pub const fn level(self) -> f64 {
        self.level
    }

    /// What is seen after the land was pushed by pixels, to the right and down.
    #[must_use]
    pub fn pushed(self, right: f64, down: f64) -> Self {
        let scale = self.scale();
        let centre = World { x: self.centre.x - right / scale, y: self.centre.y - down / scale };
        Self { centre, ..self }.bounded()
    }

    /// What is seen some levels closer, the place so many pixels right of and below the middle
    /// staying where it is.
    #[must_use]
    pub fn zoomed(self, levels: f64, right: f64, down: f64) -> Self {
        let level = (self.level + levels).clamp(Zoom::MIN.level(), Zoom::MAX.level());
        let (before, after) = (self.scale(), Self { level, ..self }.scale());
        let shift = 1.0 / before - 1.0 / after;
        let centre = World { x: self.centre.x + right * shift, y: self.centre.y + down * shift };
        Self { centre, level }.bounded()
    }

    /// The camera on its way to another, `done` from 0 to 1: the land grows about one fixed place.
    #[must_use]
    pub fn towards(self, other: Self, done: f64) -> Self {
        let level = self.level + (other.level - self.level) * done;
        let inverse = |camera: Self| 1.0 / camera.scale();
        let span = inverse(self) - inverse(other);
        let way = if (other.level - self.level).abs() < 0.01 {
            done
        } else {
            (inverse(self) - inverse(Self { level, ..self })) / span
        };
        let between = |from: f64, to: f64| from + (to - from) * way;
        let centre = World {
            x: between(self.centre.x, other.centre.x),
            y: between(self.centre.y, other.centre.y),
        };
        Self { centre, level }
    }

    /// Where a drawing of the window `drawn` lies for this camera.
    #[must_use]
    pub fn placement(self, drawn: Viewport) -> Placement {
        let (scale, drawn) = (self.scale(), Self::of(drawn));
        Placement {
            right: (drawn.centre.x - self.centre.x) * scale,
            down: (drawn.centre.y - self.centre.y) * scale,
            scale: scale / drawn.scale(),
        }
    }

    /// Whether a drawing of `drawn`, made larger by the share `over` beyond each edge, fills the
    /// window.
    #[must_use]
    pub fn is_filled_by(self, drawn: Viewport, over: f64) -> bool {
        let Placement { right, down, scale } = self.placement(drawn);
        let fills = |length: u16, moved: f64| {
            let half = f64::from(length) / 2.0;
            half * (1.0 + 2.0 * over) * scale - moved.abs() >= half
        };
        fills(drawn.width, right) && fills(drawn.height, down)
    }

    fn scale(self) -> f64 {
        TILE * self.level.exp2()
    }

    fn bounded(self) -> Self {
        let centre = World { x: self.centre.x.clamp(0.0, 1.0), y: self.centre.y.clamp(0.0, 1.0) };
        Self { centre, ..self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geometry::Point;

    prop_compose! {
        fn viewports()(lon in 73.0..135.0_f64, lat in 3.0..54.0_f64, zoom in 7.0..17.0_f64) -> Viewport {
            Viewport { centre: Point::clamped(lon, lat), zoom: zoom.into(), width: 1200, height: 800 }
        }
    }

    proptest! {
        #[test]
        fn a_drawing_lies_where_its_places_are_seen(drawn in viewports(), right in -400.0..400.0_f64, down in -300.0..300.0_f64, levels in -1.5..1.5_f64) {
            let camera = Camera::of(drawn).pushed(right, down).zoomed(levels, 100.0, -50.0);
            let placement = camera.placement(drawn);
            // The place under a pixel of the drawing, seen through the camera's own window.
            let place = drawn.unproject(900.0, 200.0);
            let (x, y) = camera.viewport(1200, 800).project(place);
            let (at_x, at_y) = (
                (900.0 - 600.0) * placement.scale + placement.right + 600.0,
                (200.0 - 400.0) * placement.scale + placement.down + 400.0,
            );
            // A link rounds the level to a hundredth: 0.35 % of the way from the middle.
            let slack = 1.0 + 0.004 * (at_x - 600.0).hypot(at_y - 400.0);
            prop_assert!((x - at_x).hypot(y - at_y) < slack, "{x} {y} {at_x} {at_y}");
        }

        #[test]
        fn the_place_under_the_finger_stays_there(drawn in viewports(), levels in -2.0..2.0_f64, x in -600.0..600.0_f64, y in -400.0..400.0_f64) {
            let camera = Camera::of(drawn);
            let zoomed = camera.zoomed(levels, x, y);
            let grown = (zoomed.level() - camera.level()).exp2();
            let Placement { right, down, scale } = zoomed.placement(drawn);
            prop_assert!((scale - grown).abs() < 1e-9);
            prop_assert!((x * scale + right - x).abs() < 1e-3 && (y * scale + down - y).abs() < 1e-3);
        }

        #[test]
        fn a_flight_begins_and_ends_where_it_should(from in viewports(), to in viewports(), done in 0.0..1.0_f64) {
            let (from, to) = (Camera::of(from), Camera::of(to));
            let near = |a: Camera, b: Camera| {
                (a.centre.x - b.centre.x).abs() < 1e-9 && (a.centre.y - b.centre.y).abs() < 1e-9 && (a.level - b.level).abs() < 1e-9
            };
            prop_assert!(near(from.towards(to, 0.0), from) && near(from.towards(to, 1.0), to));
            let level = from.towards(to, done).level();
            prop_assert!((from.level().min(to.level())..=from.level().max(to.level())).contains(&level));
        }
    }

    #[test]
    fn a_drawing_fills_the_window_until_its_margin_is_used_up() {
        let drawn = Viewport::parse("106.6,30.4,9", 1200, 800).unwrap();
        let camera = Camera::of(drawn);
        assert!(camera.is_filled_by(drawn, 0.25));
        assert!(camera.pushed(299.0, 0.0).is_filled_by(drawn, 0.25));
        assert!(!camera.pushed(301.0, 0.0).is_filled_by(drawn, 0.25));
        assert!(!camera.zoomed(-0.6, 0.0, 0.0).is_filled_by(drawn, 0.25));
        assert!(camera.zoomed(1.0, 0.0, 0.0).is_filled_by(drawn, 0.25));
    }
}
