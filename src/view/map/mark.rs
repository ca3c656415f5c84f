//! One project on the map, before anybody has drawn it.

use crate::{
    geometry::{Point, Shape},
    model::{card::CardLevel, rule::Lamp, stage::StageGroup},
};

/// What the drawing of a mark tells: the body the stage, the ring the arithmetic, the card at its
/// shoulder what was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own on the sign")]
pub struct MarkStyle {
    /// The group of stages, which gives the body its shape.
    pub stage: StageGroup,
    /// How far the rules find it behind, which gives the ring.
    pub lamp: Lamp,
    /// Whether the lag was explained, so that the ring is hatched.
    pub explained: bool,
    /// The gravest card that is out.
    pub card: Option<CardLevel>,
    /// Whether a penalty notice hangs over it that nobody has signed for.
    pub notice: bool,
    /// Whether a flag on a bottom line stands on it.
    pub flagged: bool,
    /// Whether the place is only that of its region.
    pub approximate: bool,
    /// Whether it is the one the reader has opened.
    pub selected: bool,
}

impl MarkStyle {
    /// A stage and a lamp, and nothing that was issued or is in question.
    pub const fn of(stage: StageGroup, lamp: Lamp) -> Self {
        Self {
            stage,
            lamp,
            explained: false,
            card: None,
            notice: false,
            flagged: false,
            approximate: false,
            selected: false,
        }
    }

    /// The classes that give its shapes their colour.
    pub(super) fn classes(self) -> String {
        let explained = if self.explained { " explained" } else { "" };
        format!("lamp-{} stage-{}{explained}", self.lamp.code(), self.stage.code())
    }

    /// Whether the body is an outline, because construction has not started as far as is known.
    pub(super) const fn is_hollow(self) -> bool {
        matches!(self.stage, StageGroup::NotStarted | StageGroup::Unknown)
    }

    /// Pixels from its middle to the outer edge of body, ring and double ring.
    pub(super) const fn radius(self) -> f64 {
        match (self.notice, self.lamp) {
            (true, Lamp::Severe) => 24.8,
            (true, _) => 23.0,
            (false, Lamp::Severe) => 16.0,
            (false, Lamp::Lagging | Lamp::Watch) => 14.2,
            (false, Lamp::Unjudged | Lamp::Off | Lamp::Ok) => 9.0,
        }
    }
}

/// One project with its place.
#[derive(Debug, Clone)]
pub struct Mark<'a> {
    /// The number of the project's identifier.
    pub id: u32,
    /// The project's name.
    pub name: &'a str,
    /// Where the mark stands.
    pub at: Point,
    /// What its drawing tells.
    pub look: MarkStyle,
    /// Whether its notice was issued a short while ago, so that its ring pulses.
    pub fresh: bool,
    /// The line or the area it covers, if it is more than a point.
    pub shape: Option<&'a Shape>,
}
