//! The marks: the body says the stage, the ring the arithmetic, an upright card what was issued, and the
//! number inside is that of the list. Each differs from the others in grey as well.

use std::f64::consts::{FRAC_PI_4, TAU};

use super::{
    county::PosterLook,
    ink::PosterInk,
    item::{Anchor, At, Face, Ground, arc, circle, polygon, rectangle, width},
};
use crate::{
    model::{card::CardLevel, rule::Lamp, stage::StageGroup},
    view::plan_board::Flag,
};

/// How much of a dashed ring is drawn.
const STROKE: f64 = 0.46;

impl PosterLook {
    /// From the middle to the outermost edge, in radii of the body.
    pub(super) const fn reach(self) -> f64 {
        match (self.card, self.stage, self.lamp) {
            (Some(_), ..) => 1.4,
            (None, _, Lamp::Severe) => 1.6,
            (None, _, Lamp::Lagging | Lamp::Watch) => 1.5,
            (None, StageGroup::Completed, _) => 1.3,
            (None, ..) => 1.12,
        }
    }

    /// The colour of its line.
    pub(super) const fn course(self) -> PosterInk {
        match (self.card, self.lamp, self.stage) {
            (Some(CardLevel::Red), ..) | (None, Lamp::Severe, _) => PosterInk::RED,
            (Some(CardLevel::Yellow), ..) | (None, Lamp::Lagging, _) => PosterInk::LAG,
            (None, _, StageGroup::Completed) => PosterInk::DONE,
            (None, Lamp::Unjudged, _) | (None, _, StageGroup::Suspended) => PosterInk::SOFT,
            (None, ..) => PosterInk::OK,
        }
    }

    /// The colour of its body.
    const fn body(self) -> PosterInk {
        match (self.stage, self.lamp) {
            (StageGroup::Completed, _) => PosterInk::DONE,
            (_, Lamp::Severe | Lamp::Lagging)
            | (StageGroup::Unknown | StageGroup::Suspended, _) => PosterInk::INK,
            (_, Lamp::Unjudged) => PosterInk::SOFT,
            _ => PosterInk::OK,
        }
    }
}

/// The size of a number inside a body.
pub fn number_size(radius: f64, number: &str) -> f64 {
    (radius * 1.03).min(radius * 1.66 / width(number, 1.0).max(0.1))
}

/// A mark with its number; `number` may be empty.
pub fn sign(ground: &mut Ground, look: PosterLook, number: &str, at: At, radius: f64) {
    let light = if look.card.is_some() {
        card(ground, look, at, radius)
    } else {
        ring(ground, look, at, radius);
        body(ground, look, at, radius)
    };
    let size = number_size(radius, number);
    let ink = if light { PosterInk::INK } else { PosterInk::WHITE };
    let baseline = (at.0, at.1 + size * 0.36);
    ground.text(baseline, Anchor::Middle, Face::bold(size).ink(ink), number);
    if look.lamp == Lamp::Unjudged && look.card.is_none() {
        let corner = (at.0 + radius * 1.22, at.1 + radius * 1.28);
        let face = Face::bold(radius * 1.1).ink(PosterInk::SOFT).halo(radius * 0.14);
        ground.text(corner, Anchor::Middle, face, "?");
    }
}

/// The body; whether it is light, so that its number is dark.
fn body(ground: &mut Ground, look: PosterLook, at: At, radius: f64) -> bool {
    let ink = look.body();
    match look.stage {
        StageGroup::Building => {
            let edge = Some((PosterInk::WHITE, radius * 0.12));
            ground.path(circle(at, radius), Some(ink), edge);
            false
        }
        StageGroup::NotStarted => {
            let edge = Some((ink, radius * 0.26));
            ground.path(circle(at, radius * 0.94), Some(PosterInk::WHITE), edge);
            true
        }
        StageGroup::Completed => {
            let edge = Some((PosterInk::WHITE, radius * 0.12));
            ground.path(diamond(at, radius * 1.26), Some(ink), edge);
            false
        }
        StageGroup::Unknown => {
            ground.path(circle(at, radius), Some(PosterInk::WHITE), None);
            dashed(ground, at, radius * 0.94, (0.0, TAU), (ink, radius * 0.2));
            true
        }
        StageGroup::Suspended => {
            suspended(ground, at, radius);
            true
        }
    }
}

fn diamond((x, y): At, reach: f64) -> Vec<super::item::Segment> {
    polygon(&[(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)])
}

/// A grey square between the two bars of a pause.
fn suspended(ground: &mut Ground, (x, y): At, radius: f64) {
    let half = radius * 0.94;
    let square = rectangle((x - half, y - half), (2.0 * half, 2.0 * half));
    ground.path(square, Some(PosterInk::IDLE), Some((PosterInk::WHITE, radius * 0.1)));
    let bar = radius * 0.24;
    for left in [x - half, x + half - bar] {
        ground.block((left, y - half), (bar, 2.0 * half), PosterInk::INK);
    }
}

