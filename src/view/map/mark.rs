//! One project on the map, before anybody has drawn it.

use crate::{
    geometry::{Point, Shape},
    model::{rule::Lamp, stage::StageGroup},
};

/// One project with its place.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own on the sign")]
pub struct Mark<'a> {
    /// The number of the project's identifier.
    pub id: u32,
    /// The project's name.
    pub name: &'a str,
    /// Where the mark stands.
    pub at: Point,
    /// The group of stages, which gives the mark its shape.
    pub stage: StageGroup,
    /// The lamp, which gives the mark its colour.
    pub lamp: Lamp,
    /// Whether the place is only that of its region.
    pub approximate: bool,
    /// Whether it is the one the reader has opened.
    pub selected: bool,
    /// Whether a penalty notice hangs over it that nobody has signed for.
    pub notice: bool,
    /// Whether that notice was issued a short while ago, so that its ring pulses.
    pub fresh: bool,
    /// The line or the area it covers, if it is more than a point.
    pub shape: Option<&'a Shape>,
}

impl Mark<'_> {
    /// The classes that give its shapes their colour.
    pub(super) fn classes(&self) -> String {
        classes(self.stage, self.lamp)
    }
}

/// The classes of a stage and a lamp.
pub(super) fn classes(stage: StageGroup, lamp: Lamp) -> String {
    format!("lamp-{} stage-{}", lamp.code(), stage.code())
}
