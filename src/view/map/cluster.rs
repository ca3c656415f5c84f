//! Several projects as one mark: their number in a ring that shows the shares of their lamps.

use std::fmt::Write;

use super::{MapTexts, MapView, Mark, xml};
use crate::{
    geometry::{Bounds, Point, Viewport, Zoom, cluster::MOST_MARKS},
    model::rule::Lamp,
};

/// Pixels around the projects of a cluster after zooming to it.
const PADDING: f64 = 80.0;

/// Several projects that share a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
    /// How many projects it stands for.
    pub count: u32,
    /// How many of each lamp, in the order of [`Lamp::ALL`].
    pub lamps: [u32; Lamp::ALL.len()],
    /// Where its projects are seen one by one.
    pub opens: Opens,
}

/// What a cluster opens into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// A closer window, in which it falls apart, or comes nearer to doing so.
    Window(Viewport),
    /// A list of what stands in a rectangle: no window would take it apart.
    List(Bounds),
}

impl Cluster {
    /// The cluster of some projects, standing at a point.
    pub(super) fn of(members: &[&Mark<'_>], at: Point, viewport: Viewport) -> Self {
        let (x, y) = viewport.project(at);
        let count =
            |lamp| members.iter().filter(|mark| mark.lamp == lamp).fold(0, |sum, _| sum + 1);
        let lamps = Lamp::ALL.map(count);
        let bounds = Bounds::around(members.iter().map(|mark| mark.at));
        let opens = bounds.map_or(Opens::Window(viewport), |bounds| {
            // More on one spot than may be drawn, or nothing closer than this.
            let crowded = members.len() > MOST_MARKS && bounds.min() == bounds.max();
            if crowded || viewport.zoom == Zoom::MAX {
                Opens::List(bounds)
            } else {
                Opens::Window(closer(viewport, bounds))
            }
        });
        Self { x, y, count: lamps.iter().sum(), lamps, opens }
    }

    /// The worst lamp in it.
    pub fn worst(&self) -> Lamp {
        self.shares().next().map_or(Lamp::Ok, |(lamp, _)| lamp)
    }

    /// The lamps in it with their numbers, the worst first.
    pub fn shares(&self) -> impl Iterator<Item = (Lamp, u32)> {
        Lamp::ALL.into_iter().zip(self.lamps).filter(|&(_, count)| count > 0)
    }

    /// Pixels from its middle to its edge.
    pub(super) const fn radius(&self) -> f64 {
        match self.count {
            0..10 => 14.0,
            10..100 => 16.5,
            _ => 20.0,
        }
    }

    /// What it holds, in the reader's words.
    fn title(&self, texts: &MapTexts) -> String {
        let named = |(lamp, count): (Lamp, u32)| {
            let name = Lamp::ALL.iter().zip(&texts.lamps).find(|(other, _)| **other == lamp);
            format!("{} {count}", name.map_or("", |(_, name)| name))
        };
        let lamps: Vec<_> = self.shares().map(named).collect();
        texts
            .cluster
            .replace("{count}", &self.count.to_string())
            .replace("{lamps}", &lamps.join(" · "))
    }
}

/// The window around the bounds, one to four levels closer than now.
fn closer(viewport: Viewport, bounds: Bounds) -> Viewport {
    let fit = Viewport::fit(bounds, viewport.width, viewport.height, PADDING);
    let now = viewport.zoom.level();
    Viewport { zoom: Zoom::from(fit.zoom.level().clamp(now + 1.0, now + 4.0)), ..fit }
}

/// A cluster as a link to where its projects are seen.
pub(super) fn cluster_svg(cluster: &Cluster, view: &MapView<'_>) -> String {
    let radius = cluster.radius();
    let href = match cluster.opens {
        Opens::Window(window) => view.window_href.replace("{at}", &window.to_string()),
        Opens::List(bounds) => view.list_href.replace("{within}", &bounds.to_string()),
    };
    let mut svg = format!(
        "<a class=\"cluster\" href=\"{}\"{} transform=\"translate({})\"><title>{}</title><circle class=\"hit\" r=\"{radius}\"/><g class=\"glyph\">\
         <circle class=\"plate\" r=\"{radius}\"/>",
        xml::escape(&href),
        if view.sees((cluster.x, cluster.y)) { "" } else { " tabindex=\"-1\"" },
        xml::position(cluster.x, cluster.y),
        xml::escape(&cluster.title(&view.texts)),
    );
    svg.push_str(&ring(cluster, radius - 2.5));
    let _ = write!(svg, "<text y=\"5\">{}</text></g></a>", cluster.count);
    svg
}

/// The shares of the lamps clockwise from the top, the worst first.
fn ring(cluster: &Cluster, radius: f64) -> String {
    let mut before = 0;
    let mut ring = String::from("<g transform=\"rotate(-90)\">");
    for (lamp, count) in cluster.shares() {
        let _ = write!(
            ring,
            "<circle class=\"share lamp-{}\" r=\"{radius}\" pathLength=\"{}\" stroke-dasharray=\"{count} {}\" stroke-dashoffset=\"-{before}\"/>",
            lamp.code(),
            cluster.count,
            cluster.count - count,
        );
        before += count;
    }
    ring.push_str("</g>");
    ring
}
