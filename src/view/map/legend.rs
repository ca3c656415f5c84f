//! The signs of the map one by one, for the legend beside it.

use super::{MarkStyle, Tint, glyph};
use crate::model::{card::CardLevel, rule::Lamp, stage::StageGroup};

/// One sign that the legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegendEntry {
    /// A stage, on a project that is in time.
    Stage(StageGroup),
    /// A lamp, on a project under construction.
    Lamp(Lamp),
    /// A lag that a leader exempted.
    Explained,
    /// A card that is out.
    Card(CardLevel),
    /// A notice that nobody has signed for.
    Notice,
    /// A flag on a bottom line.
    Flag,
    /// A place that is only that of the region.
    Approximate,
    /// How far a region is behind.
    Tint(Tint),
}

impl LegendEntry {
    /// The signs of the marks in the order of the legend; tints are asked for apart.
    pub const MARKS: [Self; 15] = [
        Self::Lamp(Lamp::Severe),
        Self::Lamp(Lamp::Lagging),
        Self::Lamp(Lamp::Watch),
        Self::Lamp(Lamp::Unjudged),
        Self::Explained,
        Self::Stage(StageGroup::Building),
        Self::Stage(StageGroup::NotStarted),
        Self::Stage(StageGroup::Completed),
        Self::Stage(StageGroup::Unknown),
        Self::Stage(StageGroup::Suspended),
        Self::Card(CardLevel::Yellow),
        Self::Card(CardLevel::Red),
        Self::Notice,
        Self::Flag,
        Self::Approximate,
    ];

    /// The stable key under which the catalogues keep its words.
    pub fn key(self) -> String {
        match self {
            Self::Stage(stage) => format!("stage.{}", stage.code()),
            Self::Lamp(lamp) => format!("lamp.{}", lamp.code()),
            Self::Explained => "map.explained".to_owned(),
            Self::Card(level) => format!("level.{}", level.code()),
            Self::Notice => "map.notice".to_owned(),
            Self::Flag => "map.flag".to_owned(),
            Self::Approximate => "map.approximate".to_owned(),
            Self::Tint(tint) => format!("map.{}", tint.class()),
        }
    }
}

/// The sign as a small SVG of its own, drawn as on the map; its words stand beside it.
#[must_use]
pub fn legend_svg(entry: LegendEntry) -> String {
    let building = |lamp| MarkStyle::of(StageGroup::Building, lamp);
    match entry {
        LegendEntry::Tint(tint) => tint_svg(tint),
        LegendEntry::Card(level) => framed("card-svg", "-8 -11 16 22", glyph::card_svg(level)),
        LegendEntry::Stage(stage) => sign_svg(MarkStyle::of(stage, Lamp::Ok)),
        // Nothing is judged: a dash in place of a mark.
        LegendEntry::Lamp(Lamp::Off) => {
            framed("lamp-off", "-12 -12 24 24", "<path class=\"query\" d=\"M-6 0H6\"/>")
        }
        LegendEntry::Lamp(lamp) => sign_svg(building(lamp)),
        LegendEntry::Explained => {
            sign_svg(MarkStyle { explained: true, ..building(Lamp::Lagging) })
        }
        LegendEntry::Notice => sign_svg(MarkStyle { notice: true, ..building(Lamp::Severe) }),
        LegendEntry::Flag => sign_svg(MarkStyle { flagged: true, ..building(Lamp::Ok) }),
        LegendEntry::Approximate => sign_svg(MarkStyle { approximate: true, ..building(Lamp::Ok) }),
    }
}

/// The sign of one project by itself, for a line of a table; its words stand beside it. What reaches
/// beyond the body makes the sign larger, never the body smaller.
#[must_use]
pub fn sign_svg(look: MarkStyle) -> String {
    let mut drawing = String::new();
    glyph::draw(&mut drawing, look);
    let (size, frame) = if look.notice || look.flagged {
        ("wide ", "-28 -28 56 56")
    } else if look.card.is_some() {
        ("carded ", "-18 -25 40 43")
    } else if look.radius() > 10.0 || look.approximate {
        ("ringed ", "-18 -18 36 36")
    } else {
        ("", "-12 -12 24 24")
    };
    framed(&format!("{size}{}", look.classes()), frame, &drawing)
}

fn framed(classes: &str, frame: &str, drawing: &str) -> String {
    format!(
        "<svg class=\"legend-sign {classes}\" viewBox=\"{frame}\" aria-hidden=\"true\">{drawing}</svg>"
    )
}

fn tint_svg(tint: Tint) -> String {
    let land = format!("<g class=\"region {}\"><path d=\"M-11-8h22v16h-22z\"/></g>", tint.class());
    framed("tint-sign", "-12 -12 24 24", &land)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_sign_of_the_legend_has_its_own_words_and_its_own_look() {
        let tints = Tint::ALL.map(LegendEntry::Tint);
        let entries: Vec<_> = LegendEntry::MARKS.into_iter().chain(tints).collect();
        let keys: BTreeSet<_> = entries.iter().map(|entry| entry.key()).collect();
        let looks: BTreeSet<_> = entries.iter().map(|entry| legend_svg(*entry)).collect();
        assert_eq!((keys.len(), looks.len()), (entries.len(), entries.len()));
    }
}
