//! Outlines in pixels: projected, thinned out to what the zoom can show, and written short.

use geo::{BoundingRect, Coord, LineString, MapCoords, MultiPolygon, Polygon, Rect, SimplifyVw};

use super::{MapView, RegionShape, xml};
use crate::geometry::{Boundary, Line, Point, Shape};

/// Corners whose triangle with their neighbours is smaller than this many square pixels are not seen.
const UNSEEN: f64 = 0.6;

/// Pixels from bead to bead along a line.
const BEAD: f64 = 16.0;

/// What of a boundary is seen, in pixels.
#[derive(Debug, Clone)]
pub(super) struct BoundaryOutline {
    /// The polygons that reach into the window.
    pub(super) polygons: MultiPolygon,
    /// The same as the data of a path; empty if nothing is seen.
    pub(super) path: String,
}

/// The outline of a region.
pub(super) fn region(view: &MapView<'_>, region: &RegionShape<'_>) -> BoundaryOutline {
    let polygons = visible(view, region.boundary);
    let path = polygons.iter().map(polygon_path).collect();
    BoundaryOutline { polygons, path }
}

/// The path of the area of a project.
pub(super) fn area(view: &MapView<'_>, area: &Boundary) -> String {
    visible(view, area).iter().map(polygon_path).collect()
}

/// The path of the line of a project.
pub(super) fn line(view: &MapView<'_>, line: &Line) -> String {
    let window = view.drawn();
    let seen = |line: &LineString| line.bounding_rect().is_some_and(|rect| overlap(rect, window));
    let stretches = stretches(view, line).filter(seen);
    stretches.map(|line| path(&line.simplify_vw(UNSEEN), false)).collect()
}

/// The course of all lines and the edges of all areas as beads on a string, for those who
/// want to keep clear of them.
pub(super) fn beads(view: &MapView<'_>) -> Vec<Rect> {
    let mut beads = Vec::new();
    for mark in &view.marks {
        match mark.shape {
            Some(Shape::Line(line)) => {
                stretches(view, line).for_each(|line| thread(&line, &mut beads));
            }
            Some(Shape::Area(area)) => {
                visible(view, area)
                    .iter()
                    .for_each(|polygon| thread(polygon.exterior(), &mut beads));
            }
            Some(Shape::Point(_)) | None => {}
        }
    }
    beads.retain(|bead| overlap(*bead, view.window()));
    beads
}

/// A straight line as beads on a string.
pub(super) fn beads_of(line: geo::Line) -> Vec<Rect> {
    let mut beads = Vec::new();
    thread(&LineString::from(vec![line.start, line.end]), &mut beads);
    beads
}

/// Adds beads along a line.
fn thread(line: &LineString, beads: &mut Vec<Rect>) {
    for edge in line.lines() {
        let (delta, length) = (edge.delta(), edge.dx().hypot(edge.dy()));
        let steps = (length / BEAD).ceil().clamp(1.0, 2_000.0);
        let mut step = 0.0;
        while step < steps {
            let at = edge.start + delta * (step / steps);
            let half = Coord { x: BEAD / 4.0, y: BEAD / 4.0 };
            beads.push(Rect::new(at - half, at + half));
            step += 1.0;
        }
    }
}

/// The stretches of a line in pixels.
fn stretches(view: &MapView<'_>, line: &Line) -> impl Iterator<Item = LineString> {
    let projection = view.viewport.projection();
    line.stretches().iter().map(move |points| {
        let pixel = |point: &Point| Coord::from(projection.pixel(point.lon(), point.lat()));
        points.iter().map(pixel).collect()
    })
}

/// The polygons of a boundary that reach into the window, thinned out.
fn visible(view: &MapView<'_>, boundary: &Boundary) -> MultiPolygon {
    let projection = view.viewport.projection();
    let window = view.drawn();
    let polygons = boundary.polygons().iter().filter_map(|polygon| {
        let pixels = polygon.map_coords(|c| projection.pixel(c.x, c.y).into());
        let rect = pixels.bounding_rect()?;
        overlap(rect, window).then(|| thinned(&pixels))
    });
    MultiPolygon(polygons.collect())
}

/// The polygon without the corners and holes that are too small to see.
///
/// A corner goes or stays by its neighbours alone, so that two regions keep the same
/// corners along the border they share.
fn thinned(polygon: &Polygon) -> Polygon {
    let ring = |ring: &LineString| ring.simplify_vw(UNSEEN);
    let seen = |ring: &LineString| ring.0.len() > 4;
    let outer = ring(polygon.exterior());
    let outer = if seen(&outer) { outer } else { polygon.exterior().clone() };
    Polygon::new(outer, polygon.interiors().iter().map(ring).filter(seen).collect())
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.min().x <= b.max().x
        && b.min().x <= a.max().x
        && a.min().y <= b.max().y
        && b.min().y <= a.max().y
}

fn polygon_path(polygon: &Polygon) -> String {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    rings.map(|ring| path(ring, true)).collect()
}

/// A path in steps from corner to corner, which is a third shorter than absolute positions.
fn path(line: &LineString, closed: bool) -> String {
    let mut corners: Vec<_> = line.coords().map(|c| (xml::tenths(c.x), xml::tenths(c.y))).collect();
    corners.dedup();
    if closed && corners.len() > 1 {
        corners.pop();
    }
    let Some(&(x, y)) = corners.first() else {
        return String::new();
    };
    let mut path = format!("M{}l", xml::pair(x, y));
    for step in corners.windows(2) {
        let step = xml::pair(step[1].0 - step[0].0, step[1].1 - step[0].1);
        if !(path.ends_with('l') || step.starts_with('-')) {
            path.push(' ');
        }
        path.push_str(&step);
    }
    if closed {
        path.push('z');
    }
    path
}
