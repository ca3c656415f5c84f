//! The part of the world that a map shows, and its way into and out of a link.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Bounds, GeometryError, Point, Zoom, mercator::World};

/// A window of pixels onto the map.
///
/// Written into a link as `longitude,latitude,zoom`; the size belongs to the screen.
///
/// ```
/// use battle_map::geometry::Viewport;
///
/// let viewport = Viewport::parse("106.633,30.456,9.25", 1290, 956)?;
/// assert_eq!(viewport.to_string(), "106.633,30.456,9.25");
/// assert_eq!(viewport.project(viewport.centre), (645.0, 478.0));
/// # Ok::<(), battle_map::geometry::GeometryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Viewport {
    /// The place in the middle of the window.
    pub centre: Point,
    /// How far it is zoomed in.
    pub zoom: Zoom,
    /// The window's width in pixels.
    pub width: u16,
    /// The window's height in pixels.
    pub height: u16,
}

impl Viewport {
    /// The window that a link asks for; a zoom out of range becomes the nearest there is.
    pub fn parse(text: &str, width: u16, height: u16) -> Result<Self, GeometryError> {
        let number =
            |part: &str| part.trim().parse::<f64>().map_err(|_| GeometryError::UnreadableViewport);
        let [lon, lat, zoom] = text.split(',').collect::<Vec<_>>()[..] else {
            return Err(GeometryError::UnreadableViewport);
        };
        let centre = Point::new(number(lon)?, number(lat)?)?;
        let zoom = number(zoom)?;
        if zoom.is_nan() {
            return Err(GeometryError::NotANumber);
        }
        Ok(Self { centre, zoom: zoom.into(), width, height })
    }

    /// The closest window in which the bounds are seen whole, with `padding` pixels around them.
    #[must_use]
    pub fn fit(bounds: Bounds, width: u16, height: u16, padding: f64) -> Self {
        let (min, max) = (World::from(bounds.min()), World::from(bounds.max()));
        let room = |pixels: u16, extent: f64| {
            (f64::from(pixels) - 2.0 * padding).max(1.0) / extent.max(1e-9)
        };
        let scale = room(width, max.x - min.x).min(room(height, min.y - max.y));
        let middle = World { x: f64::midpoint(min.x, max.x), y: f64::midpoint(min.y, max.y) };
        let zoom = Zoom::at_most(scale);
        Self { centre: middle.to_point().rounded(), zoom, width, height }
    }

    /// The same window with a strip of `pixels` more at its lower edge; what was seen stays where it was.
    #[must_use]
    pub fn longer(self, pixels: u16) -> Self {
        let height = self.height.saturating_add(pixels);
        let centre = self.unproject(f64::from(self.width) / 2.0, f64::from(height) / 2.0);
        Self { centre: centre.rounded(), height, ..self }
    }

    /// The same window, in which all that was seen stands `right` pixels farther to the right.
    #[must_use]
    pub fn shifted(self, right: f64) -> Self {
        let (x, y) = self.middle();
        Self { centre: self.unproject(x - right, y).rounded(), ..self }
    }

    /// The same window one zoom level closer.
    #[must_use]
    pub fn zoomed_in(self) -> Self {
        Self { zoom: (self.zoom.level() + 1.0).into(), ..self }
    }

    /// The same window one zoom level farther away.
    #[must_use]
    pub fn zoomed_out(self) -> Self {
        Self { zoom: (self.zoom.level() - 1.0).into(), ..self }
    }

    /// The pixel of a place, from the upper left corner.
    pub fn project(self, point: Point) -> (f64, f64) {
        self.projection().pixel(point.lon(), point.lat())
    }

    /// The place under a pixel.
    #[must_use]
    pub fn unproject(self, x: f64, y: f64) -> Point {
        let Projection { scale, left, top } = self.projection();
        World { x: (x + left) / scale, y: (y + top) / scale }.to_point()
    }

