//! The innermost place of a shape (its pole of inaccessibility).
//!
//! The rectangle around the shape is cut into cells, the most promising is cut again,
//! until no cell can hold a place that is better by the wanted precision.
//! The method is that of Mapbox's polylabel.
//!
//! The crate `polylabel` (3.3) is not used. It takes one polygon, where counties with exclaves are
//! several; the number of its cells has no bound, while outlines come from files; and it asks for `geo`
//! with all its features, threads and triangulation among them, which would be built for the browser
//! too. The distance to the edges, a third of the code, is needed here by itself and stays private
//! there. `geo`'s own `InteriorPoint` lies inside, but not far from the edges.

use std::{cmp::Ordering, collections::BinaryHeap};

use geo::{BoundingRect, Coord, LinesIter, MapCoords, MultiPolygon};

/// How often a cell may be cut: 4,000 are far more than real outlines need.
const MOST_CELLS: usize = 4_000;

/// Into how many parts the longer side of a shape is measured: the wanted precision.
const PARTS: f64 = 100.0;

/// The place inside a shape in degrees that is farthest from its edges.
pub(super) fn innermost(shape: &MultiPolygon) -> Option<Coord> {
    let middle = shape.bounding_rect()?.center();
    let squeeze = middle.y.to_radians().cos().max(0.01);
    let flat = shape.map_coords(|c| Coord { x: c.x * squeeze, y: c.y });
    innermost_flat(&flat).map(|at| Coord { x: at.x / squeeze, y: at.y })
}

/// The place inside a shape on a plane that is farthest from its edges.
pub(crate) fn innermost_flat(shape: &MultiPolygon) -> Option<Coord> {
    let rect = shape.bounding_rect()?;
    let precision = rect.width().max(rect.height()) / PARTS;
    let mut best = Cell::new(rect.center(), 0.0, shape);
    let mut queue = cover(rect, shape);
    for _ in 0..MOST_CELLS {
        let Some(cell) = queue.pop() else { break };
        if cell.distance > best.distance {
            best = cell;
        }
        if cell.potential - best.distance <= precision {
            break;
        }
        let half = cell.half / 2.0;
        for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            let at = cell.at + Coord { x: dx, y: dy };
            queue.push(Cell::new(at, half, shape));
        }
    }
    Some(best.at)
}

/// Square cells that cover the rectangle, as large as its shorter side; in a shape as thin as a hair
/// as large as the precision, or there would be millions.
fn cover(rect: geo::Rect, shape: &MultiPolygon) -> BinaryHeap<Cell> {
    let mut cells = BinaryHeap::new();
    let (width, height) = (rect.width(), rect.height());
    let size = width.min(height).max(width.max(height) / PARTS);
    if size <= 0.0 {
        return cells;
    }
    let half = size / 2.0;
    let mut x = rect.min().x;
    while x < rect.max().x {
        let mut y = rect.min().y;
        while y < rect.max().y {
            cells.push(Cell::new(Coord { x: x + half, y: y + half }, half, shape));
            y += size;
        }
        x += size;
    }
    cells
}

/// A square and how far from the edges its places can at most be.
#[derive(Debug, Clone, Copy)]
struct Cell {
    at: Coord,
    half: f64,
    distance: f64,
    potential: f64,
}

impl Cell {
    fn new(at: Coord, half: f64, shape: &MultiPolygon) -> Self {
        let distance = depth(at, shape);
        Self { at, half, distance, potential: distance + half * std::f64::consts::SQRT_2 }
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.potential.total_cmp(&other.potential)
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Cell {}

/// Distance to the nearest edge, negative outside; in one pass, because it is asked for often.
pub(crate) fn depth(at: Coord, shape: &MultiPolygon) -> f64 {
    let (mut inside, mut distance) = (false, f64::INFINITY);
    for line in shape.lines_iter() {
        let (start, end) = (line.start - at, line.end - at);
        // An edge crossed by the ray to the east changes sides.
        if (start.y > 0.0) != (end.y > 0.0)
            && start.x - start.y * (end.x - start.x) / (end.y - start.y) > 0.0
        {
            inside = !inside;
        }
        distance = distance.min(square_from_origin(start.x_y(), end.x_y()));
    }
    if inside { distance.sqrt() } else { -distance.sqrt() }
}

/// Distance from the origin to the segment between two points.
pub(super) fn from_origin(start: (f64, f64), end: (f64, f64)) -> f64 {
    square_from_origin(start, end).sqrt()
}

/// The same squared: roots are dear and comparing needs none.
fn square_from_origin((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let (along, length) = (-(ax * dx + ay * dy), dx * dx + dy * dy);
    let (x, y) = if along <= 0.0 {
        (ax, ay)
    } else if along >= length {
        (bx, by)
    } else {
        let share = along / length;
        (ax + share * dx, ay + share * dy)
    };
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use geo::Rect;

    use super::*;

    #[test]
    fn a_shape_as_thin_as_a_hair_is_covered_by_few_cells() {
        let hair = Rect::new((0.0, 0.0), (1.0, 1e-6));
        let shape = MultiPolygon::from(hair.to_polygon());
        assert!(cover(hair, &shape).len() <= 101);
        let at = innermost_flat(&shape).unwrap();
        assert!(depth(at, &shape) > 0.0, "{at:?}");
    }
}
