//! The drawing of one mark, in three layers that never take each other's place: the body says the
//! stage, the ring the arithmetic, the card at the right shoulder the act.
//!
//! Every stage and every lamp has a form of its own, so that they are told apart in greyscale and by
//! the colour-blind; the ring closes as it gets worse. Colours, widths of strokes and dashes are
//! classes of `style/map.css`; measures are pixels of a wall 1080 pixels high.

use std::fmt::Write;

use super::{MapView, Mark, MarkStyle, xml};
use crate::model::{card::CardLevel, rule::Lamp, stage::StageGroup};

/// A mark at its pixel, as a link; the keyboard passes over those outside the window.
pub(super) fn mark_svg(mark: &Mark<'_>, (x, y): (f64, f64), view: &MapView<'_>) -> String {
    let selected = if mark.look.selected { " selected\" aria-current=\"true" } else { "" };
    let mut svg = format!(
        "<a class=\"mark {}{selected}\" data-id=\"{}\" href=\"{}\"{} transform=\"translate({})\">\
         <title>{}</title><circle class=\"hit\" r=\"12\"/><g class=\"glyph\">",
        mark.look.classes(),
        mark.id,
        xml::escape(&view.words.href(mark.id)),
        if view.sees((x, y)) { "" } else { " tabindex=\"-1\"" },
        xml::position(x, y),
        xml::escape(&view.words.title(mark)),
    );
    draw(&mut svg, mark.look);
    svg.push_str("</g></a>");
    svg
}

/// Draws everything of one mark around the origin.
pub(super) fn draw(svg: &mut String, look: MarkStyle) {
    if look.is_hollow() {
        svg.push_str("<circle class=\"plate\" r=\"8.6\"/>");
    }
    svg.push_str(ring(look.lamp, look.explained));
    if look.notice {
        notice(svg, look.lamp);
    }
    svg.push_str(body(look.stage));
    if look.lamp == Lamp::Unjudged {
        svg.push_str(UNJUDGED);
    }
    if let Some(card) = look.card {
        let (x, y) = shoulder(look);
        let _ = write!(svg, "<g transform=\"translate({})\">", xml::position(x, y));
        svg.push_str(card_svg(card));
        svg.push_str("</g>");
    }
    if look.flagged {
        svg.push_str(FLAG);
    }
    if look.approximate {
        approximate(svg, look);
    }
    if look.selected {
        chosen(svg, look);
    }
}

/// The shape of the stage.
pub(super) const fn body(stage: StageGroup) -> &'static str {
    match stage {
        StageGroup::NotStarted => "<circle class=\"hollow\" r=\"5.6\"/>",
        StageGroup::Building => "<circle class=\"disc\" r=\"7\"/>",
        StageGroup::Completed => "<path class=\"disc\" d=\"M0-9 8.2 0 0 9-8.2 0z\"/>",
        StageGroup::Unknown => "<circle class=\"unsaid\" r=\"5.7\"/>",
        StageGroup::Suspended => {
            "<path class=\"disc\" d=\"M-6.3-6.8h4.7v13.6h-4.7zM1.6-6.8h4.7v13.6H1.6z\"/>"
        }
    }
}

/// The ring of the lamp over its halo: a quarter above, three quarters open below, or whole; strokes
/// instead of a line where the lag was explained.
pub(super) const fn ring(lamp: Lamp, explained: bool) -> &'static str {
    match (lamp, explained) {
        (Lamp::Watch, _) => {
            "<path class=\"halo\" d=\"M-9.1-9.1A12.8 12.8 0 0 1 9.1-9.1\"/>\
             <path class=\"ring\" d=\"M-9.1-9.1A12.8 12.8 0 0 1 9.1-9.1\"/>"
        }
        (Lamp::Lagging, false) => {
            "<path class=\"halo\" d=\"M-9 9A12.75 12.75 0 1 1 9 9\"/>\
             <path class=\"ring\" d=\"M-9 9A12.75 12.75 0 1 1 9 9\"/>"
        }
        (Lamp::Lagging, true) => {
            "<path class=\"halo\" d=\"M-8.8 8.8A12.5 12.5 0 1 1 8.8 8.8\"/>\
             <path class=\"ring\" d=\"M-8.8 8.8A12.5 12.5 0 1 1 8.8 8.8\"/>"
        }
        (Lamp::Severe, false) => {
            "<circle class=\"halo\" r=\"13.5\"/><circle class=\"ring\" r=\"13.5\"/>"
        }
        (Lamp::Severe, true) => {
            "<circle class=\"halo\" r=\"14.3\"/><circle class=\"ring\" r=\"14.3\"/>"
        }
        (Lamp::Unjudged | Lamp::Off | Lamp::Ok, _) => "",
    }
}

