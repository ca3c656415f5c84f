//! Context layers: rivers, lakes, roads, railways, parks, drawn quietly on the land and under the
//! projects. Only what reaches into the window is written, thinned out to what the zoom can show.

use std::fmt::Write;

use super::{MapView, outline, xml};
use crate::{
    geometry::{Point, Shape},
    model::layer::Layer,
    value::text::normalised,
};

/// The layers that have a look of their own, by the words that name them.
const KNOWN: [(&str, &[&str]); 5] = [
    ("rivers", &["rivers", "river", "河流", "河道", "水系"]),
    ("lakes", &["lakes", "lake", "湖泊", "水库", "水面"]),
    (
        "expressways",
        &["expressways", "expressway", "highways", "roads", "高速公路", "高速", "道路"],
    ),
    ("railways", &["railways", "railway", "铁路", "高铁"]),
    ("parks", &["parks", "park", "园区", "公园", "绿地"]),
];

/// All layers: areas first, then lines, then points, so that a road crosses a lake.
pub(super) fn layers_svg(view: &MapView<'_>) -> String {
    if view.layers.is_empty() {
        return String::new();
    }
    let mut svg = String::from("<g class=\"context\" aria-hidden=\"true\">");
    for sort in [Sort::Area, Sort::Line, Sort::Point] {
        for layer in &view.layers {
            let path = path(view, layer, sort);
            if !path.is_empty() {
                let (kind, class) = (sort.class(), class(layer));
                let _ = write!(svg, "<path class=\"{kind} layer-{class}\" d=\"{path}\"/>");
            }
        }
    }
    svg.push_str("</g>");
    svg
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Area,
    Line,
    Point,
}

impl Sort {
    const fn class(self) -> &'static str {
        match self {
            Self::Area => "layer-area",
            Self::Line => "layer-line",
            Self::Point => "layer-point",
        }
    }
}

fn class(layer: &Layer) -> &'static str {
    let name = normalised(layer.name.as_str());
    let known = KNOWN.iter().find(|(_, words)| words.contains(&name.as_str()));
    known.map_or("other", |(class, _)| class)
}

/// Everything of one sort on a layer as one path.
fn path(view: &MapView<'_>, layer: &Layer, sort: Sort) -> String {
    let shapes = layer.shapes.iter().map(|shape| match (&shape.shape, sort) {
        (Shape::Area(area), Sort::Area) => outline::area(view, area),
        (Shape::Line(line), Sort::Line) => outline::line(view, line),
        (Shape::Point(point), Sort::Point) => dot(view, *point),
        _ => String::new(),
    });
    shapes.collect()
}

/// A line of no length, which a round end makes a dot.
fn dot(view: &MapView<'_>, point: Point) -> String {
    let (x, y) = view.viewport.project(point);
    let (width, height) = (f64::from(view.viewport.width), f64::from(view.viewport.height));
    let near = |at: f64, size: f64| (-size / 2.0..=size * 1.5).contains(&at);
    if near(x, width) && near(y, height) {
        format!("M{}h0", xml::position(x, y))
    } else {
        String::new()
    }
}
