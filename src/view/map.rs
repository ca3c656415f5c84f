//! The map as one SVG, rendered by one pure function for the page, the fragment that
//! follows a gesture, and the printed poster alike.
//!
//! The body of a mark says the stage, its ring the arithmetic, the card at its shoulder what was issued.
//! Every mark, shape and region is a link, so that the map works without JavaScript, and
//! carries its words for screen readers. Colours and sizes are classes of `style/map.css`.

mod around;
mod cluster;
mod crowd;
mod glyph;
mod layer;
mod legend;
mod mark;
mod names;
mod outline;
mod outside;
mod place;
mod pulse;
mod region;
mod stack;
mod tiles;
mod xml;

pub use cluster::{Cluster, Opens};
pub use crowd::{Spot, gather};
pub use legend::{LegendEntry, legend_svg, sign_svg};
pub use mark::{Mark, MarkStyle};
pub use pulse::pulses_svg;
pub use region::{RegionShape, Tint};
pub use stack::Stack;
pub use tiles::{Tiles, stands};
pub(in crate::view) use xml::escape;

use std::{cmp::Reverse, fmt::Write};

use geo::Rect;

use crate::{
    geometry::{Shape, Viewport},
    model::{layer::Layer, rule::Lamp},
};

/// Everything one map shows, in the words of its reader.
#[derive(Clone)]
pub struct MapView<'a> {
    /// What part of the world is seen.
    pub viewport: Viewport,
    /// Pixels drawn beyond each edge, to the sides and above and below, so that there is something
    /// to drag into sight.
    pub overscan: (u16, u16),
    /// Pixels of the window on which something else lies, so that no name may stand there.
    pub covered: Vec<Rect>,
    /// The regions that have a boundary.
    pub regions: Vec<RegionShape<'a>>,
    /// Context layers, which lie under the projects.
    pub layers: Vec<&'a Layer>,
    /// The projects that have a place.
    pub marks: Vec<Mark<'a>>,
    /// What the map itself has to say.
    pub texts: MapTexts,
    /// What its marks have to say.
    pub words: &'a dyn MarkWords,
    /// The address of this map at another window; `{at}` becomes `longitude,latitude,zoom`.
    pub window_href: String,
    /// The address of a list of what stands in a rectangle; `{within}` becomes
    /// `west,south,east,north`.
    pub list_href: String,
}

impl MapView<'_> {
    /// Windows narrower than this many pixels are a phone's.
    const COMPACT_BELOW: u16 = 600;

    /// Whether there is only room for bare names.
    pub(crate) const fn compact(&self) -> bool {
        self.viewport.width < Self::COMPACT_BELOW
    }

    /// The pixels that are drawn: the window and what lies beyond its edges.
    pub(crate) fn drawn(&self) -> Rect {
        let (right, down) = (f64::from(self.overscan.0), f64::from(self.overscan.1));
        let Viewport { width, height, .. } = self.viewport;
        Rect::new((-right, -down), (f64::from(width) + right, f64::from(height) + down))
    }

    /// The pixels that are seen.
    pub(crate) fn window(&self) -> Rect {
        let Viewport { width, height, .. } = self.viewport;
        Rect::new((0.0, 0.0), (f64::from(width), f64::from(height)))
    }

    /// Whether a pixel lies in the window itself, and not only in what is drawn around it.
    pub(crate) fn sees(&self, (x, y): (f64, f64)) -> bool {
        let Viewport { width, height, .. } = self.viewport;
        (0.0..=f64::from(width)).contains(&x) && (0.0..=f64::from(height)).contains(&y)
    }
}

/// What a mark says and where it leads, asked for only when it is drawn by itself.
pub trait MarkWords {
    /// Its name, stage and lamp in the reader's words.
    fn title(&self, mark: &Mark<'_>) -> String;
    /// The address that opens a project.
    fn href(&self, project: u32) -> String;
}

/// The words of the map, in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct MapTexts {
    /// What the map shows, for those who do not see it.
    pub title: String,
    /// What a cluster holds: `{count}` becomes its size, `{lamps}` its lamps with their numbers.
    pub cluster: String,
    /// The names of the lamps, in the order of [`Lamp::ALL`].
    pub lamps: [String; Lamp::ALL.len()],
}