/// A question mark at the lower right: there is no figure to judge by.
const UNJUDGED: &str = "<g transform=\"translate(11.4 7)\">\
    <path class=\"halo\" d=\"M-2.6-2.2a2.6 2.6 0 1 1 4.1 2.1Q0 1 0 2.1M0 5v.05\"/>\
    <path class=\"query\" d=\"M-2.6-2.2a2.6 2.6 0 1 1 4.1 2.1Q0 1 0 2.1M0 5v.05\"/></g>";

/// A card that was issued, upright around the origin; the red one is told by its inner frame.
pub(super) const fn card_svg(card: CardLevel) -> &'static str {
    match card {
        CardLevel::Yellow => {
            "<rect class=\"card card-yellow\" x=\"-6.5\" y=\"-9\" width=\"13\" height=\"18\" rx=\"1.7\"/>"
        }
        CardLevel::Red => {
            "<rect class=\"card card-red\" x=\"-6.5\" y=\"-9\" width=\"13\" height=\"18\" rx=\"1.7\"/>\
             <rect class=\"card-frame\" x=\"-4.75\" y=\"-7.25\" width=\"9.5\" height=\"14.5\" rx=\".7\"/>"
        }
    }
}

/// The middle of the card, at the right shoulder.
pub(super) const fn shoulder(look: MarkStyle) -> (f64, f64) {
    match (look.notice, look.lamp) {
        (true, _) => (17.3, -17.3),
        (false, Lamp::Severe) => (14.9, -15.4),
        (false, Lamp::Lagging | Lamp::Watch) => (13.2, -13.6),
        (false, Lamp::Unjudged | Lamp::Off | Lamp::Ok) => (12.0, -12.2),
    }
}

/// The double ring of a notice that nobody has signed for, outside the ring.
fn notice(svg: &mut String, lamp: Lamp) {
    let inner = if matches!(lamp, Lamp::Severe) { 20.0 } else { 18.2 };
    for (class, radius) in [("halo double", 1.9), ("notice", 0.0), ("notice", 3.8)] {
        let radius = xml::number(xml::tenths(inner + radius));
        let _ = write!(svg, "<circle class=\"{class}\" r=\"{radius}\"/>");
    }
}

/// The flag of a bottom line, at the left shoulder.
pub(super) const FLAG: &str =
    "<path class=\"flag\" d=\"M-9.8-8.3V-27.3h-13l3.4 4.6-3.4 4.6H-12.1V-8.3z\"/>";

/// Three dashes below a place that is only that of the region.
fn approximate(svg: &mut String, look: MarkStyle) {
    let y = xml::number(xml::tenths(f64::max(13.0, look.radius() + 4.0)));
    let _ =
        write!(svg, "<path class=\"approximate\" d=\"M-10.6 {y}h4.6M-2.3 {y}h4.6M6 {y}h4.6\"/>");
}

/// The ring and the cross-hairs of the project that is open.
fn chosen(svg: &mut String, look: MarkStyle) {
    let radius = xml::tenths(f64::max(18.2, look.radius() + 4.0));
    let (inner, outer) = (xml::number(radius), xml::number(radius + 60));
    let _ = write!(
        svg,
        "<circle class=\"chosen\" r=\"{inner}\"/><path class=\"chosen\" \
         d=\"M0-{outer}v6M0 {inner}v6M-{outer} 0h6M{inner} 0h6\"/>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn drawn(look: MarkStyle) -> String {
        let mut svg = String::new();
        draw(&mut svg, look);
        svg
    }

    /// Off is the lamp of what is completed or suspended, which have bodies of their own and no ring.
    #[test]
    fn no_two_stages_or_lamps_look_alike_without_colour() {
        let lamps = Lamp::ALL.into_iter().filter(|lamp| *lamp != Lamp::Off);
        let pairs: Vec<_> = StageGroup::ALL
            .into_iter()
            .flat_map(|stage| lamps.clone().map(move |lamp| MarkStyle::of(stage, lamp)))
            .collect();
        let drawings: BTreeSet<_> = pairs.iter().map(|look| drawn(*look)).collect();
        assert_eq!(drawings.len(), pairs.len());
    }

    #[test]
    fn ring_and_card_say_each_their_own() {
        let severe = MarkStyle::of(StageGroup::Building, Lamp::Severe);
        let yellow =
            |lamp| MarkStyle { card: Some(CardLevel::Yellow), ..MarkStyle::of(severe.stage, lamp) };
        let grown_worse = drawn(yellow(Lamp::Severe));
        assert!(grown_worse.contains("card-yellow") && grown_worse.contains("class=\"ring\""));
        let caught_up = drawn(yellow(Lamp::Ok));
        assert!(caught_up.contains("card-yellow") && !caught_up.contains("class=\"ring\""));
        let explained = drawn(MarkStyle { explained: true, ..severe });
        assert_ne!(explained, drawn(severe));
    }
}