    /// The projection with its constants worked out, for many points.
    pub(crate) fn projection(self) -> Projection {
        let scale = self.zoom.world_px();
        let centre = World::from(self.centre);
        let (x, y) = self.middle();
        Projection { scale, left: centre.x * scale - x, top: centre.y * scale - y }
    }

    fn middle(self) -> (f64, f64) {
        (f64::from(self.width) / 2.0, f64::from(self.height) / 2.0)
    }
}

impl fmt::Display for Viewport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.centre, self.zoom.level())
    }
}

/// From degrees to the pixels of one window.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Projection {
    scale: f64,
    left: f64,
    top: f64,
}

impl Projection {
    /// The pixel of a longitude and latitude.
    pub(crate) fn pixel(self, lon: f64, lat: f64) -> (f64, f64) {
        self.pixel_of(World::of(lon, lat))
    }

    /// The pixel of a place of the projected world.
    pub(crate) fn pixel_of(self, world: World) -> (f64, f64) {
        (world.x * self.scale - self.left, world.y * self.scale - self.top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::tests::guangan;
    use proptest::prelude::*;

    fn city() -> Bounds {
        guangan().iter().map(|(_, b)| b.bounds()).reduce(Bounds::with).unwrap()
    }

    #[test]
    fn the_city_fits_a_wall_and_no_closer_would_do() {
        let viewport = Viewport::fit(city(), 1290, 956, 40.0);
        let inside = |viewport: Viewport| {
            [city().min(), city().max()]
                .into_iter()
                .map(|corner| viewport.project(corner))
                .all(|(x, y)| (39.0..1251.0).contains(&x) && (39.0..917.0).contains(&y))
        };
        assert!(inside(viewport));
        assert!(!inside(Viewport { zoom: (viewport.zoom.level() + 0.02).into(), ..viewport }));
    }

    #[test]
    fn a_longer_window_keeps_what_was_seen_in_its_place() {
        let viewport = Viewport::fit(city(), 1000, 618, 30.0);
        let longer = viewport.longer(72);
        assert_eq!((longer.width, longer.height, longer.zoom), (1000, 690, viewport.zoom));
        for corner in [city().min(), city().max()] {
            let ((x, y), (was_x, was_y)) = (longer.project(corner), viewport.project(corner));
            assert!((x - was_x).abs() < 0.5 && (y - was_y).abs() < 0.5, "{x} {y}");
            assert!((29.0..589.0).contains(&y), "above the strip: {y}");
        }
    }

    #[test]
    fn a_single_place_is_seen_from_the_closest_zoom() {
        let spot = Bounds::around([Point::new(106.6, 30.4).unwrap()]).unwrap();
        assert_eq!(Viewport::fit(spot, 100, 100, 10.0).zoom, Zoom::MAX);
    }

    #[test]
    fn a_broken_link_is_refused_with_its_reason() {
        let code = |text: &str| Viewport::parse(text, 100, 100).unwrap_err().code();
        assert_eq!(code("106.6,30.4"), "unreadable-viewport");
        assert_eq!(code("106.6,north,9"), "unreadable-viewport");
        assert_eq!(code("106.6,30.4,nan"), "not-a-number");
        assert_eq!(code("30.4,106.6,9"), "latitude-out-of-range");
        assert_eq!(Viewport::parse("106.6, 30.4, 99", 100, 100).unwrap().zoom, Zoom::MAX);
    }

    prop_compose! {
        fn viewports()(lon in 73.0..135.0_f64, lat in 3.0..54.0_f64, zoom in 5.0..17.0_f64, width in 100..4000_u16, height in 100..3000_u16) -> Viewport {
            Viewport { centre: Point::clamped(lon, lat), zoom: zoom.into(), width, height }
        }
    }

    proptest! {
        #[test]
        fn a_link_shows_the_very_same_window(viewport in viewports()) {
            let again = Viewport::parse(&viewport.to_string(), viewport.width, viewport.height);
            prop_assert_eq!(again, Ok(viewport));
        }
    }
}
