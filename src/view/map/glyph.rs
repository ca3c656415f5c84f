//! The drawing of one mark: its shape is the stage, its class the colour.
//!
//! Every colour-coded lamp also has a sign of its own (a card, a pupil, a question mark,
//! two bars), so that it is told apart in greyscale and by the colour-blind.

use super::{MapView, Mark, xml};
use crate::model::{rule::Lamp, stage::StageGroup};

/// A mark at its pixel, as a link; the keyboard passes over those outside the window.
pub(super) fn mark_svg(mark: &Mark<'_>, (x, y): (f64, f64), view: &MapView<'_>) -> String {
    let selected = if mark.selected { " selected\" aria-current=\"true" } else { "" };
    format!(
        "<a class=\"mark {}{selected}\" data-id=\"{}\" href=\"{}\"{} transform=\"translate({})\">\
         <title>{}</title><circle class=\"hit\" r=\"12\"/><g class=\"glyph\">{}</g></a>",
        mark.classes(),
        mark.id,
        xml::escape(&view.words.href(mark.id)),
        if view.sees((x, y)) { "" } else { " tabindex=\"-1\"" },
        xml::position(x, y),
        xml::escape(&view.words.title(mark)),
        glyph(mark),
    )
}

/// Everything that is drawn for one mark, around the origin.
fn glyph(mark: &Mark<'_>) -> String {
    let mut svg = String::new();
    if mark.notice {
        svg.push_str(NOTICE);
    }
    svg.push_str(body(mark.stage, mark.lamp));
    svg.push_str(sign(mark.stage, mark.lamp));
    if mark.approximate {
        svg.push_str(APPROXIMATE);
    }
    if mark.selected {
        svg.push_str(SELECTED);
    }
    svg
}

/// The double ring of a notice that nobody has signed for.
pub(super) const NOTICE: &str =
    "<circle class=\"notice\" r=\"15\"/><circle class=\"notice outer\" r=\"19\"/>";

/// The dotted ground line of a place that is only that of the region.
pub(super) const APPROXIMATE: &str = "<path class=\"approximate\" d=\"M-8 13.5H9\"/>";

/// The ring and the cross-hairs of the project that is open.
pub(super) const SELECTED: &str = "<circle class=\"chosen\" r=\"16\"/><path class=\"chosen\" d=\"M0-23v7M0 16v7M-23 0h7M16 0h7\"/>";

/// The shape of the stage, inside a card where the lamp is one.
pub(super) const fn body(stage: StageGroup, lamp: Lamp) -> &'static str {
    match (lamp, stage) {
        (Lamp::Red, _) => {
            "<rect class=\"card\" x=\"-8\" y=\"-10.5\" width=\"16\" height=\"21\" rx=\"2\"/>"
        }
        (Lamp::Yellow, _) => {
            "<rect class=\"card\" x=\"-7\" y=\"-9.5\" width=\"14\" height=\"19\" rx=\"2\"/>"
        }
        (_, StageGroup::Unknown) => {
            "<circle class=\"plate\" r=\"8\"/><circle class=\"ring dashed\" r=\"5.8\"/>"
        }
        (_, StageGroup::NotStarted) => {
            "<circle class=\"plate\" r=\"8\"/><circle class=\"ring\" r=\"5.6\"/>"
        }
        (_, StageGroup::Building) => "<circle class=\"disc\" r=\"6.8\"/>",
        (_, StageGroup::Completed) => "<path class=\"disc\" d=\"M0-8.5 7.5 0 0 8.5-7.5 0z\"/>",
    }
}

/// What stands on the shape: the stage on a card, else the sign of the lamp.
pub(super) const fn sign(stage: StageGroup, lamp: Lamp) -> &'static str {
    let solid = matches!(stage, StageGroup::Building | StageGroup::Completed);
    match (lamp, stage) {
        (Lamp::Red | Lamp::Yellow, StageGroup::Unknown) => {
            "<circle class=\"inner dashed\" r=\"3.6\"/>"
        }
        (Lamp::Red | Lamp::Yellow, StageGroup::NotStarted) => "<circle class=\"inner\" r=\"3.4\"/>",
        (Lamp::Red | Lamp::Yellow, StageGroup::Building) => {
            "<circle class=\"inner full\" r=\"3.4\"/>"
        }
        (Lamp::Red | Lamp::Yellow, StageGroup::Completed) => {
            "<path class=\"inner full\" d=\"M0-4.6 4 0 0 4.6-4 0z\"/>"
        }
        (Lamp::Watch, _) if solid => "<circle class=\"sign full\" r=\"2.6\"/>",
        (Lamp::Watch, _) => "<circle class=\"sign full open\" r=\"2\"/>",
        (Lamp::Unjudged, _) if solid => UNJUDGED,
        (Lamp::Unjudged, _) => UNJUDGED_OPEN,
        (Lamp::Paused, _) if solid => "<path class=\"sign\" d=\"M-2-3v6M2-3v6\"/>",
        (Lamp::Paused, _) => "<path class=\"sign open\" d=\"M-1.4-2v4M1.4-2v4\"/>",
        (Lamp::Ok, _) => "",
    }
}

/// A question mark cut out of a filled shape.
const UNJUDGED: &str = "<path class=\"sign\" d=\"M-2-1.6a2 2 0 1 1 3.2 1.6Q0 .6 0 1.4M0 4v.1\"/>";

/// A question mark inside a ring.
const UNJUDGED_OPEN: &str =
    "<path class=\"sign open\" d=\"M-1.4-1.2a1.4 1.4 0 1 1 2.3 1.2Q0 .4 0 .9M0 2.7v.1\"/>";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_stages_or_lamps_look_alike_without_colour() {
        let pairs =
            StageGroup::ALL.into_iter().flat_map(|stage| Lamp::ALL.map(|lamp| (stage, lamp)));
        let drawings: BTreeSet<_> =
            pairs.map(|(stage, lamp)| (body(stage, lamp), sign(stage, lamp))).collect();
        assert_eq!(drawings.len(), StageGroup::ALL.len() * Lamp::ALL.len());
    }
}