/// The ring of a lamp: an arc above, open below, or whole and heavy.
fn ring(ground: &mut Ground, look: PosterLook, at: At, radius: f64) {
    let (ink, angles, wide, out) = match look.lamp {
        Lamp::Watch => (PosterInk::WATCH, (5.0 * FRAC_PI_4, 7.0 * FRAC_PI_4), 0.24, 1.36),
        Lamp::Lagging => (PosterInk::LAG, (3.0 * FRAC_PI_4, 9.0 * FRAC_PI_4), 0.26, 1.36),
        Lamp::Severe => (PosterInk::RED, (0.0, TAU), 0.38, 1.4),
        Lamp::Unjudged | Lamp::Off | Lamp::Ok => return,
    };
    let halo = Some((PosterInk::WHITE, radius * (wide + 0.3)));
    ground.path(arc(at, radius * out, angles.0, angles.1), None, halo);
    let line = (ink, radius * wide);
    if look.explained {
        dashed(ground, at, radius * out, angles, line);
    } else {
        ground.path(arc(at, radius * out, angles.0, angles.1), None, Some(line));
    }
}

/// An arc in strokes.
fn dashed(
    ground: &mut Ground,
    at: At,
    radius: f64,
    (from, to): (f64, f64),
    line: (PosterInk, f64),
) {
    let strokes = ((to - from) / TAU * 14.0).round().max(4.0);
    let step = (to - from) / strokes;
    let mut angle = from + step * (1.0 - STROKE) / 2.0;
    while angle < to - step / 4.0 {
        ground.path(arc(at, radius, angle, angle + step * STROKE), None, Some(line));
        angle += step;
    }
}

/// A card with its project's stage as a small body at its foot; whether it is light.
fn card(ground: &mut Ground, look: PosterLook, (x, y): At, radius: f64) -> bool {
    let (wide, high) = (radius * 1.06, radius * 1.24);
    let upright = |inset: f64| {
        let (wide, high) = (wide - inset, high - inset);
        rectangle((x - wide, y - high), (2.0 * wide, 2.0 * high))
    };
    ground.path(upright(-radius * 0.1), Some(PosterInk::WHITE), None);
    let edge = Some((PosterInk::INK, radius * 0.14));
    let yellow = look.card == Some(CardLevel::Yellow);
    if yellow {
        ground.path(upright(radius * 0.07), Some(PosterInk::YELLOW), edge);
    } else {
        ground.path(upright(radius * 0.07), Some(PosterInk::RED), edge);
        let frame = Some((PosterInk::WHITE, radius * 0.09));
        ground.path(upright(radius * 0.21), None, frame);
    }
    let foot = (x - wide * 0.98, y + high * 0.94);
    let small = radius * 0.4;
    ground.path(circle(foot, small * 1.35), Some(PosterInk::WHITE), None);
    let plain = PosterLook { card: None, lamp: Lamp::Ok, ..look };
    body(ground, plain, foot, small);
    yellow
}

/// A flag of the year, its pole from `(x, y)` upwards and `high` long.
pub fn flag(ground: &mut Ground, flag: Flag, (x, y): At, high: f64) {
    let (wide, deep) = (high * 0.62, high * 0.46);
    let soft = PosterInk(0x59, 0x63, 0x6e);
    let pale = flag == Flag::ToCome;
    let pole = if pale { soft } else { PosterInk::INK };
    let top = y - high;
    ground.rule((x, y), (x, top), pole, high * 0.08);
    let pennant = || polygon(&[(x, top), (x + wide, top + deep / 2.0), (x, top + deep)]);
    let square = || rectangle((x, top), (wide * 0.92, deep * 0.96));
    match flag {
        Flag::Done => ground.path(pennant(), Some(PosterInk::RED), None),
        Flag::DoneLate => {
            ground.path(pennant(), Some(PosterInk::RED), Some((PosterInk::INK, high * 0.13)));
        }
        Flag::Overdue => ground.path(square(), Some(PosterInk::INK), None),
        Flag::Claimed => {
            ground.path(square(), Some(PosterInk::WHITE), Some((PosterInk::INK, high * 0.08)));
        }
        Flag::ToCome => ground.path(pennant(), None, Some((soft, high * 0.06))),
    }
}

/// The arrow to the north, its foot at `(x, y)`.
pub fn north(ground: &mut Ground, (x, y): At, high: f64) {
    let half = high * 0.24;
    let left = [(x, y - high), (x, y - high * 0.22), (x - half, y)];
    let right = [(x, y - high), (x, y - high * 0.22), (x + half, y)];
    ground.path(polygon(&left), Some(PosterInk::INK), Some((PosterInk::INK, high * 0.03)));
    ground.path(polygon(&right), Some(PosterInk::WHITE), Some((PosterInk::INK, high * 0.03)));
}
