//! Where every mark stands: in its place, beside others of the same place, or in a cluster.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{Cluster, Look, MapView, Mark, xml::tenths};
use crate::{
    geometry::{
        Point,
        cluster::{MOST_MARKS, group},
    },
    model::rule::Lamp,
};

/// Pixels between marks that share one place, about: rings of two may touch, not cross.
const APART: f64 = 30.0;

/// Pixels around a mark that names keep clear of.
const CLEAR: f64 = 4.0;

/// The golden angle in radians: turning by it spreads the places of a spiral evenly.
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;

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
    },
    /// Several projects that are drawn as one mark.
    Cluster(Cluster),
}

impl Spot<'_> {
    /// The pixel at which it stands, from the upper left corner.
    pub const fn position(&self) -> (f64, f64) {
        match self {
            Self::Mark { x, y, .. } => (*x, *y),
            Self::Cluster(cluster) => (cluster.x, cluster.y),
        }
    }

    /// Half the side of the square that names keep clear of, in pixels.
    pub(super) fn reach(&self) -> f64 {
        match self {
            Self::Mark { mark, .. } => mark.look.radius() + CLEAR,
            Self::Cluster(cluster) => cluster.radius() + CLEAR,
        }
    }

    /// What is drawn later and so on top: the selected, those with a notice, then the worst, then the southern.
    fn order(&self) -> (bool, bool, Reverse<Lamp>, i32, u32) {
        match self {
            Self::Mark { mark, y, .. } => {
                let Look { selected, notice, lamp, .. } = mark.look;
                (selected, notice, Reverse(lamp), tenths(*y), mark.id)
            }
            Self::Cluster(cluster) => {
                (false, false, Reverse(cluster.worst()), tenths(cluster.y), 0)
            }
        }
    }
}

/// Everything that stands in the window, in the order in which it is drawn.
///
/// Does not depend on the order of the marks. Marks on one spot fan out around it, the
/// worst in the middle: none may hide another for good.
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
    let (selected, others): (Vec<_>, Vec<_>) =
        marks.into_iter().partition(|mark| mark.look.selected || (mark.look.notice && few));
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
    let mut spots = fanned_out(&alone, view);
    spots.append(&mut clusters);
    spots.sort_by_key(Spot::order);
    spots
}

/// The marks in their places, those that share one around it.
fn fanned_out<'a>(marks: &[&'a Mark<'a>], view: &MapView<'_>) -> Vec<Spot<'a>> {
    let mut places = BTreeMap::<Point, Vec<&Mark<'_>>>::new();
    for mark in marks {
        places.entry(mark.at).or_default().push(mark);
    }
    let mut spots = Vec::with_capacity(marks.len());
    for (place, mut marks) in places {
        marks.sort_by_key(|mark| (Reverse(mark.look.selected), mark.look.lamp, mark.id));
        let (x, y) = view.viewport.project(place);
        for (turn, mark) in (0_u32..).zip(marks) {
            let (dx, dy) = spiral(turn, APART);
            spots.push(Spot::Mark { mark, x: x + dx, y: y + dy });
        }
    }
    spots
}

/// The n-th place of a spiral that fills a disc evenly.
fn spiral(turn: u32, apart: f64) -> (f64, f64) {
    let turn = f64::from(turn);
    let (sin, cos) = (turn * GOLDEN_ANGLE).sin_cos();
    let radius = apart * turn.sqrt();
    (radius * cos, radius * sin)
}
