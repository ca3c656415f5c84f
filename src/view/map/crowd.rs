//! Where every mark stands: in its place, around one that it shares with others, or in a cluster.

use std::cmp::Reverse;

use super::{Cluster, MapView, Mark, MarkStyle, around, stack::Stack, xml::tenths};
use crate::{
    geometry::{
        Point,
        cluster::{MOST_MARKS, group},
    },
    model::rule::Lamp,
};

/// Pixels around a mark that names keep clear of.
const CLEAR: f64 = 4.0;

/// What stands on the map at a pixel.
#[derive(Debug, Clone)]
pub enum Spot<'a> {
    /// A project that is drawn by itself.
    Mark {
        /// The project to draw.
        mark: &'a Mark<'a>,
        /// Pixels from the left.
        x: f64,
        /// Pixels from the top.
        y: f64,
        /// The pixel of its true place, if it stands beside that.
        foot: Option<(f64, f64)>,
    },
    /// Many projects of one place that are drawn as one mark.
    Stack {
        /// The projects, and where they stand.
        stack: Stack,
        /// The pixel of their true place, if they stand beside that.
        foot: Option<(f64, f64)>,
    },
    /// Several projects that are drawn as one mark.
    Cluster(Cluster),
}

impl Spot<'_> {
    /// The pixel at which it stands, from the upper left corner.
    pub const fn position(&self) -> (f64, f64) {
        match self {
            Self::Mark { x, y, .. } => (*x, *y),
            Self::Stack { stack, .. } => (stack.cluster.x, stack.cluster.y),
            Self::Cluster(cluster) => (cluster.x, cluster.y),
        }
    }

    /// The pixel of its true place, if it stands beside that.
    pub const fn foot(&self) -> Option<(f64, f64)> {
        match self {
            Self::Mark { foot, .. } | Self::Stack { foot, .. } => *foot,
            Self::Cluster(_) => None,
        }
    }

    /// Half the side of the square that names keep clear of, in pixels.
    pub(super) fn reach(&self) -> f64 {
        match self {
            Self::Mark { mark, .. } => mark.look.radius() + CLEAR,
            Self::Stack { stack, .. } => stack.cover() + CLEAR,
            Self::Cluster(cluster) => cluster.radius() + CLEAR,
        }
    }

    /// What is drawn later and so on top: the selected, those with a notice, then the worst, then the southern.
    fn order(&self) -> (bool, bool, Reverse<Lamp>, i32, u32) {
        match self {
            Self::Mark { mark, y, .. } => {
                let MarkStyle { selected, notice, lamp, .. } = mark.look;
                (selected, notice, Reverse(lamp), tenths(*y), mark.id)
            }
            Self::Stack { stack: Stack { cluster, look }, .. } => {
                (false, look.notice, Reverse(look.lamp), tenths(cluster.y), 0)
            }
            Self::Cluster(cluster) => {
                (false, false, Reverse(cluster.worst()), tenths(cluster.y), 0)
            }
        }
    }
}

/// Everything that stands in the window, in the order in which it is drawn.
///
/// Does not depend on the order of the marks. Marks that no window would take apart stand around their
/// place or in a stack: none may hide another for good.
#[must_use]
pub fn gather<'a>(view: &'a MapView<'a>) -> Vec<Spot<'a>> {
    let window = view.drawn();
    let seen = |mark: &&Mark<'_>| {
        let (x, y) = view.viewport.project(mark.at);
        (window.min().x..=window.max().x).contains(&x)
            && (window.min().y..=window.max().y).contains(&y)
    };
    let mut marks: Vec<&Mark<'_>> = view.marks.iter().filter(seen).collect();
    marks.sort_by_key(|mark| mark.id);
    // What hangs over a project may not hide in a crowd, as long as it is not a crowd itself.
    let few = marks.iter().filter(|mark| mark.look.notice).count() <= MOST_MARKS / 4;
    let shows = |mark: &Mark<'_>| mark.look.selected || (mark.look.notice && few);
    let (selected, others): (Vec<_>, Vec<_>) = marks.into_iter().partition(|mark| shows(mark));
    let points: Vec<Point> = others.iter().map(|mark| mark.at).collect();
    let most = MOST_MARKS.saturating_sub(selected.len());
    let mut clusters = Vec::new();
    let mut alone = selected;
    for group in group(&points, view.viewport.zoom, most) {
        match group.members.as_slice() {
            [only] => alone.push(others[*only]),
            several => {
                let members: Vec<_> = several.iter().map(|&index| others[index]).collect();
                clusters.push(Spot::Cluster(Cluster::of(&members, group.at, view.viewport)));
            }
        }
    }
    let mut spots = around::stand(&alone, &clusters, view, shows);
    spots.append(&mut clusters);
    spots.sort_by_key(Spot::order);
    spots
}
