//! The window in which the land keeps clear of what a page lays over the lower corners of its map: as
//! large as it can be, to one side where that helps, and else above a strip at the lower edge.

use geo::{Coord, Rect};

use super::canvas::Canvas;
use crate::geometry::{Boundary, Bounds, Viewport, mercator::World};

/// Pixels by which the strip under the land grows from one try to the next.
const STEP: u16 = 12;
/// Pixels between the land and what lies over a corner.
const ROOM: f64 = 6.0;
/// Pixels from one place to the next along an edge.
const STRIDE: f64 = 10.0;

/// The window of `bounds` with `padding` pixels around them, in which none of the `outlines` lies under a
/// corner; where no window is clear, that above the higher of both.
pub(super) fn fit(
    bounds: Bounds,
    outlines: &[&Boundary],
    canvas: Canvas,
    padding: f64,
) -> Viewport {
    let (width, height) = canvas.size;
    let above = |strip: u16| {
        Viewport::fit(bounds, width, height.saturating_sub(strip), padding).longer(strip)
    };
    let highest = canvas.left.1.max(canvas.corner.1).min(height);
    let corners: Vec<Rect> = canvas.covered().into_iter().map(with_room).collect();
    let edge = edge(outlines, above(0));
    let strips = (0..highest).step_by(usize::from(STEP));
    let mut windows = strips.flat_map(|strip| {
        let window = above(strip);
        sides(window, bounds, padding).map(move |right| window.shifted(right))
    });
    let is_clear = |window: &Viewport| {
        let projection = window.projection();
        edge.iter().all(|at| {
            let at = Coord::from(projection.pixel_of(*at));
            corners.iter().all(|corner| !holds(*corner, at))
        })
    };
    windows.find(is_clear).unwrap_or_else(|| above(highest))
}

/// How far to the right the land may stand: in the middle, at the right edge, at the left one.
fn sides(window: Viewport, bounds: Bounds, padding: f64) -> [f64; 3] {
    let (left, right) = (window.project(bounds.min()).0, window.project(bounds.max()).0);
    [0.0, f64::from(window.width) - padding - right, padding - left]
}

/// Places along the edges of the outlines, as close as counts in `window`.
fn edge(outlines: &[&Boundary], window: Viewport) -> Vec<World> {
    let projection = window.projection();
    let mut places = Vec::new();
    let rings = outlines.iter().flat_map(|outline| outline.polygons().iter());
    for line in rings.flat_map(|polygon| polygon.exterior().lines()) {
        let (start, end) =
            (World::of(line.start.x, line.start.y), World::of(line.end.x, line.end.y));
        let (from, to) = (projection.pixel_of(start), projection.pixel_of(end));
        let steps = ((to.0 - from.0).hypot(to.1 - from.1) / STRIDE).ceil().clamp(1.0, 500.0);
        let mut step = 0.0;
        while step < steps {
            let share = step / steps;
            places.push(World {
                x: start.x + (end.x - start.x) * share,
                y: start.y + (end.y - start.y) * share,
            });
            step += 1.0;
        }
    }
    places
}

fn with_room(corner: Rect) -> Rect {
    let room = Coord { x: ROOM, y: ROOM };
    Rect::new(corner.min() - room, corner.max() + room)
}

fn holds(rect: Rect, at: Coord) -> bool {
    (rect.min().x..=rect.max().x).contains(&at.x) && (rect.min().y..=rect.max().y).contains(&at.y)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::geometry::Point;

    /// A county from 106° to 107° east, 30° to 31° north, without its lower left quarter.
    fn corner_missing() -> Boundary {
        let ring = [
            [106.5, 30.0],
            [107.0, 30.0],
            [107.0, 31.0],
            [106.0, 31.0],
            [106.0, 30.5],
            [106.5, 30.5],
            [106.5, 30.0],
        ];
        Boundary::from_geojson(&json!({ "type": "Polygon", "coordinates": [ring] })).unwrap()
    }

    fn canvas(left: (u16, u16)) -> Canvas {
        Canvas { size: (1_000, 1_000), left, ..Canvas::default() }
    }

    fn height_of(window: Viewport, land: Bounds) -> f64 {
        window.project(land.min()).1 - window.project(land.max()).1
    }

    #[test]
    fn a_key_that_stands_where_no_land_is_costs_nothing() {
        let land = corner_missing();
        let bounds = land.bounds();
        let whole = fit(bounds, &[&land], canvas((0, 0)), 50.0);
        assert_eq!(fit(bounds, &[&land], canvas((300, 300)), 50.0), whole);
    }

    #[test]
    fn a_key_that_land_would_lie_under_makes_it_smaller_and_no_smaller_than_it_must() {
        let land = corner_missing();
        let bounds = land.bounds();
        let wide = fit(bounds, &[&land], canvas((900, 200)), 50.0);
        let lower = wide.project(Point::new(106.75, 30.0).unwrap()).1;
        assert!(lower < 800.0 && lower > 700.0, "{lower}");
        assert!(height_of(wide, bounds) > 640.0);
    }

    #[test]
    fn land_stands_to_the_side_where_that_is_enough() {
        let ring = [[106.0, 30.0], [106.2, 30.0], [106.2, 31.0], [106.0, 31.0], [106.0, 30.0]];
        let geojson = json!({ "type": "Polygon", "coordinates": [ring] });
        let tower = Boundary::from_geojson(&geojson).unwrap();
        let beside = fit(tower.bounds(), &[&tower], canvas((550, 400)), 50.0);
        let whole = fit(tower.bounds(), &[&tower], canvas((0, 0)), 50.0);
        assert_eq!(beside.zoom, whole.zoom);
        assert!(beside.project(tower.bounds().min()).0 > 550.0);
    }
}
