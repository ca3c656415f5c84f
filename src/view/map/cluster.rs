//! Several projects as one mark: their number in a ring that shows the shares of their lamps, worst
//! first and the worse the wider, and below it how many cards are out among them.

use std::fmt::Write;

use super::{
    MapTexts, MapView, Mark, glyph,
    xml::{self, pixels},
};
use crate::{
    geometry::{Bounds, Point, Viewport, Zoom, cluster::MOST_MARKS},
    model::{card::CardLevel, rule::Lamp},
};

/// Pixels around the projects of a cluster after zooming to it.
const PADDING: f64 = 80.0;

/// The ring's circumference, in degrees.
const ROUND: u32 = 360;
/// What is left open between two shares, in degrees.
const GAP: u32 = 4;
/// The least that a share covers, so that one among thousands is seen, in degrees.
const LEAST: u32 = 15;

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
    /// How many have a yellow and how many a red card that is out.
    pub cards: (u32, u32),
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
            |lamp| members.iter().filter(|mark| mark.look.lamp == lamp).fold(0, |sum, _| sum + 1);
        let lamps = Lamp::ALL.map(count);
        let out = members.iter().filter_map(|mark| mark.look.card);
        let cards = out.fold((0, 0), |(yellow, red), card| match card {
            CardLevel::Yellow => (yellow + 1, red),
            CardLevel::Red => (yellow, red + 1),
        });
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
        Self { x, y, count: lamps.iter().sum(), lamps, cards, opens }
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
    pub(super) fn radius(&self) -> f64 {
        let large = if self.count >= 1_000 { 2.2 } else { 0.0 };
        15.5 + 3.6 * f64::from(self.count.max(1)).log10() + large
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
    let mut svg = link(cluster, view, "cluster", radius);
    let _ = write!(svg, "<circle class=\"plate\" r=\"{}\"/>", pixels(radius + 2.4));
    svg.push_str(&ring(cluster, radius));
    let _ = write!(svg, "<text y=\"6\">{}</text>", cluster.count);
    svg.push_str(&cards(cluster.cards, radius));
    svg.push_str("</g></a>");
    svg
}

/// The beginning of a cluster's or a stack's link, up to its drawing.
pub(super) fn link(cluster: &Cluster, view: &MapView<'_>, class: &str, radius: f64) -> String {
    let href = match cluster.opens {
        Opens::Window(window) => view.window_href.replace("{at}", &window.to_string()),
        Opens::List(bounds) => view.list_href.replace("{within}", &bounds.to_string()),
    };
    format!(
        "<a class=\"{class}\" href=\"{}\"{} transform=\"translate({})\"><title>{}</title>\
         <circle class=\"hit\" r=\"{}\"/><g class=\"glyph\">",
        xml::escape(&href),
        if view.sees((cluster.x, cluster.y)) { "" } else { " tabindex=\"-1\"" },
        xml::position(cluster.x, cluster.y),
        xml::escape(&cluster.title(&view.texts)),
        pixels(radius),
    )
}

/// The shares of the lamps clockwise from the top, the worst first.
fn ring(cluster: &Cluster, radius: f64) -> String {
    let mut begin = 0;
    let mut ring = String::from("<g transform=\"rotate(-90)\">");
    for ((lamp, _), length) in cluster.shares().zip(arcs(cluster)) {
        let _ = write!(
            ring,
            "<circle class=\"share lamp-{}\" r=\"{}\" pathLength=\"{ROUND}\" stroke-dasharray=\"0 {} {length} {ROUND}\"/>",
            lamp.code(),
            pixels(radius - width(lamp) / 2.0),
            begin + GAP / 2,
        );
        begin += length + GAP;
    }
    ring.push_str("</g>");
    ring
}

/// The length of each share of the ring in degrees, worst first: by their numbers, none
/// below [`LEAST`], and whole with the gaps between them.
fn arcs(cluster: &Cluster) -> Vec<u32> {
    let counts: Vec<u64> = cluster.shares().map(|(_, count)| u64::from(count)).collect();
    let all: u64 = counts.iter().sum::<u64>().max(1);
    let parts = u32::try_from(counts.len()).unwrap_or(1);
    // What is left for the shares once each has its least and its gap.
    let free = u64::from(ROUND.saturating_sub(parts * (GAP + LEAST)));
    let arc = |count: &u64| LEAST + u32::try_from(free * count / all).unwrap_or(0);
    counts.iter().map(arc).collect()
}

/// How wide the share of a lamp is drawn, as its class in `style/map.css`.
const fn width(lamp: Lamp) -> f64 {
    match lamp {
        Lamp::Severe => 6.2,
        Lamp::Lagging => 4.2,
        Lamp::Watch => 2.8,
        Lamp::Unjudged | Lamp::Off | Lamp::Ok => 1.7,
    }
}

/// The cards that are out among its projects on a plate below, red ones first; empty where none is.
pub(super) fn cards((yellow, red): (u32, u32), radius: f64) -> String {
    let known = [(CardLevel::Red, red), (CardLevel::Yellow, yellow)];
    let out: Vec<_> = known.into_iter().filter(|(_, count)| *count > 0).collect();
    if out.is_empty() {
        return String::new();
    }
    let widths = out.iter().map(|(_, count)| 21.0 + 9.0 * f64::from(count.max(&1).ilog10() + 1));
    let whole: f64 = widths.clone().sum();
    let mut svg = format!(
        "<rect class=\"cards-plate\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"19\" rx=\"4\"/>",
        pixels(-whole / 2.0),
        pixels(radius - 4.5),
        pixels(whole),
    );
    let mut left = -whole / 2.0;
    for ((level, count), width) in out.iter().zip(widths) {
        let middle = xml::position(left + 9.0, radius + 5.0);
        let _ = write!(
            svg,
            "<g transform=\"translate({middle})\"><g class=\"small-card\">{}</g></g><text class=\"cards-count\" x=\"{}\" y=\"{}\">{count}</text>",
            glyph::card_svg(*level),
            pixels(left + 16.5),
            pixels(radius + 10.5),
        );
        left += width;
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_among_thousands_is_seen_and_the_ring_stays_whole() {
        let mut lamps = [0; Lamp::ALL.len()];
        (lamps[0], lamps[5]) = (1, 5_000);
        let opens = Opens::List(Bounds::around([Point::clamped(106.0, 30.0)]).unwrap());
        let cluster = Cluster { x: 0.0, y: 0.0, count: 5_001, lamps, cards: (0, 0), opens };
        let arcs = arcs(&cluster);
        assert!(arcs[0] >= LEAST, "{arcs:?}");
        let whole: u32 = arcs.iter().map(|arc| arc + GAP).sum();
        assert!((ROUND - 2..=ROUND).contains(&whole), "{arcs:?}");
    }

    #[test]
    fn a_cluster_is_as_large_as_drawn_and_names_its_cards() {
        let lamps = [0, 0, 0, 0, 0, 43];
        let opens = Opens::List(Bounds::around([Point::clamped(106.0, 30.0)]).unwrap());
        let cluster = Cluster { x: 0.0, y: 0.0, count: 43, lamps, cards: (7, 2), opens };
        assert!((cluster.radius() - 21.4).abs() < 0.05);
        let below = cards(cluster.cards, cluster.radius());
        assert!(below.find(">2<").unwrap() < below.find(">7<").unwrap(), "red first: {below}");
        assert_eq!(cards((0, 0), 20.0), "");
    }
}
