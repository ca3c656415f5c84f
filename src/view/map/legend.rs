//! The signs of the map one by one, for the legend beside it.

use super::{Tint, glyph, mark::classes};
use crate::model::{rule::Lamp, stage::StageGroup};

/// One sign that the legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegendEntry {
    /// A stage, on a project that is in time.
    Stage(StageGroup),
    /// A lamp, on a project under construction.
    Lamp(Lamp),
    /// A notice that nobody has signed for.
    Notice,
    /// A place that is only that of the region.
    Approximate,
    /// How far a region is behind.
    Tint(Tint),
}

impl LegendEntry {
    /// The signs of the marks in the order of the legend; tints and notices are asked for apart.
    pub const MARKS: [Self; 10] = [
        Self::Stage(StageGroup::NotStarted),
        Self::Stage(StageGroup::Building),
        Self::Stage(StageGroup::Completed),
        Self::Stage(StageGroup::Unknown),
        Self::Lamp(Lamp::Watch),
        Self::Lamp(Lamp::Yellow),
        Self::Lamp(Lamp::Red),
        Self::Lamp(Lamp::Unjudged),
        Self::Lamp(Lamp::Paused),
        Self::Approximate,
    ];

    /// The stable key under which the catalogues keep its words.
    pub fn key(self) -> String {
        match self {
            Self::Stage(stage) => format!("stage.{}", stage.code()),
            Self::Lamp(lamp) => format!("lamp.{}", lamp.code()),
            Self::Notice => "map.notice".to_owned(),
            Self::Approximate => "map.approximate".to_owned(),
            Self::Tint(tint) => format!("map.{}", tint.class()),
        }
    }
}

/// The sign as a small SVG of its own, drawn as on the map; its words stand beside it.
#[must_use]
pub fn legend_svg(entry: LegendEntry) -> String {
    let (stage, lamp) = match entry {
        LegendEntry::Tint(tint) => return tint_svg(tint),
        LegendEntry::Stage(stage) => (stage, Lamp::Ok),
        LegendEntry::Lamp(lamp) => (StageGroup::Building, lamp),
        LegendEntry::Notice => (StageGroup::Building, Lamp::Red),
        LegendEntry::Approximate => (StageGroup::Building, Lamp::Ok),
    };
    let mark = format!("{}{}", glyph::body(stage, lamp), glyph::sign(stage, lamp));
    let drawing = match entry {
        LegendEntry::Notice => format!("<g transform=\"scale(.6)\">{}{mark}</g>", glyph::NOTICE),
        LegendEntry::Approximate => {
            format!("<g transform=\"translate(0-3)\">{mark}{}</g>", glyph::APPROXIMATE)
        }
        _ => mark,
    };
    wrapped(stage, lamp, &drawing)
}

/// The sign of one project by itself, for a line of a table; its words stand beside it.
#[must_use]
pub fn sign_svg(stage: StageGroup, lamp: Lamp) -> String {
    wrapped(stage, lamp, &format!("{}{}", glyph::body(stage, lamp), glyph::sign(stage, lamp)))
}

fn wrapped(stage: StageGroup, lamp: Lamp, drawing: &str) -> String {
    format!(
        "<svg class=\"legend-sign {}\" viewBox=\"-12 -12 24 24\" aria-hidden=\"true\">{drawing}</svg>",
        classes(stage, lamp)
    )
}

fn tint_svg(tint: Tint) -> String {
    format!(
        "<svg class=\"legend-sign\" viewBox=\"-12 -12 24 24\" aria-hidden=\"true\">\
         <g class=\"region {}\"><path d=\"M-11-8h22v16h-22z\"/></g></svg>",
        tint.class()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_sign_of_the_legend_has_its_own_words_and_its_own_look() {
        let tints = Tint::ALL.map(LegendEntry::Tint);
        let entries: Vec<_> =
            LegendEntry::MARKS.into_iter().chain(tints).chain([LegendEntry::Notice]).collect();
        let keys: BTreeSet<_> = entries.iter().map(|entry| entry.key()).collect();
        let looks: BTreeSet<_> = entries.iter().map(|entry| legend_svg(*entry)).collect();
        assert_eq!((keys.len(), looks.len()), (entries.len(), entries.len()));
    }
}
