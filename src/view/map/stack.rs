//! Many projects of one place as one mark: the worst of them on top, their number at its side, and a
//! link to the list of all. No closer window would take them apart. Of very many, as where a ledger
//! states no coordinates, the worst alone would accuse them all: they are drawn as a cluster.

use std::fmt::Write;

use super::{Cluster, MapView, Mark, MarkStyle, Opens, cluster, glyph, xml};
use crate::geometry::{Bounds, Viewport};

/// More projects than this show the shares of their lamps instead of the worst.
const MOST_STACKED: u32 = 12;

/// Half the height of the plate with the number, in pixels.
const PLATE: f64 = 9.5;

/// Projects of one place that are drawn as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// What it holds, and where it stands.
    pub cluster: Cluster,
    /// What the mark on top shows: the worst project, without its card, which is counted below.
    pub look: MarkStyle,
}

impl Stack {
    /// The stack of some projects, the worst first; none of no projects.
    pub(super) fn of(members: &[&Mark<'_>], viewport: Viewport) -> Option<Self> {
        let worst = members.first()?;
        let opens = Opens::List(Bounds::around(members.iter().map(|mark| mark.at))?);
        let cluster = Cluster { opens, ..Cluster::of(members, worst.at, viewport) };
        // What hangs over one of them is not hidden by another.
        let any = |is: fn(&MarkStyle) -> bool| members.iter().any(|mark| is(&mark.look));
        let look = MarkStyle {
            card: None,
            notice: any(|look| look.notice),
            flagged: any(|look| look.flagged),
            ..worst.look
        };
        Some(Self { cluster, look })
    }

    /// Pixels from the middle of the mark on top to its edge.
    fn radius(&self) -> f64 {
        self.look.radius().max(12.0)
    }

    /// Whether it is drawn as a cluster.
    const fn is_crowd(&self) -> bool {
        self.cluster.count > MOST_STACKED
    }

    /// Pixels around its middle that it covers.
    pub(super) fn cover(&self) -> f64 {
        let plate = if self.cluster.cards == (0, 0) { 12.0 } else { 22.0 };
        let radius = if self.is_crowd() { self.cluster.radius() } else { self.radius() };
        radius + plate
    }
}

/// A stack as a link to the list of its projects.
pub(super) fn stack_svg(stack: &Stack, view: &MapView<'_>) -> String {
    let Stack { cluster, look } = stack;
    if stack.is_crowd() {
        return cluster::cluster_svg(cluster, view);
    }
    let radius = stack.radius();
    let mut svg = cluster::link(cluster, view, "cluster stack", radius);
    for away in [8.0, 4.0] {
        let (x, y, r) = (xml::pixels(away), xml::pixels(-away), xml::pixels(radius));
        let _ = write!(svg, "<circle class=\"under\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
    }
    let _ = write!(svg, "<circle class=\"plate\" r=\"{}\"/>", xml::pixels(radius));
    let _ = write!(svg, "<g class=\"{}\">", look.classes());
    glyph::draw(&mut svg, *look);
    svg.push_str("</g>");
    svg.push_str(&number(cluster.count, radius));
    svg.push_str(&cluster::cards(cluster.cards, radius + 8.0));
    svg.push_str("</g></a>");
    svg
}

/// The number on its plate, at the lower right of the mark.
fn number(count: u32, radius: f64) -> String {
    let half = 4.0 + 5.0 * f64::from(count.max(1).ilog10() + 1);
    format!(
        "<g transform=\"translate({})\"><rect class=\"number-plate\" x=\"{}\" y=\"{}\" width=\"{}\" \
         height=\"{}\" rx=\"{}\"/><text class=\"stack-count\" y=\"5.4\">{count}</text></g>",
        xml::position(radius * 0.92, radius * 0.4),
        xml::pixels(-half),
        xml::pixels(-PLATE),
        xml::pixels(2.0 * half),
        xml::pixels(2.0 * PLATE),
        xml::pixels(PLATE),
    )
}