/// The map as one SVG element.
#[must_use]
pub fn map_svg(view: &MapView<'_>) -> String {
    let spots = gather(view);
    let outlines: Vec<_> =
        view.regions.iter().map(|region| outline::region(view, region)).collect();
    let mut svg = String::with_capacity(64 * 1024);
    svg.push_str(&head(view));
    svg.push_str("<g class=\"regions\">");
    for (region, outline) in view.regions.iter().zip(&outlines) {
        svg.push_str(&region::region_svg(region, outline));
    }
    svg.push_str("</g>");
    svg.push_str(&layer::layers_svg(view));
    svg.push_str(&shapes(view));
    svg.push_str("<g class=\"names\" aria-hidden=\"true\">");
    svg.push_str(&names::names_svg(view, &outlines, &spots));
    svg.push_str("</g>");
    svg.push_str(&leaders(&spots));
    svg.push_str("<g class=\"marks\">");
    for spot in &spots {
        match spot {
            Spot::Mark { mark, x, y, .. } => {
                svg.push_str(&glyph::mark_svg(mark, (*x, *y), view));
            }
            Spot::Stack { stack, .. } => svg.push_str(&stack::stack_svg(stack, view)),
            Spot::Cluster(cluster) => svg.push_str(&cluster::cluster_svg(cluster, view)),
        }
    }
    svg.push_str("</g></svg>");
    svg
}

/// Thin lines from places to the marks that stand around them, under the marks.
fn leaders(spots: &[Spot<'_>]) -> String {
    let mut svg = String::new();
    for spot in spots {
        if let Some((x, y)) = spot.foot() {
            let (from, to) = (xml::position(x, y), spot.position());
            let to = xml::position(to.0, to.1);
            let _ = write!(svg, "<path class=\"leader\" d=\"M{from}L{to}\"/>");
            let _ = write!(svg, "<path class=\"leader-foot\" d=\"M{from}h0\"/>");
        }
    }
    if svg.is_empty() {
        svg
    } else {
        format!("<g class=\"leaders\" aria-hidden=\"true\">{svg}</g>")
    }
}

/// The opening tag. A group and not an image: images hide their links from screen readers.
fn head(view: &MapView<'_>) -> String {
    let Viewport { width, height, .. } = view.viewport;
    let (right, down) = view.overscan;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map-svg{}\" role=\"group\" aria-label=\"{}\" \
         viewBox=\"{} {} {} {}\" data-viewport=\"{}\">",
        if view.compact() { " compact" } else { "" },
        xml::escape(&view.texts.title),
        -i32::from(right),
        -i32::from(down),
        u32::from(width) + 2 * u32::from(right),
        u32::from(height) + 2 * u32::from(down),
        view.viewport,
    )
}

/// The lines and areas of projects, lines above areas; their marks stand on top of them.
fn shapes(view: &MapView<'_>) -> String {
    let mut marks: Vec<_> = view.marks.iter().filter(|mark| mark.shape.is_some()).collect();
    // An area above a line would take its clicks.
    let is_line = |mark: &Mark<'_>| matches!(mark.shape, Some(Shape::Line(_)));
    marks.sort_by_key(|mark| (is_line(mark), mark.look.selected, Reverse(mark.look.lamp), mark.id));
    let mut svg = String::from("<g class=\"shapes\">");
    for mark in marks {
        svg.push_str(&shape_svg(mark, view));
    }
    svg.push_str("</g>");
    svg
}

/// A line or an area as a link to its project, which the keyboard passes over: it has the mark.
fn shape_svg(mark: &Mark<'_>, view: &MapView<'_>) -> String {
    let (kind, path) = match mark.shape {
        Some(Shape::Line(line)) => ("track", outline::line(view, line)),
        Some(Shape::Area(area)) => ("area", outline::area(view, area)),
        Some(Shape::Point(_)) | None => return String::new(),
    };
    if path.is_empty() {
        return path;
    }
    let mut svg = format!(
        "<a class=\"shape\" data-id=\"{}\" href=\"{}\" tabindex=\"-1\"><title>{}</title>",
        mark.id,
        xml::escape(&view.words.href(mark.id)),
        xml::escape(&view.words.title(mark)),
    );
    // A thin line is hard to hit: an unseen wide one lies under it.
    if kind == "track" {
        let _ = write!(svg, "<path class=\"hit-line\" d=\"{path}\"/>");
    }
    let selected = if mark.look.selected { " selected" } else { "" };
    let _ = write!(svg, "<g class=\"{kind}-shape {}{selected}\">", mark.look.classes());
    for class in layers(kind, mark.look) {
        let _ = write!(svg, "<path class=\"{class}\" d=\"{path}\"/>");
    }
    svg.push_str("</g></a>");
    svg
}

/// What a line or the edge of an area is made of, the undermost first: its halo, the casing that is
/// the ring of its lamp, and its own course, which is double where construction has not started.
fn layers(kind: &'static str, look: MarkStyle) -> Vec<&'static str> {
    let (lagging, hollow) = (look.lamp.is_lagging(), look.is_hollow());
    let casing = lagging.then_some(["casing", "casing-gap"]).into_iter().flatten();
    let core = (hollow && kind == "track").then_some("core");
    let halo = if lagging { "casing-halo" } else { "course-halo" };
    std::iter::once(halo).chain(casing).chain([kind]).chain(core).collect()
}

#[cfg(test)]
mod tests;
