//! Which part of the country a map's window shows.

use super::{canvas::Canvas, clear, query::MapQuery};
use crate::{
    board::Board,
    geometry::{Boundary, Bounds, Point, Shape, Viewport},
    model::region::Region,
    view::map::Tiles,
};

/// A region's tile where the city is drawn in tiles, else its outline.
pub(super) fn outline<'a>(region: &'a Region, tiles: Option<&'a Tiles>) -> Option<&'a Boundary> {
    tiles.map_or_else(|| region.boundary.as_deref(), |tiles| tiles.boundary(region.id))
}

/// The window of a query: as asked, else its region, else all regions, else all projects, clear of the
/// line over the lower edge.
pub(super) fn viewport(
    board: &Board,
    query: &MapQuery,
    tiles: Option<&Tiles>,
    canvas: Canvas,
) -> Viewport {
    let Canvas { size: (width, height), foot, .. } = canvas;
    let region = query.filter.region.and_then(|id| board.regions.get(&id));
    let extent = |region: &Region| outline(region, tiles).map(Boundary::bounds);
    let union = |bounds: Option<Bounds>, more: Bounds| Some(bounds.map_or(more, |b| b.with(more)));
    let everything = || {
        let regions = board.regions.values().filter_map(|region| extent(region));
        let projects = board.projects.values().filter_map(|p| p.shape().and_then(Shape::bounds));
        regions.fold(None, union).or_else(|| projects.fold(None, union))
    };
    let bounds = region.and_then(|region| extent(region)).or_else(everything);
    // What keeps clear of the keys needs no more room around it.
    let padding = f64::from(width.min(height)) * if canvas.clear { 0.025 } else { 0.05 };
    let above = |bounds| {
        Viewport::fit(bounds, width, height.saturating_sub(foot), padding).longer(foot.min(height))
    };
    let beside = |bounds| {
        let outlines: Vec<_> = match region {
            Some(region) => outline(region, tiles).into_iter().collect(),
            None => board.regions.values().filter_map(|region| outline(region, tiles)).collect(),
        };
        clear::fit(bounds, &outlines, canvas, padding)
    };
    let fitted = |bounds| if canvas.clear { beside(bounds) } else { above(bounds) };
    Viewport::parse(&query.at, width, height)
        .ok()
        .or_else(|| bounds.map(fitted))
        .unwrap_or_else(|| china(width, height))
}

/// Where nothing is known, the country.
fn china(width: u16, height: u16) -> Viewport {
    let corners = [Point::clamped(73.0, 18.0), Point::clamped(135.0, 54.0)];
    let bounds = Bounds::around(corners);
    let centre = Point::clamped(104.0, 36.0);
    bounds.map_or(Viewport { centre, zoom: 4.0.into(), width, height }, |bounds| {
        Viewport::fit(bounds, width, height, 0.0)
    })
}
