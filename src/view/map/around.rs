//! Marks that share one place: few of them stand around it, each with a thin leader; many are a stack,
//! which shows the worst and says how many there are. What is open or has an unsigned notice never
//! disappears in a stack.

use std::cmp::Reverse;

use geo::{Coord, Rect};

use super::{MapView, Mark, MarkStyle, Spot, stack::Stack};
use crate::{
    geometry::{
        Point,
        fan::{FanSide, MOST_AROUND, fan, places},
    },
    model::rule::Lamp,
};

/// A mark covers at least so many pixels around its middle here, so that no two fingers' circles meet.
const FINGER: f64 = 20.6;

/// What a mark outside the window costs a side, in squares of overlapping pixels.
const UNSEEN: f64 = 1e5;

/// Everything that stands by itself, in its place or around one that it shares; it keeps clear of
/// `clusters` where it can.
pub(super) fn stand<'a>(
    alone: &[&'a Mark<'a>],
    clusters: &[Spot<'a>],
    view: &MapView<'_>,
    shows: impl Fn(&Mark<'_>) -> bool,
) -> Vec<Spot<'a>> {
    let points: Vec<Point> = alone.iter().map(|mark| mark.at).collect();
    let (mut spots, mut shared) = (Vec::with_capacity(alone.len()), Vec::new());
    for place in places(&points) {
        let mut members: Vec<&Mark<'_>> = place.members.iter().map(|&index| alone[index]).collect();
        members.sort_by_key(|mark| (mark.look.lamp, mark.id));
        match members.as_slice() {
            &[mark] => {
                let (x, y) = view.viewport.project(mark.at);
                spots.push(Spot::Mark { mark, x, y, foot: None });
            }
            _ => shared.push((place.at, items(&members, view, &shows))),
        }
    }
    let mut taken: Vec<(Coord, f64)> =
        spots.iter().chain(clusters).map(|spot| (spot.position().into(), spot.cover())).collect();
    for (at, items) in shared {
        for spot in standing(view.viewport.project(at).into(), items, &taken, view) {
            taken.push((spot.position().into(), spot.cover()));
            spots.push(spot);
        }
    }
    spots
}

/// What stands around a place: its marks, or of many those that have to be seen and a stack of the rest,
/// the worst first.
fn items<'a>(
    members: &[&'a Mark<'a>],
    view: &MapView<'_>,
    shows: impl Fn(&Mark<'_>) -> bool,
) -> Vec<Spot<'a>> {
    let mark = |mark| Spot::Mark { mark, x: 0.0, y: 0.0, foot: None };
    if members.len() <= MOST_AROUND {
        return members.iter().copied().map(mark).collect();
    }
    let mut shown: Vec<&Mark<'_>> = members.iter().copied().filter(|mark| shows(mark)).collect();
    shown.sort_by_key(|mark| Reverse(mark.look.selected));
    shown.truncate(MOST_AROUND - 1);
    let in_stack = |mark: &&&Mark<'_>| shown.iter().all(|other| other.id != mark.id);
    let rest: Vec<_> = members.iter().filter(in_stack).copied().collect();
    let stack = Stack::of(&rest, view.viewport).map(|stack| Spot::Stack { stack, foot: None });
    let mut items: Vec<_> = stack.into_iter().chain(shown.into_iter().map(mark)).collect();
    items.sort_by_key(lamp);
    items
}

fn lamp(spot: &Spot<'_>) -> Lamp {
    match spot {
        Spot::Mark { mark, .. } => mark.look.lamp,
        Spot::Stack { stack, .. } => stack.look.lamp,
        Spot::Cluster(cluster) => cluster.worst(),
    }
}

/// The items around their place, on the side on which they hide least; a single one on the place.
fn standing<'a>(
    at: Coord,
    mut items: Vec<Spot<'a>>,
    taken: &[(Coord, f64)],
    view: &MapView<'_>,
) -> Vec<Spot<'a>> {
    if let [only] = items.as_mut_slice() {
        only.move_to(at, None);
        return items;
    }
    let covers: Vec<f64> = items.iter().map(Spot::cover).collect();
    let near = |(other, cover): &&(Coord, f64)| {
        let away = at - *other;
        away.x.hypot(away.y) < cover + 200.0
    };
    let taken: Vec<_> = taken.iter().filter(near).copied().collect();
    let window = view.sees(at.x_y()).then(|| view.window());
    let mut best = (f64::INFINITY, Vec::new());
    for side in FanSide::ALL {
        let places: Vec<Coord> =
            fan(&covers, side).into_iter().map(|offset| at + Coord::from(offset)).collect();
        let cost = cost(&places, &covers, &taken, window);
        if cost < best.0 {
            best = (cost, places);
        }
    }
    for (item, place) in items.iter_mut().zip(best.1) {
        item.move_to(place, Some(at));
    }
    items
}

/// How much a fan hides of others, and how much of it lies outside the window.
fn cost(places: &[Coord], covers: &[f64], taken: &[(Coord, f64)], window: Option<Rect>) -> f64 {
    let of = |(at, cover): (&Coord, &f64)| {
        let hidden = taken.iter().map(|(other, radius)| {
            let away = *at - *other;
            // Squared: two marks half hidden are better than one hidden whole.
            (cover + radius - away.x.hypot(away.y)).max(0.0).powi(2)
        });
        let cut = window.is_some_and(|window| {
            let (min, max) = (window.min(), window.max());
            at.x - cover < min.x
                || at.x + cover > max.x
                || at.y - cover < min.y
                || at.y + cover > max.y
        });
        hidden.sum::<f64>() + if cut { UNSEEN } else { 0.0 }
    };
    places.iter().zip(covers).map(of).sum()
}

impl Spot<'_> {
    /// Pixels around its middle that it covers, with the card at its shoulder.
    pub(super) fn cover(&self) -> f64 {
        match self {
            Self::Mark { mark, .. } => mark.look.cover().max(FINGER),
            Self::Stack { stack, .. } => stack.cover().max(FINGER),
            Self::Cluster(cluster) => cluster.radius(),
        }
    }

    /// Puts it beside the place that it is of.
    fn move_to(&mut self, Coord { x, y }: Coord, from: Option<Coord>) {
        let from = from.map(|from| from.x_y());
        match self {
            Self::Mark { x: left, y: top, foot, .. } => (*left, *top, *foot) = (x, y, from),
            Self::Stack { stack, foot } => {
                (stack.cluster.x, stack.cluster.y, *foot) = (x, y, from);
            }
            Self::Cluster(_) => {}
        }
    }
}

impl MarkStyle {
    /// Pixels from its middle to the farthest edge, that of the card at its shoulder included.
    pub(super) fn cover(self) -> f64 {
        let (x, y) = super::glyph::shoulder(self);
        let card = self.card.map_or(0.0, |_| (x + 6.5).hypot(y.abs() + 9.0));
        card.max(self.radius())
    }
}
